import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LogLine } from '#kit/stack-driver.ts';
import type { Problem } from '#model/problem.ts';

/** The Logs panel: one function's log, followed. */
export interface LogsState {
  readonly functionName: string | undefined;
  /** Oldest first, each once, the newest few thousand. */
  readonly lines: readonly LogLine[];
  /** Milliseconds since 1970: nothing older is shown. */
  readonly clearedAt: number;
  readonly search: string;
  /** While it follows: ends it. */
  readonly stop: (() => void) | undefined;
  readonly problem: Problem | undefined;
  /** The offers after a refusal that were taken, by their keys. */
  readonly added: readonly string[];
}

export type LogsStore = StoreApi<LogsState>;

const NOTHING: LogsState = {
  functionName: undefined,
  lines: [],
  clearedAt: 0,
  search: '',
  stop: undefined,
  problem: undefined,
  added: [],
};

export function createLogsStore(): LogsStore {
  return createStore<LogsState>(() => NOTHING);
}

/** Another project is open: its functions have other logs. */
export function forgetLogs(store: LogsStore): void {
  store.getState().stop?.();
  store.setState(NOTHING);
}
