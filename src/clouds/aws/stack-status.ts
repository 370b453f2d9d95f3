import { CloudError } from '#kit/cloud-error.ts';
import type { OperationKind, StackCondition, StackEvent, StackState, StackTrouble } from '#model/stack.ts';

/** What each of CloudFormation's status words means for a deployment. The only place where they are written. */
interface StatusMeaning {
  readonly condition: StackCondition;
  readonly kind: OperationKind;
  readonly failed?: boolean;
  readonly rollingBack?: boolean;
  readonly rolledBack?: boolean;
  /** CloudFormation cancels `UPDATE_IN_PROGRESS`, and nothing else. */
  readonly unstoppable?: NonNullable<StackState['operation']>['unstoppable'];
  readonly recovery?: NonNullable<StackState['recovery']>;
  readonly trouble?: StackTrouble;
  /** User Guide, "Stack failure options": can be updated once more, where that update isn't rolled back either. */
  readonly takesRetry?: boolean;
}

const STATUSES: Readonly<Record<string, StatusMeaning>> = {
  REVIEW_IN_PROGRESS: { condition: 'empty', kind: 'create' },
  CREATE_IN_PROGRESS: { condition: 'busy', kind: 'create' },
  CREATE_COMPLETE: { condition: 'ready', kind: 'create' },
  CREATE_FAILED: { condition: 'broken', kind: 'create', failed: true, trouble: 'creationLeft', takesRetry: true },
  ROLLBACK_IN_PROGRESS: { condition: 'busy', kind: 'create', failed: true, rollingBack: true },
  ROLLBACK_COMPLETE: { condition: 'broken', kind: 'create', failed: true, rolledBack: true, trouble: 'creationTakenBack' },
  ROLLBACK_FAILED: { condition: 'broken', kind: 'create', failed: true, trouble: 'creationNotTakenBack' },
  UPDATE_IN_PROGRESS: { condition: 'busy', kind: 'update' },
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: { condition: 'busy', kind: 'update', unstoppable: 'applied' },
  UPDATE_COMPLETE: { condition: 'ready', kind: 'update' },
  UPDATE_FAILED: { condition: 'broken', kind: 'update', failed: true, recovery: 'rollBack', trouble: 'updateLeft', takesRetry: true },
  UPDATE_ROLLBACK_IN_PROGRESS: { condition: 'busy', kind: 'update', failed: true, rollingBack: true },
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: { condition: 'busy', kind: 'update', failed: true, rollingBack: true },
  UPDATE_ROLLBACK_COMPLETE: { condition: 'ready', kind: 'update', failed: true, rolledBack: true },
  UPDATE_ROLLBACK_FAILED: { condition: 'broken', kind: 'update', failed: true, recovery: 'continueRollback', trouble: 'updateNotTakenBack' },
  IMPORT_IN_PROGRESS: { condition: 'busy', kind: 'update', unstoppable: 'kind' },
  IMPORT_COMPLETE: { condition: 'ready', kind: 'update' },
  IMPORT_ROLLBACK_IN_PROGRESS: { condition: 'busy', kind: 'update', failed: true, rollingBack: true },
  IMPORT_ROLLBACK_COMPLETE: { condition: 'ready', kind: 'update', failed: true, rolledBack: true },
  IMPORT_ROLLBACK_FAILED: { condition: 'broken', kind: 'update', failed: true, trouble: 'importNotTakenBack' },
  DELETE_IN_PROGRESS: { condition: 'busy', kind: 'delete' },
  DELETE_COMPLETE: { condition: 'missing', kind: 'delete' },
  DELETE_FAILED: { condition: 'broken', kind: 'delete', failed: true, recovery: 'retryDeletion', trouble: 'deletionFailed' },
};

/** Whether CloudFormation has such a status for stacks. */
export function isStackStatus(status: string): boolean {
  return Object.hasOwn(STATUSES, status);
}

export function foldStatus(status: string): Pick<StackState, 'condition' | 'operation' | 'recovery' | 'trouble' | 'takesRetry'> {
  const meaning = STATUSES[status];
  if (!meaning) {
    throw new CloudError('CloudFailed', `the stack's status ${status} is not known`, { remedy: 'look at the stack in the cloud’s console' });
  }
  const { condition, kind, failed = false, rollingBack = false, rolledBack, unstoppable, recovery, trouble, takesRetry } = meaning;
  return {
    condition,
    ...(condition === 'empty'
      ? {}
      : {
          operation: {
            kind,
            running: condition === 'busy',
            failed,
            rollingBack,
            ...(rolledBack ? { rolledBack } : {}),
            ...(unstoppable ? { unstoppable } : {}),
          },
        }),
    ...(recovery ? { recovery } : {}),
    ...(trouble ? { trouble } : {}),
    ...(takesRetry ? { takesRetry } : {}),
  };
}

/** A resource's or the stack's status in an event. A stack's rollback is a verb of its own, told by its words. */
export function foldEventStatus(status: string): Pick<StackEvent, 'phase' | 'verb'> {
  const phase = /_FAILED$/.test(status) ? 'failed' : /_SKIPPED$/.test(status) ? 'skipped' : /_COMPLETE$/.test(status) ? 'done' : 'running';
  const verb = /ROLLBACK/.test(status)
    ? 'rollback'
    : /^CREATE_/.test(status)
      ? 'create'
      : /^UPDATE_/.test(status)
        ? 'update'
        : /^DELETE_/.test(status)
          ? 'delete'
          : /^IMPORT_/.test(status)
            ? 'import'
            : 'other';
  return { phase, verb };
}

/** The stack's own event with which an operation begins: what comes before it belongs to an earlier one. */
export function beginsOperation(event: StackEvent): boolean {
  return event.isStack && BEGINNINGS.has(event.status);
}

const BEGINNINGS: ReadonlySet<string> = new Set(['CREATE_IN_PROGRESS', 'UPDATE_IN_PROGRESS', 'IMPORT_IN_PROGRESS', 'DELETE_IN_PROGRESS', 'REVIEW_IN_PROGRESS']);
