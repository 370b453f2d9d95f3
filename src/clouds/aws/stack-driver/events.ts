import type { StackEvent as CloudEvent } from '@aws-sdk/client-cloudformation';
import { CloudError } from '#kit/cloud-error.ts';
import type { PollCursor, PollResult } from '#kit/stack-driver.ts';
import type { Target } from '#kit/target.ts';
import type { StackEvent, StackState } from '#model/stack.ts';
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
  const events = oldestFirst(fresh);
  const since = cursor?.since ?? events[0]?.at ?? 0;
  return { state, events, cursor: { seen: [...(cursor?.seen ?? []), ...events.map((event) => event.id)], since } };
}

/** When the operation that is over ended: only the events tell. Whoever may not read them goes without. */
export async function withEnd(send: Send, state: StackState, signal?: AbortSignal): Promise<StackState> {
  if (!state.id || !state.operation || state.operation.running) return state;
  try {
    const [page] = await firstPage(send, state.id, signal);
    const last = page.find((event) => event.isStack && event.phase !== 'running');
    return last ? { ...state, operation: { ...state.operation, endedAt: last.at } } : state;
  } catch (error) {
    if (error instanceof CloudError && error.code === 'AccessDenied') return state;
    throw error;
  }
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

function oldestFirst(newestFirst: readonly StackEvent[]): StackEvent[] {
  return [...newestFirst].reverse().sort((a, b) => a.at - b.at);
}
