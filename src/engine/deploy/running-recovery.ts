import type { PollCursor, StackDriver } from '#kit/stack-driver.ts';
import type { Recovery } from '#model/deployment.ts';
import type { StackEvent, StackState } from '#model/stack.ts';

/** A recovery that runs: what it has told until now, and where to go on reading. */
export interface RunningRecovery {
  readonly stackId: string;
  readonly way: Recovery['way'];
  readonly told: readonly StackEvent[];
  readonly cursor: PollCursor | undefined;
}

/**
 * What takes a stack back after it was left failed is an operation of its own, though the cloud tells it under the one that failed: what went
 * wrong before is none of its. Undefined: what runs is a rollback that an update has come to by itself, or nothing goes back.
 */
export async function runningRecovery(driver: StackDriver, state: StackState, signal?: AbortSignal): Promise<RunningRecovery | undefined> {
  const { operation } = state;
  if (state.id === undefined || state.condition !== 'busy' || !operation?.rollingBack || operation.kind !== 'update') return undefined;
  const { events, cursor } = await driver.poll(state.id, undefined, signal);
  const failedAt = events.findLastIndex((event) => event.isStack && event.phase === 'failed');
  const failure = events[failedAt];
  if (!failure) return undefined;
  return { stackId: state.id, way: failure.verb === 'rollback' ? 'continueRollback' : 'rollBack', told: events.slice(failedAt + 1), cursor };
}
