import { CloudError } from '#kit/cloud-error.ts';
import type { PollCursor, PollResult } from '#kit/stack-driver.ts';
import type { Target } from '#kit/target.ts';
import type { StackEvent, StackState } from '#model/stack.ts';
import type { Send } from '../client/calls.ts';
import { foldStatus } from '../stack-status.ts';
import { oldestFirst, sameness } from './event-of.ts';
import { inspectWithOperations, operationsOn, type StackOperation } from './inspect.ts';
import { type NestedStack, nestedEvents } from './nested-events.ts';
import { operationEventsAfter, ownOperations } from './operation-events.ts';
import { eventsOfNewestOperation, isRefused, stackEventsAfter, stackEventsPage } from './stack-events.ts';

/** What the cursor is made of here; a bare one will do. */
interface Cursor extends PollCursor {
  /** The operations that there were before; absent: the cloud names none. */
  readonly before?: readonly string[];
  /** What is followed, oldest first. */
  readonly own?: readonly StackOperation[];
  /** Operations can't be asked for: the stack's own list tells, for good. */
  readonly byStack?: boolean;
  /** What was told of so far by operations, in case that the stack's list has to tell the rest. */
  readonly told?: readonly string[];
  readonly state?: StackState;
  /** So many looks ago the state was read. */
  readonly age?: number;
  /** The stack's own last word. */
  readonly word?: StackEvent;
  readonly nested?: readonly NestedStack[];
}

/** A state may be so many looks old, as long as no event says that it has changed: that saves nearly every other call. */
const OLDEST = 3;

/** A cursor after all events that there are. */
export async function bookmark(send: Send, stackId: string, signal?: AbortSignal): Promise<PollCursor> {
  const { events } = await stackEventsPage(send, stackId, signal);
  const since = Math.max(0, ...events.map((event) => event.at));
  const before = (await operationsOn(send, stackId, signal))?.map((one) => one.id);
  const cursor: Cursor = { seen: events.map((event) => event.id), since, ...(before ? { before } : {}) };
  return cursor;
}

export async function poll(send: Send, target: Target, stackId: string, given: PollCursor | undefined, signal?: AbortSignal): Promise<PollResult> {
  const cursor = given as Cursor | undefined;
  // The state is read first: when it says that the operation is over, all its events are there to be read after it.
  const isRead = !cursor?.state || (cursor.age ?? 0) >= OLDEST;
  const read = isRead ? await inspectWithOperations(send, target, stackId, signal) : { state: cursor.state, operations: undefined };
  const own = read.operations ? (ownOperations(read.operations, { before: cursor?.before, own: cursor?.own ?? [] }) ?? []) : (cursor?.own ?? []);
  const { fresh, byStack } = await freshEvents(send, stackId, cursor, own, isRead, signal);
  const told = oldestFirst(fresh);
  const word = told.findLast((event) => event.isStack) ?? cursor?.word;
  const isOver = read.state.condition !== 'busy';
  const { events: within, nested } = await nestedEvents(send, { known: cursor?.nested ?? [], told, isLast: isOver }, signal);
  const events = within.length === 0 ? told : [...told, ...within].sort((a, b) => a.at - b.at);
  const isElsewhere = isSomebodyElses(read.operations, own);
  // Of a state that somebody else's operation has made, the next look wouldn't know whose it is.
  const isTurn = isOver || isElsewhere || told.some((event) => event.isStack || event.phase === 'failed');
  const next: Cursor = {
    seen: [...(cursor?.seen ?? []), ...told.map((event) => event.id)],
    since: cursor?.since ?? told[0]?.at ?? 0,
    ...(cursor?.before ? { before: cursor.before } : {}),
    ...(own.length > 0 ? { own } : {}),
    ...(byStack ? { byStack } : {}),
    ...(own.length > 0 ? { told: [...(cursor?.told ?? []), ...(byStack ? [] : told.map(sameness))] } : {}),
    ...(isTurn ? {} : { state: read.state, age: isRead ? 1 : (cursor?.age ?? 0) + 1 }),
    ...(word ? { word } : {}),
    ...(nested.length > 0 ? { nested } : {}),
  };
  return { state: isElsewhere ? endedBy(read.state, word) : read.state, events, cursor: next };
}

/** When the operation that is over ended: only the events tell. Whoever may not read them goes without. */
export async function withEnd(send: Send, state: StackState, signal?: AbortSignal): Promise<StackState> {
  if (!state.id || !state.operation || state.operation.running) return state;
  try {
    const { events } = await stackEventsPage(send, state.id, signal);
    const last = events.find((event) => event.isStack && event.phase !== 'running');
    return last ? { ...state, operation: { ...state.operation, endedAt: last.at } } : state;
  } catch (error) {
    if (error instanceof CloudError && error.code === 'AccessDenied') return state;
    throw error;
  }
}

/** Newest first. By the operations where they can be asked for, else by the stack: API Reference, `DescribeEvents`, `DescribeStackEvents`. */
async function freshEvents(
  send: Send,
  stackId: string,
  cursor: Cursor | undefined,
  own: readonly StackOperation[],
  isRead: boolean,
  signal?: AbortSignal,
): Promise<{ fresh: readonly StackEvent[]; byStack: boolean }> {
  const ids = own.map((one) => one.id);
  if (ids.length > 0 && !cursor?.byStack) {
    const seen = new Set(cursor?.seen);
    try {
      // What a rollback follows has as good as ended: it is looked at as often as the state is.
      const asked = isRead ? ids : ids.slice(-1);
      const found: StackEvent[][] = [];
      for (const id of asked) found.unshift(await operationEventsAfter(send, id, seen, signal));
      const fresh = found.flat();
      // An emulator knows the call, and tells nothing by it.
      if (fresh.length > 0 || (cursor?.told?.length ?? 0) > 0) return { fresh, byStack: false };
    } catch (error) {
      if (!isRefused(error)) throw error;
    }
  }
  if (!cursor) return { fresh: await eventsOfNewestOperation(send, stackId, signal), byStack: true };
  const fresh = withoutTold(await stackEventsAfter(send, stackId, cursor, ids.length > 0 ? ids : undefined, signal), cursor.told ?? []);
  return { fresh, byStack: cursor.byStack || fresh.length > 0 || (cursor.told?.length ?? 0) > 0 };
}

/** The two calls may name the same event differently. */
function withoutTold(fresh: readonly StackEvent[], told: readonly string[]): StackEvent[] {
  const left = new Map<string, number>();
  for (const key of told) left.set(key, (left.get(key) ?? 0) + 1);
  return fresh.filter((event) => {
    const key = sameness(event);
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
}

/** The stack is already being changed anew, by another tab or a colleague. */
function isSomebodyElses(listed: readonly StackOperation[] | undefined, own: readonly StackOperation[]): boolean {
  const newest = listed?.[0]?.id;
  return newest !== undefined && own.length > 0 && !own.some((one) => one.id === newest);
}

/** The stack as its own last word left it, whatever is done to it since. */
function endedBy(state: StackState, word: StackEvent | undefined): StackState {
  if (!word || word.phase === 'running') return state;
  const { name, id, ours, outputs, updatedAt } = state;
  return {
    name,
    ...(id ? { id } : {}),
    ours,
    outputs,
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...foldStatus(word.status),
    status: word.status,
    ...(state.operation?.kind === 'delete' ? { removedSince: true } : {}),
  };
}
