import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TracedFrame } from '#engine/traces/traced-frames.ts';
import type { InvokeResult } from '#kit/stack-driver.ts';
import type { Problem } from '#model/problem.ts';

/** The Run panel: which function, with which event, and what it answered. */
export interface RunState {
  /** Chosen by hand. Undefined: that of the open file. */
  readonly functionName: string | undefined;
  /** Of the file that is open, or was open last. Undefined: the project's first. */
  readonly atHand: string | undefined;
  /** Undefined: an event that isn't saved; its text is `draft`. */
  readonly eventName: string | undefined;
  /** Undefined: nothing was typed; what the function's first trigger would send. */
  readonly draft: string | undefined;
  /** While it runs: stops waiting for its answer. */
  readonly stop: (() => void) | undefined;
  readonly result: InvokeResult | undefined;
  /** Where a result that failed went wrong, in the sources that are deployed; none where that isn't known, or not yet. */
  readonly frames: readonly TracedFrame[];
  readonly problem: Problem | undefined;
  /** What `result` is the answer to. */
  readonly sent: string | undefined;
  /** The offers after a refusal that were taken, by their keys. */
  readonly added: readonly string[];
}

export type RunStore = StoreApi<RunState>;

const NOTHING: RunState = {
  functionName: undefined,
  atHand: undefined,
  eventName: undefined,
  draft: undefined,
  stop: undefined,
  result: undefined,
  frames: [],
  problem: undefined,
  sent: undefined,
  added: [],
};

export function createRunStore(): RunStore {
  return createStore<RunState>(() => NOTHING);
}

/** Another project is open: nobody waits for what the last one's function answers. */
export function forgetRun(store: RunStore): void {
  store.getState().stop?.();
  store.setState(NOTHING);
}
