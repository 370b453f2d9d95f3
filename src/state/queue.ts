import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Plan } from '#engine/plan/plan.ts';
import { type DeploymentQueue, NO_QUEUE } from '#engine/queue/deployment-queue.ts';

/** What is asked of the open project's stack at this target, as all tabs know it, and what this tab does about it. */
export interface QueueState {
  readonly queue: DeploymentQueue;
  /** What the queued request waits for. Undefined: for its turn, or nothing is queued. */
  readonly waitsFor: QueueWait | undefined;
  /** Where this tab drives it, the steps of the queued request. */
  readonly plan: Plan | undefined;
}

export interface QueueWait {
  readonly requestId: string;
  /** What it waits for: `until the update of the stack is over, which runs since 10:03`. */
  readonly text: string;
  /** It doesn't go on before a person says so. */
  readonly needsPerson: boolean;
}

export type QueueStore = StoreApi<QueueState>;

export const NOTHING_QUEUED: QueueState = { queue: NO_QUEUE, waitsFor: undefined, plan: undefined };

export function createQueueStore(): QueueStore {
  return createStore<QueueState>(() => NOTHING_QUEUED);
}
