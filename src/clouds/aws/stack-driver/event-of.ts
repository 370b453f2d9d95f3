import type { StackEvent as CloudEvent, OperationEvent } from '@aws-sdk/client-cloudformation';
import type { StackEvent } from '#model/stack.ts';
import { foldEventStatus } from '../stack-status.ts';

export const STACK_TYPE = 'AWS::CloudFormation::Stack';

/** Events of both calls say the same of a resource in the same words. */
export function eventOf(event: CloudEvent | OperationEvent): StackEvent {
  const status = event.ResourceStatus ?? '';
  const reason = event.ResourceStatusReason;
  const isStack = event.ResourceType === STACK_TYPE && event.PhysicalResourceId === event.StackId;
  return {
    id: event.EventId ?? '',
    at: event.Timestamp?.getTime() ?? 0,
    logicalId: event.LogicalResourceId ?? '',
    ...(event.PhysicalResourceId ? { physicalId: event.PhysicalResourceId } : {}),
    type: event.ResourceType ?? '',
    status,
    ...foldEventStatus(status),
    ...(reason ? { reason } : {}),
    isStack,
    ...(isStack && reason !== undefined && TAKEN_BACK.test(status) && BY_USER.test(reason) ? { byUser: true } : {}),
    ...(event.ClientRequestToken ? { token: event.ClientRequestToken } : {}),
    ...(/_FAILED$/.test(status) && reason !== undefined && CANCELLED.test(reason) ? { cancelled: true } : {}),
    // User Guide, "Understand CloudFormation stack creation events": its configuration is applied, it may not serve yet.
    ...(event.DetailedStatus === 'CONFIGURATION_COMPLETE' ? { stabilising: true } : {}),
  };
}

/** The stack's own words where a person, or a call, stopped it: CloudFormation's own rollbacks name what failed. */
const BY_USER = /^User Initiated|^(Resource |Stack )?update cancell?ed by user/i;
const TAKEN_BACK = /^((UPDATE_|IMPORT_)?ROLLBACK|DELETE)_IN_PROGRESS$/;

const CANCELLED = /^Resource (creation|update|deletion|import) cancell?ed/i;

/** Of one millisecond in the order in which they came. */
export function oldestFirst(newestFirst: readonly StackEvent[]): StackEvent[] {
  return [...newestFirst].reverse().sort((a, b) => a.at - b.at);
}

/** What two events have in common that tell of the same, whichever call told it. */
export function sameness({ at, logicalId, status, physicalId, reason }: StackEvent): string {
  return [at, logicalId, status, physicalId, reason].join('\n');
}
