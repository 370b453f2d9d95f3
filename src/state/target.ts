import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ScenarioChoice } from '#kit/rehearsal.ts';
import type { Target } from '#kit/target.ts';
import type { Problem } from '#model/problem.ts';
import type { KeptRehearsal } from './rehearsal-keeper.ts';

/** Where deployments go. Credentials aren't here: they live in the closure of the session that uses them. */
export interface TargetState {
  readonly target: Target | undefined;
  /** What the page was given at its start: undefined where no local cloud runs, and why not. */
  readonly local: Target | undefined;
  readonly localMissing: string | undefined;
  readonly identity: { readonly account: string; readonly arn: string } | undefined;
  /** Milliseconds since 1970. */
  readonly expiresAt: number | undefined;
  readonly isLongLived: boolean;
  readonly isConnecting: boolean;
  readonly isOpen: boolean;
  /** What is rehearsed, where the target is a simulated account. */
  readonly rehearsal: (ScenarioChoice & { readonly kept: KeptRehearsal; renewCredentials(): Promise<void> }) | undefined;
  /** What was rehearsed with the open project and can be gone on with, the newest first. */
  readonly begun: readonly KeptRehearsal[];
  /** After a reload: where deployments went before, as it is called, and nothing serves there yet. They go nowhere else until somebody says so. */
  readonly awaited: string | undefined;
  /** Where credentials are missing, or serve no more: that the open project was being deployed there, and what to do about it; a sentence. */
  readonly leftThere: string | undefined;
  /** What can be rehearsed with the open project, nothing where none is open; undefined: not known yet. */
  readonly scenarios: readonly ScenarioChoice[] | undefined;
  readonly problem: Problem | undefined;
}

/** What nothing is left of when another target is chosen. */
export const CHOSEN = {
  awaited: undefined,
  leftThere: undefined,
  rehearsal: undefined,
  identity: undefined,
  expiresAt: undefined,
  isLongLived: false,
  problem: undefined,
} satisfies Partial<TargetState>;

export type TargetStore = StoreApi<TargetState>;

export function createTargetStore(local: Target | undefined, localMissing?: string): TargetStore {
  return createStore<TargetState>(() => ({
    target: local,
    local,
    localMissing,
    identity: undefined,
    expiresAt: undefined,
    isLongLived: false,
    isConnecting: false,
    isOpen: false,
    rehearsal: undefined,
    begun: [],
    awaited: undefined,
    leftThere: undefined,
    scenarios: undefined,
    problem: undefined,
  }));
}

/** `local`, or `account 1234… · eu-west-1`: the same words wherever a target is named. */
export function targetText(state: Pick<TargetState, 'target' | 'identity' | 'rehearsal' | 'awaited'>): string {
  if (state.awaited !== undefined) return state.awaited;
  if (state.rehearsal) return rehearsalText(state.rehearsal);
  if (state.target === undefined) return 'no target';
  if (state.target.kind === 'local') return 'local';
  const account = state.identity?.account ?? state.target.account;
  return account === undefined ? state.target.region : `account ${account} · ${state.target.region}`;
}

/** Why nothing can be deployed where no target serves, and what to do. */
export function nowhereText({ target, awaited, leftThere, localMissing }: Pick<TargetState, 'target' | 'awaited' | 'leftThere' | 'localMissing'>): string {
  if (awaited !== undefined) return target ? (leftThere ?? 'Sign in again, or choose another target.') : 'The rehearsal is still being opened.';
  return localMissing ?? 'Choose a target.';
}

export function rehearsalText({ title }: ScenarioChoice): string {
  return `simulator · ${title.toLowerCase()}`;
}
