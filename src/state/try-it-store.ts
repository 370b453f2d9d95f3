import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TryOutcome } from './try-it.ts';

/** What came of an example's steps, by their place. */
export interface TryItState {
  readonly outcomes: Readonly<Record<number, TryOutcome>>;
}

export type TryItStore = StoreApi<TryItState>;

export function createTryItStore(): TryItStore {
  return createStore<TryItState>(() => ({ outcomes: {} }));
}
