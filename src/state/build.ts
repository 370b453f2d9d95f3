import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BuildProgress, BuildResult } from '#engine/build/built.ts';
import type { BuildSources } from './build-freshness.ts';

/** The last build of the open project, and the one that runs. */
export interface BuildState {
  readonly last: Built | undefined;
  /** While it runs. */
  readonly progress: BuildProgress | undefined;
  readonly stop: (() => void) | undefined;
}

export interface Built {
  readonly projectId: string;
  /** What was built: as long as the project's sources are these, it is not built again. */
  readonly sources: BuildSources;
  readonly result: BuildResult;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly duration: number;
}

export type BuildStore = StoreApi<BuildState>;

export function createBuildStore(): BuildStore {
  return createStore<BuildState>(() => ({ last: undefined, progress: undefined, stop: undefined }));
}
