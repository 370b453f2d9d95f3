import type { Problem } from './problem.ts';

/** What a stack is able to do now, folded from the cloud's own status word. */
export type StackCondition =
  /** No such stack. */
  | 'missing'
  /** Made for a first staging, holds nothing yet. */
  | 'empty'
  /** Can be updated. */
  | 'ready'
  /** An operation runs; wait, or stop it. */
  | 'busy'
  /** Can't be updated; has to be deleted, or recovered. */
  | 'broken';

export type OperationKind = 'create' | 'update' | 'delete' | 'rollback';

export interface StackState {
  readonly name: string;
  /** The stack's ARN: followed by it, so that a second stack of that name is never mistaken for it. */
  readonly id?: string;
  readonly condition: StackCondition;
  /** The cloud's own word, `UPDATE_COMPLETE`. */
  readonly status?: string;
  readonly reason?: string;
  /** Whether the stack has our tags. */
  readonly ours: boolean;
  /** What runs, or ran last. */
  readonly operation?: {
    readonly kind: OperationKind;
    readonly running: boolean;
    readonly failed: boolean;
    readonly rollingBack: boolean;
    /** Over, and all of it taken back. */
    readonly rolledBack?: boolean;
    /** Runs, and can't be stopped: everything is applied and only old things are cleared away, or it is of a kind that the cloud doesn't stop. */
    readonly unstoppable?: 'applied' | 'kind';
    /** Milliseconds since 1970, where they are known. */
    readonly startedAt?: number;
    readonly endedAt?: number;
  };
  readonly outputs: readonly StackOutput[];
  readonly updatedAt?: number;
  /** The staged changes that made the stack what it is, or are making it. */
  readonly changeSetId?: string;
  /** Of a broken stack: what leads out. Absent: only deleting it and making it again. */
  readonly recovery?: 'continueRollback' | 'rollBack' | 'retryDeletion';
  /** Of a broken stack: what left it so. */
  readonly trouble?: StackTrouble;
  /** Its newest operation ended with everything applied, whether or not it serves yet. */
  readonly stabilising?: boolean;
  /** It was left as it failed: an update that leaves what succeeds, too, goes on from there. */
  readonly takesRetry?: boolean;
  /** What runs, or ran last, leaves what succeeded where something fails. */
  readonly keepsOnFailure?: boolean;
  /** As the operation that is followed left it: somebody's removal of it has begun since. */
  readonly removedSince?: boolean;
}

/** Why a stack takes no update: each has an explanation and a way out of its own. */
export type StackTrouble =
  /** Its creation failed, and what was made stands. */
  | 'creationLeft'
  /** Its creation failed and was taken back: it is there, and holds nothing. */
  | 'creationTakenBack'
  /** Its creation failed, and so did taking it back. */
  | 'creationNotTakenBack'
  /** An update failed, and what was changed until then stands. */
  | 'updateLeft'
  /** An update failed, and so did taking it back. */
  | 'updateNotTakenBack'
  /** Resources were to be imported; that failed, and so did taking it back. */
  | 'importNotTakenBack'
  /** Its deletion failed half-way. */
  | 'deletionFailed';

export interface StackOutput {
  readonly name: string;
  readonly value: string;
  readonly description: string;
}

/** One event of the stack, as the cloud tells it. */
export interface StackEvent {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  /** The cloud's own word. */
  readonly status: string;
  readonly phase: 'running' | 'done' | 'failed' | 'skipped';
  readonly verb: 'create' | 'update' | 'delete' | 'import' | 'rollback' | 'other';
  readonly reason?: string;
  /** The event is about the stack itself. */
  readonly isStack: boolean;
  readonly token?: string;
  /** The stack goes back, or goes away, because somebody asked for it. */
  readonly byUser?: boolean;
  /** Failed only because another one did. */
  readonly cancelled?: boolean;
  /** What was asked for is applied, and not certain to serve yet. */
  readonly stabilising?: boolean;
  /** Of a resource within a nested stack: that stack's logical id, which its own begins with (`Child/Queue`). */
  readonly parent?: string;
}

export interface StackResource {
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  readonly status: string;
  /** The project's name for what it belongs to, as the deployed template's metadata has it. */
  readonly name?: string;
  readonly holdsData?: boolean;
  /** The last operation failed on it: it stands in the way of the next. */
  readonly isStuck?: boolean;
}

export type DeploymentEnd = 'succeeded' | 'rolledBack' | 'failed' | 'unchanged' | 'staged' | 'lost';

export interface DeploymentResult {
  readonly status: DeploymentEnd;
  readonly outputs: readonly StackOutput[];
  /** The root cause first. */
  readonly problems: readonly Problem[];
}
