import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PackageCheck } from './check-package.ts';

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
  /** Of a package whose version was typed: what the registry has for it, or why it can't be added. */
  readonly checked?: ({ readonly spec: string } & PackageCheck) | undefined;
  /** What has become of the one that was typed last. */
  readonly said?: string | undefined;
  /** By package, newest first. */
  readonly versions: Readonly<Record<string, readonly string[]>>;
}

export type DependenciesStore = StoreApi<DependenciesState>;

export function createDependenciesStore(): DependenciesStore {
  return createStore<DependenciesState>(() => ({ query: '', search: 'idle', found: [], problem: undefined, versions: {} }));
}
