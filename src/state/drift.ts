import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StackDrift } from '#model/drift.ts';
import type { Problem } from '#model/problem.ts';

/** What the last check for drift found, of the open project's stack. */
export interface DriftState {
  readonly isChecking: boolean;
  readonly progress: { readonly checked: number; readonly total: number } | undefined;
  readonly found: StackDrift | undefined;
  /** Why it could not be checked. */
  readonly problem: Problem | undefined;
}

export const NO_DRIFT: DriftState = { isChecking: false, progress: undefined, found: undefined, problem: undefined };

export type DriftStore = StoreApi<DriftState>;

export function createDriftStore(): DriftStore {
  return createStore<DriftState>(() => NO_DRIFT);
}
