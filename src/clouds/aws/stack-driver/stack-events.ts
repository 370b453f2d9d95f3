import { CloudError } from '#kit/cloud-error.ts';
import type { StackEvent } from '#model/stack.ts';
import type { Send } from '../client/calls.ts';
import { isMissing } from '../errors.ts';
import { beginsOperation } from '../stack-status.ts';
import { eventOf } from './event-of.ts';

/** Newest first; of those that carry an operation's id, only those of `operations` where these are known. */
export async function stackEventsAfter(
  send: Send,
  stackId: string,
  cursor: { readonly seen: readonly string[]; readonly since: number },
  operations: readonly string[] | undefined,
  signal?: AbortSignal,
): Promise<StackEvent[]> {
  const seen = new Set(cursor.seen);
  const fresh: StackEvent[] = [];
  let token: string | undefined;
  do {
    const { events: page, next, others } = await stackEventsPage(send, stackId, signal, token, operations);
    const unseen = page.filter((event) => event.at >= cursor.since && !seen.has(event.id));
    fresh.push(...unseen);
    for (const event of unseen) seen.add(event.id);
    // A page of which all is known, or which reaches behind the operation, is the last that can hold something new.
    const isKnown = unseen.length === 0 && (page.length > 0 || others === 0);
    token = isKnown || page.some((event) => event.at < cursor.since) ? undefined : next;
  } while (token !== undefined);
  return fresh;
}

/** Newest first, back to the stack's own event with which its newest operation began; a rollback belongs to what it takes back. */
export async function eventsOfNewestOperation(send: Send, stackId: string, signal?: AbortSignal): Promise<StackEvent[]> {
  const events: StackEvent[] = [];
  let token: string | undefined;
  do {
    const { events: page, next } = await stackEventsPage(send, stackId, signal, token);
    for (const event of page) {
      const began = events.findLast(beginsOperation);
      // Of one millisecond the order isn't told, so all of it is taken.
      if (began && event.at < began.at) return events;
      events.push(event);
    }
    token = next;
  } while (token !== undefined);
  return events;
}

export async function stackEventsPage(
  send: Send,
  stackId: string,
  signal?: AbortSignal,
  token?: string,
  operations?: readonly string[],
): Promise<{ events: StackEvent[]; next: string | undefined; others: number }> {
  try {
    const { StackEvents = [], NextToken } = await send('DescribeStackEvents', { StackName: stackId, ...(token ? { NextToken: token } : {}) }, signal);
    const own = operations ? StackEvents.filter(({ OperationId }) => !OperationId || operations.includes(OperationId)) : StackEvents;
    return { events: own.map(eventOf), next: NextToken, others: StackEvents.length - own.length };
  } catch (error) {
    if (isMissing(error)) return { events: [], next: undefined, others: 0 };
    throw error;
  }
}

/** Whether another way to ask may answer: it isn't allowed, or the cloud doesn't know it. Silence and expired credentials would meet that too. */
export function isRefused(error: unknown): boolean {
  return error instanceof CloudError && (error.code === 'AccessDenied' || error.code === 'CloudFailed');
}
