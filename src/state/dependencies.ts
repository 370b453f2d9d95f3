import { createStore, type StoreApi } from 'zustand/vanilla';

export interface FoundPackage {
  readonly name: string;
  readonly version: string;
  readonly description: string;
}

/** What the Dependencies dialog has asked the registry. What package.json says stands in the project, not here. */
export interface DependenciesState {
  readonly query: string;
  readonly search: 'idle' | 'asking' | 'answered';
  readonly found: readonly FoundPackage[];
  /** Why the registry gave no answer, in words with a remedy. */
  readonly problem: string | undefined;
  /** By package, newest first. */
  readonly versions: Readonly<Record<string, readonly string[]>>;
}

export type DependenciesStore = StoreApi<DependenciesState>;

export function createDependenciesStore(): DependenciesStore {
  return createStore<DependenciesState>(() => ({ query: '', search: 'idle', found: [], problem: undefined, versions: {} }));
}
