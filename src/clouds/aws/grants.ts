import type { ApiGrant, ApiOperation } from '#kit/api-operation.ts';

// Short ways to write a room's table of commands, from AWS's service authorization reference.

/** What a command needs. */
export function needs(...grants: readonly ApiGrant[]): ApiOperation {
  return { grants };
}

/** Actions on the resource that an argument names. */
export function on(at: string, actions: string | readonly string[], more: Omit<ApiGrant, 'at' | 'actions'> = {}): ApiGrant {
  return { actions: typeof actions === 'string' ? [actions] : actions, at, ...more };
}

/** Actions that take no resource. */
export function anywhere(...actions: readonly string[]): ApiGrant {
  return { actions };
}
