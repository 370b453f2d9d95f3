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

/** Actions on a key of KMS that an argument names by its ARN: no room has keys, and an alias or an id is none that a statement may name. */
export function key(at: string, ...actions: readonly string[]): ApiGrant {
  return { actions: actions.map((action) => `kms:${action}`), at, service: 'kms', exact: 'arn:[a-z-]+:kms:[a-z0-9-]+:\\d{12}:key/[A-Za-z0-9-]+' };
}
