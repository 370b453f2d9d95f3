import type { Generated, GeneratedParameter, GenerateInput } from '#engine/template/generated.ts';
import type { ScannedProject } from '#engine/template/used-account-resources.ts';
import type { Artifact } from '#model/artifact.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { PolicyDifference } from '#model/policy.ts';
import type { Problem } from '#model/problem.ts';
import type { StackState } from '#model/stack.ts';
import type { PlaceOf } from './diagnose-place.ts';

export interface DeploymentSubject {
  readonly projectName: string;
  readonly stage: string;
  /** Where in the project a resource of the template comes from; absent: its name is all that is known. */
  readonly placeOf?: PlaceOf;
}

/** A snapshot of a project on its way to its stack. The engine asks back for what only others can make. */
export interface DeployRequest extends DeploymentSubject {
  /** Of the snapshot, by `projectHashOf`; asked once it is built, which may have added a first lock file to it. */
  readonly projectHash?: string | (() => string);
  /** Gives what is built already where it is up to date. Errors among the problems end the deployment. */
  build(report: (activity: string) => void, signal: AbortSignal): Promise<{ readonly artifacts: readonly Artifact[]; readonly problems: readonly Problem[] }>;
  /** Called once before the stack is looked at, and again with what it holds if that matters, or when it had to be replaced. */
  generate(input: Pick<GenerateInput, 'artifacts' | 'deployedDataHolders'>): Generated | Promise<Generated>;
  /** The snapshot as it was scanned: what it uses of the account's own is looked for while the changes are staged. Absent: none is. */
  readonly scanned?: ScannedProject;
  /** A value from outside the repository; undefined where there is none. */
  parameterValue?(parameter: GeneratedParameter): string | undefined;
  /** Start when the changes are ready; asked at that moment. Never over a loss that isn't confirmed. */
  readonly autoExecute?: boolean | (() => boolean);
  readonly confirmedLosses?: readonly string[];
  /** A stack that can't be updated: ask (default), delete it and make it again, or end with the problem `StackBroken`. */
  readonly brokenStack?: 'ask' | 'replace' | 'refuse';
  /** A stack that somebody else works on: end with the problem `StackBusy` (default), or wait until that is over. */
  readonly whenBusy?: 'refuse' | 'wait';
  /** A failure leaves what succeeded; a stack that was left so is deployed on without being asked about. */
  readonly keepOnFailure?: boolean;
  /** What exists under a name of the template, and is no stack's, is taken into the stack rather than made. */
  readonly importExisting?: boolean;
  /** Waited for before anything is staged, with the stack as it is: what is to be known of what came before, is known only until then. */
  beforeStaging?(state: StackState, signal: AbortSignal): Promise<void>;
  /** A release once more: nothing of it can be changed. */
  readonly isReturn?: boolean;
}

export interface ReattachRequest extends DeploymentSubject {
  /** What was last seen of it: its rows serve where the cloud has forgotten the changes. */
  readonly last?: DeploymentSnapshot;
  /** Whether a stop of what runs there was asked for and taken: not every cloud tells that before it goes back. */
  wasStopped?(stackId: string, changeSetId: string | undefined): boolean;
  /** What was said of permissions when these changes were staged, where that is remembered. */
  shownPolicy?(changeSetId: string): PolicyDifference | undefined;
  /** When the deployment that has staged these changes was begun, where that is remembered: the clock goes on. */
  begunAt?(changeSetId: string): number | undefined;
  /** What roles allow and why, if the project as it is now is what was staged; its hash is given. */
  statements?(projectHash: string | undefined): Promise<Generated['statements'] | undefined>;
  /** The project as it was scanned, likewise. */
  scanned?(projectHash: string | undefined): Promise<ScannedProject | undefined>;
}

/** A deployment that was begun here and left, once its changes were staged. */
export interface LeftRequest extends DeploymentSubject {
  /** How it stood then. */
  readonly last: DeploymentSnapshot;
  /** As for what is found. */
  wasStopped?(stackId: string, changeSetId: string | undefined): boolean;
}

/** A deployment in work. What is asked of it is done if its phase allows it, which the answer says; how it goes on, the snapshots tell. */
export interface Deployment {
  readonly id: string;
  snapshot(): DeploymentSnapshot;
  /** Starts the staged changes. Losses that aren't confirmed by name become problems, and nothing starts. */
  execute(of?: { readonly confirmedLosses?: readonly string[] /** A failure leaves what succeeded. */; readonly keep?: boolean }): boolean;
  /** While it waits to be executed: whether others have executed or discarded it meanwhile. Then that is told. */
  lookAgain(): void;
  /** Before the execution: discards what is staged and ends. */
  abort(): boolean;
  /** Whether an unrecoverable stack may be deleted and made again. Data holders that it has must be confirmed by name. */
  consent(granted: boolean, of?: { readonly confirmedLosses?: readonly string[] }): boolean;
  /** Takes the way out of `snapshot.recovery`, leaving what is named as it is; then the deployment begins again by itself. */
  recover(of?: { readonly skip?: readonly string[]; readonly confirmedLosses?: readonly string[] }): boolean;
  /** Stages on a stack that was left as it failed; a failure leaves what succeeded there once more. */
  retry(): boolean;
  /** Cancels an update, which rolls back. A first creation is deleted, only if that is consented to. */
  stop(of?: { readonly deleteStack?: boolean }): boolean;
  /** Stops following, and leaves the cloud to itself: for a page that closes, a command that is interrupted. */
  detach(): void;
  /** When it has ended, one way or another. Never rejects. */
  readonly settled: Promise<DeploymentSnapshot>;
}
