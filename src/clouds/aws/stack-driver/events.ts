import type { StackEvent as CloudEvent } from '@aws-sdk/client-cloudformation';
import type { PollCursor, PollResult } from '#kit/stack-driver.ts';
import type { Target } from '#kit/target.ts';
import type { StackEvent } from '#model/stack.ts';
import type { Send } from '../client/calls.ts';
import { isMissing } from '../errors.ts';
import { beginsOperation, foldEventStatus } from '../stack-status.ts';
import { inspect } from './inspect.ts';

/** A cursor after all events that there are. */
export async function bookmark(send: Send, stackId: string, signal?: AbortSignal): Promise<PollCursor> {
  const [page] = await firstPage(send, stackId, signal);
  const since = Math.max(0, ...page.map((event) => event.at));
  return { seen: page.map((event) => event.id), since };
}

export async function poll(send: Send, target: Target, stackId: string, cursor: PollCursor | undefined, signal?: AbortSignal): Promise<PollResult> {
  // The state is read first: when it says that the operation is over, all its events are there to be read after it.
  const state = await inspect(send, target, stackId, signal);
  const fresh = cursor ? await eventsAfter(send, stackId, cursor, signal) : await eventsOfNewestOperation(send, stackId, signal);
  const events = oldestFirst(fresh, target);
  const since = cursor?.since ?? events[0]?.at ?? 0;
  return { state, events, cursor: { seen: [...(cursor?.seen ?? []), ...events.map((event) => event.id)], since } };
}

async function eventsAfter(send: Send, stackId: string, cursor: PollCursor, signal?: AbortSignal): Promise<StackEvent[]> {
  const seen = new Set(cursor.seen);
  const fresh: StackEvent[] = [];
  let token: string | undefined;
  do {
    const [page, next] = await firstPage(send, stackId, signal, token);
    const unseen = page.filter((event) => event.at >= cursor.since && !seen.has(event.id));
    fresh.push(...unseen);
    for (const event of unseen) seen.add(event.id);
    // A page of which all is known, or which reaches behind the operation, is the last that can hold something new.
    token = unseen.length === 0 || page.some((event) => event.at < cursor.since) ? undefined : next;
  } while (token !== undefined);
  return fresh;
}

/** Back to the stack's own event with which its newest operation began; a rollback belongs to what it takes back. */
async function eventsOfNewestOperation(send: Send, stackId: string, signal?: AbortSignal): Promise<StackEvent[]> {
  const events: StackEvent[] = [];
  let token: string | undefined;
  do {
    const [page, next] = await firstPage(send, stackId, signal, token);
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

async function firstPage(send: Send, stackId: string, signal?: AbortSignal, token?: string): Promise<[events: StackEvent[], next: string | undefined]> {
  try {
    const { StackEvents = [], NextToken } = await send('DescribeStackEvents', { StackName: stackId, ...(token ? { NextToken: token } : {}) }, signal);
    return [StackEvents.map(eventOf), NextToken];
  } catch (error) {
    if (isMissing(error)) return [[], undefined];
    throw error;
  }
}

function eventOf(event: CloudEvent): StackEvent {
  const status = event.ResourceStatus ?? '';
  const reason = event.ResourceStatusReason;
  const isStack = event.ResourceType === 'AWS::CloudFormation::Stack' && event.PhysicalResourceId === event.StackId;
  return {
    id: event.EventId ?? '',
    at: event.Timestamp?.getTime() ?? 0,
    logicalId: event.LogicalResourceId ?? '',
    ...(event.PhysicalResourceId ? { physicalId: event.PhysicalResourceId } : {}),
    type: event.ResourceType ?? '',
    status,
    ...foldEventStatus(status),
    ...(reason ? { reason } : {}),
    isStack,
    ...(event.ClientRequestToken ? { token: event.ClientRequestToken } : {}),
    ...(/_FAILED$/.test(status) && reason !== undefined && CANCELLED.test(reason) ? { cancelled: true } : {}),
  };
}

const CANCELLED = /^Resource (creation|update|deletion|import) cancell?ed/i;

/** AWS gives the newest first, throughout; the local cloud too, but within one millisecond the oldest first. */
function oldestFirst(newestFirst: readonly StackEvent[], target: Target): StackEvent[] {
  const events = target.kind === 'local' ? [...newestFirst] : [...newestFirst].reverse();
  return events.sort((a, b) => a.at - b.at);
}
