import type { StackEvent } from '#model/stack.ts';
import type { Send } from '../client/calls.ts';
import { eventOf } from './event-of.ts';
import type { StackOperation } from './inspect.ts';

/**
 * The operations to follow, oldest first: the one that began after those `before` (or, unbookmarked, the newest), and what follows from it, its
 * rollback, which is an operation of its own. Somebody else's later one isn't. Undefined: the cloud's list doesn't reach back far enough to tell.
 */
export function ownOperations(
  listed: readonly StackOperation[],
  of: { readonly before?: readonly string[] | undefined; readonly own: readonly StackOperation[] },
): readonly StackOperation[] | undefined {
  const oldestFirst = [...listed].reverse();
  if (of.own.length > 0) {
    const last = of.own.at(-1)?.id;
    const at = oldestFirst.findIndex((one) => one.id === last);
    return [...of.own, ...consequences(of.own[0], oldestFirst.slice(at + 1))];
  }
  if (of.before) {
    const [first, ...later] = oldestFirst.filter((one) => !of.before?.includes(one.id));
    return first && [first, ...consequences(first, later)];
  }
  const at = oldestFirst.findLastIndex((one) => !TAKING_BACK.has(one.type));
  return at < 0 ? undefined : oldestFirst.slice(at);
}

function consequences(first: StackOperation | undefined, later: readonly StackOperation[]): readonly StackOperation[] {
  const end = later.findIndex((one) => !TAKING_BACK.has(one.type) && !(one.type === 'DELETE_STACK' && first?.type === 'CREATE_STACK'));
  return end < 0 ? later : later.slice(0, end);
}

const TAKING_BACK: ReadonlySet<string> = new Set(['ROLLBACK', 'CONTINUE_ROLLBACK']);

/** Newest first, without what is seen. API Reference, `DescribeEvents`: of one operation; in which order it doesn't say. */
export async function operationEventsAfter(send: Send, operation: string, given: ReadonlySet<string>, signal?: AbortSignal): Promise<StackEvent[]> {
  const seen = new Set(given);
  const fresh: StackEvent[] = [];
  let token: string | undefined;
  do {
    const { OperationEvents = [], NextToken } = await send('DescribeEvents', { OperationId: operation, ...(token ? { NextToken: token } : {}) }, signal);
    // Early validation and hooks are found out apart (`findings`).
    const page = OperationEvents.filter((event) => event.ResourceStatus && event.LogicalResourceId).map(eventOf);
    const unseen = page.filter((event) => !seen.has(event.id));
    fresh.push(...unseen);
    for (const event of unseen) seen.add(event.id);
    const isNewestFirst = (page[0]?.at ?? 0) >= (page.at(-1)?.at ?? 0);
    token = unseen.length === 0 && page.length > 0 && isNewestFirst ? undefined : NextToken;
  } while (token !== undefined);
  return fresh.sort((a, b) => b.at - a.at);
}
