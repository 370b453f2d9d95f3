import type { Change } from '#model/change.ts';
import type { StackEvent, StackState } from '#model/stack.ts';
import type { Send } from '../client/calls.ts';
import { removal } from './removal.ts';
import { isRefused, stackEventsPage } from './stack-events.ts';

/** API Reference, `RollbackStack`: a stack that was never in one of these is deleted rather than rolled back. */
const WHOLE = /^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT|IMPORT_ROLLBACK)_COMPLETE$/;

interface Since {
  readonly events: readonly StackEvent[];
  /** `never`: its very beginning is told, and no stable state; `unknown`: older events are told no more. */
  readonly wholeness: 'once' | 'never' | 'unknown';
}

/** All that the stack tells since it was last whole. Whoever may not read it knows nothing. */
async function sinceWhole(send: Send, stackId: string, signal?: AbortSignal): Promise<Since> {
  const events: StackEvent[] = [];
  let token: string | undefined;
  try {
    do {
      const page = await stackEventsPage(send, stackId, signal, token);
      const at = page.events.findIndex((event) => event.isStack && WHOLE.test(event.status));
      if (at >= 0) return { events: [...events, ...page.events.slice(0, at)], wholeness: 'once' };
      events.push(...page.events);
      token = page.next;
    } while (token !== undefined);
  } catch (error) {
    if (!isRefused(error)) throw error;
    return { events, wholeness: 'unknown' };
  }
  return { events, wholeness: events.some((event) => event.isStack && /^(CREATE|REVIEW)_IN_PROGRESS$/.test(event.status)) ? 'never' : 'unknown' };
}

/** A failed update of a stack that was never whole has nothing to go back to: it is a creation that was left, once more. */
export async function withoutWayBack(send: Send, state: StackState, signal?: AbortSignal): Promise<StackState> {
  if (state.recovery !== 'rollBack') return state;
  const { wholeness } = await sinceWhole(send, state.id ?? state.name, signal);
  if (wholeness !== 'never') return state;
  const { recovery: _recovery, ...rest } = state;
  return { ...rest, trouble: 'creationLeft' };
}

/** What rolling the stack back would delete: what was made, or made anew, since it was last whole. Undefined: that can't be known. */
export async function takenBack(send: Send, state: StackState, signal?: AbortSignal): Promise<Change[] | undefined> {
  const [{ events, wholeness }, changes] = await Promise.all([sinceWhole(send, state.id ?? state.name, signal), removal(send, state.name, signal, /^Retain$/)]);
  if (wholeness !== 'once') return undefined;
  const made = new Set(events.filter((event) => event.verb === 'create').map((event) => event.logicalId));
  const anew = new Set(events.filter((event) => event.verb === 'update' && /new physical resource/.test(event.reason ?? '')).map((event) => event.logicalId));
  return changes.flatMap((change): Change[] => {
    if (made.has(change.logicalId)) return change.old === 'kept' ? [] : [change];
    return anew.has(change.logicalId) ? [{ ...change, old: 'deleted' }] : [];
  });
}
