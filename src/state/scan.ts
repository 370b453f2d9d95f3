import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Generated } from '#engine/template/generated.ts';
import type { ProjectFiles } from '#model/files.ts';
import type { Problem } from '#model/problem.ts';
import type { Project } from '#model/project.ts';
import type { ScanResult } from '#model/usage.ts';

/** What was derived from the open project: never stored, never edited, made anew after each change. */
export interface ScanState {
  readonly result: ScanResult;
  /** What `result` is of. */
  readonly of: { readonly project: Project; readonly files: ProjectFiles } | undefined;
  readonly generated: Generated | undefined;
  /** Names of data holders that the stack has, as `generated` knew them; undefined: it isn't known what the stack has. */
  readonly holders?: readonly string[] | undefined;
  /** Of scanning and generating. */
  readonly problems: readonly Problem[];
}

export type ScanStore = StoreApi<ScanState>;

export const EMPTY_SCAN: ScanResult = {
  usages: [],
  problems: [],
  variables: {},
  reaches: {},
  unresolvedServices: [],
  complete: true,
  marks: [],
  handlers: [],
};

export function createScanStore(): ScanStore {
  return createStore<ScanState>(() => ({ result: EMPTY_SCAN, of: undefined, generated: undefined, problems: [] }));
}
