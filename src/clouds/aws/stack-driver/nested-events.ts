import { isTransient } from '#kit/cloud-error.ts';
import type { StackEvent } from '#model/stack.ts';
import type { Send } from '../client/calls.ts';
import { oldestFirst, STACK_TYPE } from './event-of.ts';
import { stackEventsAfter } from './stack-events.ts';

/** A stack that a resource of the followed one is, by the path of its logical id. */
export interface NestedStack {
  readonly path: string;
  readonly id: string;
  /** Its parent told of it then: nothing older is of this operation. */
  readonly since: number;
  readonly seen: readonly string[];
  readonly isOver: boolean;
}

/** The events of nested stacks, theirs within them too, and what to ask next time. `isLast`: also of those that are over. */
export async function nestedEvents(
  send: Send,
  of: { readonly known: readonly NestedStack[]; readonly told: readonly StackEvent[]; readonly isLast: boolean },
  signal?: AbortSignal,
): Promise<{ events: readonly StackEvent[]; nested: readonly NestedStack[] }> {
  const nested = new Map(of.known.map((one) => [one.id, one]));
  const events: StackEvent[] = [];
  let told = of.told;
  let asked: ReadonlySet<string> = new Set(of.isLast ? nested.keys() : of.known.filter((one) => !one.isOver).map((one) => one.id));
  for (;;) {
    // The event that a nested stack begins with comes twice, first without its id: there is nothing to ask for yet.
    const touched = told.filter((event) => !event.isStack && event.type === STACK_TYPE && event.physicalId?.startsWith('arn:'));
    for (const { physicalId: id = '', logicalId: path, at, phase } of touched) {
      nested.set(id, { path, id, since: at, seen: [], ...nested.get(id), isOver: phase !== 'running' });
    }
    asked = new Set([...asked, ...touched.map((event) => event.physicalId ?? '')]);
    if (asked.size === 0) return { events, nested: [...nested.values()] };
    const fresh: StackEvent[] = [];
    for (const id of asked) {
      const one = nested.get(id) as NestedStack;
      const found = await eventsWithin(send, one, signal);
      nested.set(id, { ...one, seen: [...one.seen, ...found.map((event) => event.id)] });
      fresh.push(...found.filter((event) => !event.isStack));
    }
    events.push(...fresh);
    told = fresh;
    asked = new Set();
  }
}

async function eventsWithin(send: Send, one: NestedStack, signal?: AbortSignal): Promise<StackEvent[]> {
  try {
    const found = await stackEventsAfter(send, one.id, one, undefined, signal);
    return oldestFirst(found).map((event) => ({ ...event, logicalId: event.isStack ? event.logicalId : `${one.path}/${event.logicalId}`, parent: one.path }));
  } catch (error) {
    // They say more, and nothing that has to be known: whoever may not read them follows the rest.
    if (isTransient(error) || signal?.aborted) throw error;
    return [];
  }
}
