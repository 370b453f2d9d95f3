import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '#model/problem.ts';
import type { Release } from '#model/release.ts';
import type { CodeDifference } from '#model/release-comparison.ts';
import type { MissingVariable } from './deployment-questions.ts';

/** What was deployed of the open project at this target, and what is looked at of it. */
export interface ReleasesState {
  /** Newest first; undefined: not known yet. */
  readonly list: readonly Release[] | undefined;
  readonly isReading: boolean;
  /** The one that the stack has now, as the stack itself says; undefined: none of them, or it isn't known. */
  readonly currentId: string | undefined;
  /** Why the ledger could not be read: then the list is what this browser remembers. */
  readonly problem: Problem | undefined;
  /** Entries that cannot be read. */
  readonly unread: readonly Problem[];
  /** Ids of what the ledger has not taken yet: only this browser knows it. */
  readonly unkept: readonly string[];
  /** By id, what only this browser remembers since the ledger has it no more: the functions whose artifacts are gone too. */
  readonly gone: Readonly<Record<string, readonly string[]>>;
  /** The one that is looked at. */
  readonly openId: string | undefined;
  /** Up to two, to be compared. */
  readonly chosen: readonly string[];
  readonly isComparing: boolean;
  /** Of the two that are compared: their code, read out of the artifacts. */
  readonly code: ComparedCode | undefined;
  /** Asked before a return. */
  readonly asked: AskedReturn | undefined;
  /** What of the Deployments panel is shown. */
  readonly isListShown: boolean;
}

export interface ComparedCode {
  /** Ids of the releases. */
  readonly before: string;
  readonly after: string;
  readonly isReading: boolean;
  readonly code: readonly CodeDifference[];
}

export interface AskedReturn {
  readonly id: string;
  /** Data that does not come back. */
  readonly notUndone: readonly Problem[];
  readonly variables: readonly MissingVariable[];
}

export type ReleasesStore = StoreApi<ReleasesState>;

export const NO_RELEASES: Omit<ReleasesState, 'isListShown'> = {
  list: undefined,
  isReading: false,
  currentId: undefined,
  problem: undefined,
  unread: [],
  unkept: [],
  gone: {},
  openId: undefined,
  chosen: [],
  isComparing: false,
  code: undefined,
  asked: undefined,
};

export function createReleasesStore(): ReleasesStore {
  return createStore<ReleasesState>(() => ({ ...NO_RELEASES, isListShown: false }));
}
