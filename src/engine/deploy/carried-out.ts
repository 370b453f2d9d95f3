import type { StackDriver } from '#kit/stack-driver.ts';
import type { StackEvent, StackState } from '#model/stack.ts';

/**
 * What the execution of these changes is called when the cloud is asked for it, and in the events that come of it. Made of their id, so that
 * whoever comes back after the page was gone can tell what became of them, also where the stack itself doesn't name them.
 */
export function executionToken(changeSetId: string): string {
  return `execute-${changeSetId.replace(/[^A-Za-z0-9]+/g, '-').slice(-100)}`;
}

/** The newest operation's events, if it is the execution of these changes. Undefined: they were never begun, or others came after them. */
export async function eventsOfExecution(
  driver: StackDriver,
  state: StackState,
  of: { readonly changeSetId: string; readonly stackId?: string },
  signal?: AbortSignal,
): Promise<readonly StackEvent[] | undefined> {
  const stackId = state.id ?? of.stackId;
  // A stack of that name that was made since is another one.
  if (stackId === undefined || state.condition === 'empty' || (of.stackId !== undefined && stackId !== of.stackId)) return undefined;
  const { events } = await driver.poll(stackId, undefined, signal);
  const token = executionToken(of.changeSetId);
  const isIt = events.some((event) => event.isStack && event.token === token) || isMadeBy(state, of.changeSetId);
  return isIt ? events : undefined;
}

/** As the stack itself says, where its cloud lets it. */
function isMadeBy({ operation, changeSetId }: StackState, id: string): boolean {
  return operation !== undefined && operation.kind !== 'delete' && changeSetId === id;
}
