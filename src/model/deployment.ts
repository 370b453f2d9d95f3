import type { Change } from './change.ts';
import type { PolicyDifference } from './policy.ts';
import type { Problem } from './problem.ts';
import type { StackEvent, StackOutput, StackState, StackTrouble } from './stack.ts';

/** The phases of the deployments manual; `engine/deploy/deployment.machine.ts` says which leads where. */
export type DeploymentPhase =
  | 'building'
  | 'initializing'
  | 'preparing'
  /** The stack can't be updated: may it be deleted and made again? */
  | 'awaitingConsent'
  | 'replacing'
  /** A failed rollback goes on, or a failed deletion is tried again. */
  | 'recovering'
  | 'uploading'
  | 'staging'
  | 'staged'
  | 'executing'
  | 'stopping'
  | 'rollingBack'
  /** Ends. */
  | 'succeeded'
  | 'rolledBack'
  | 'failed'
  | 'unchanged'
  | 'aborted'
  | 'removing'
  | 'removed'
  /** The stack takes updates again, as it was before. */
  | 'recovered'
  | 'lost';

/** One row of the monitor: what will happen, happens or happened to one resource. */
export interface DeploymentRow {
  readonly change: Change;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'rollingBack' | 'rolledBack' | 'skipped' | 'cancelled';
  /** Milliseconds since 1970. */
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly reason?: string;
  /** Within a nested stack: the logical id of that stack's row, which it stands under. It doesn't count in the fraction. */
  readonly parent?: string;
  /** What was asked for is applied, and not certain to serve yet. */
  readonly stabilising?: boolean;
  /** Logical ids of the rows that come before it, as the template refers to them. */
  readonly after?: readonly string[];
  /** Names of what has to be there first, and isn't. */
  readonly waitsFor?: readonly string[];
}

/** The sentence before the table, as facts; `engine/deploy/summary.ts` makes it words. */
export interface ChangeSummary {
  readonly added: number;
  readonly modified: number;
  readonly removed: number;
  readonly replaced: number;
  readonly imported: number;
  /** Whole sentence: `7 added, nothing removed. One public URL without sign-in. Idle cost: none.` */
  readonly sentence: string;
}

export interface DeploymentEndpoint {
  readonly name: string;
  readonly url: string;
}

/** All that a screen, a footer or a terminal needs to draw a deployment: a fold over the cloud's own events. */
export interface DeploymentSnapshot {
  readonly id: string;
  readonly projectName: string;
  readonly stage: string;
  readonly stackName: string;
  readonly stackId?: string;
  readonly phase: DeploymentPhase;
  /** What is being done, in words: `Uploading 2 of 3 artifacts`. */
  readonly activity: string;
  readonly startedAt: number;
  readonly endedAt?: number;
  /** The cloud's own word for the stack. */
  readonly stackStatus?: string;
  readonly summary?: ChangeSummary;
  readonly rows: readonly DeploymentRow[];
  readonly done: number;
  readonly total: number;
  readonly errors: number;
  /** Names that hold data and would be lost: each has to be confirmed before Execute. */
  readonly losses: readonly string[];
  readonly events: readonly StackEvent[];
  readonly outputs: readonly StackOutput[];
  readonly endpoints: readonly DeploymentEndpoint[];
  /** The root cause first. */
  readonly problems: readonly Problem[];
  /** The bytes that were, or will be, submitted; present from the end of initialisation. */
  readonly template?: string;
  /** Of the snapshot of the project that is staged: to tell whether the project was edited since. */
  readonly projectHash?: string;
  /** It went well, and the project that is open isn't what was staged. */
  readonly differs?: boolean;
  /** It failed before it changed anything, or went back, and the project that is open is again what was deployed before. */
  readonly isAsDeployed?: boolean;
  /** So many resources are known to have been changed outside of the stack, and were not taken back since. Absent: none is known. */
  readonly drifted?: number;
  readonly changeSetId?: string;
  /** The release that is deployed once more, where it is one. */
  readonly returnsTo?: string;
  /** Where it failed: a failed initialisation closes the dialog with a toast; everything later stays on the screen. */
  readonly failedAt?: 'initialisation' | 'preparation' | 'staging' | 'execution';
  /** The cloud took no Execute of the staged changes: it failed, and nothing was carried out. */
  readonly executionRefused?: boolean;
  /** Stop would delete the stack, because this is its first creation, or what was kept of it when it failed: ask before. */
  readonly stopDeletes?: boolean;
  /** What becomes of what the stack has, when a consent to replace it is asked for. */
  readonly consentTo?: readonly Change[];
  /** What leads out of a broken stack, besides deleting it and making it again. */
  readonly recovery?: Recovery;
  /** Why the stack takes no update, where a consent is asked for. */
  readonly trouble?: StackTrouble;
  /** Where a broken stack can be looked at, and put right by hand. */
  readonly consoleLink?: string;
  /** What was changed beside the stack is taken back; nothing of the project is deployed. */
  readonly revertsDrift?: boolean;
  /** A failure leaves what succeeded. `forced`: the stack was left so, and takes nothing else until it is taken back. */
  readonly keeps?: 'chosen' | 'forced';
  /** Why the staged changes can't be executed that way; absent: they can. */
  readonly keepRefusal?: string;
  /** What the staged changes do to what roles may do. Absent: not known, or not asked. */
  readonly policy?: PolicyDifference;
  /** The cloud was asked to stop, and has taken it; what the stack says needn't show it until the resource in work is done. */
  readonly stopTaken?: boolean;
  /** A stop was asked for when all was done already. */
  readonly stopLate?: boolean;
  /** Everything is applied, and some of it may not serve yet. */
  readonly stabilising?: boolean;
  /** It stopped at a failure, and nothing was taken back. */
  readonly halted?: Halted;
  /** What failed or was refused because something of its name exists that no stack has: it can be imported instead. */
  readonly importable?: readonly Importable[];
  /** An abort was agreed to and is being carried out: what is staged goes, and nothing of it is executed any more. */
  readonly aborts?: boolean | undefined;
  /** What only others can give: with it, the deployment goes on by itself. */
  readonly waitsFor?: 'credentials' | 'network' | undefined;
  /** A call is held up: why, and when it is made again. It stands as the activity, too. */
  readonly pause?: string | undefined;
  /** Who works on the stack while this waits until they are done: `alice is updating the stack since 10:03:07 UTC`. */
  readonly heldBy?: string | undefined;
  /** Who staged what was found here, as the cloud names them; absent: not known. */
  readonly stagedBy?: string;
  /** Which buttons live, from the machine. */
  readonly can: {
    readonly execute: boolean;
    readonly abort: boolean;
    readonly stop: boolean;
    readonly consent: boolean;
    /** Absent: no. */
    readonly recover?: boolean;
    /** Staging on a stack that was left as it failed. Absent: no. */
    readonly retry?: boolean;
  };
}

/** Names of the project, by what became of their changes. */
export interface Halted {
  readonly stands: readonly string[];
  readonly failed: readonly string[];
  readonly notBegun: readonly string[];
  /** Of resources, of which several may be made for one name. */
  readonly count: { readonly stands: number; readonly all: number };
  /** There is nothing to go back to: taking it back is deleting it. */
  readonly isCreation: boolean;
  /** What holds data and would be deleted by rolling back; each has to be confirmed by name. */
  readonly deletes?: readonly Change[];
}

export interface Importable {
  readonly logicalId: string;
  readonly name: string;
  readonly type: string;
  readonly physicalId: string;
}

export interface Recovery {
  readonly way: NonNullable<StackState['recovery']>;
  /** What holds data and would be deleted by it; each has to be confirmed by name, or left as it is. */
  readonly deletes?: readonly Change[];
  /** What stands in the way: a rollback can leave these as they are, a deletion can leave them in the account. */
  readonly stuck: readonly { readonly logicalId: string; readonly name: string; readonly type: string; readonly reason?: string }[];
}

const ENDS: ReadonlySet<DeploymentPhase> = new Set(['succeeded', 'rolledBack', 'failed', 'unchanged', 'aborted', 'removed', 'recovered', 'lost']);

export function isEnded(phase: DeploymentPhase): boolean {
  return ENDS.has(phase);
}

/** Ended by whoever follows it here: as wished for, where nothing had gone wrong before. What a stop cancels is no reason. */
export function isStoppedHere({ phase, stopTaken, problems }: DeploymentSnapshot): boolean {
  return phase === 'rolledBack' && stopTaken === true && !problems.some((one) => one.severity === 'error');
}

/** It was to be stopped, and ended as if it had not. */
export function isStoppedTooLate({ phase, stopTaken, stopLate }: DeploymentSnapshot): boolean {
  return phase === 'succeeded' && (stopTaken === true || stopLate === true);
}

/** Whether the stack stands as the deployment wanted it. */
export function isDeployed(phase: DeploymentPhase): boolean {
  return phase === 'succeeded' || phase === 'unchanged';
}
