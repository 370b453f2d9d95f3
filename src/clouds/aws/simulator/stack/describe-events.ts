import type { DescribeEventsCommandInput, DescribeEventsCommandOutput, DetailedStatus, OperationEvent, ResourceStatus } from '@aws-sdk/client-cloudformation';
import type { Finding, SimulatedChangeSet, SimulatedStack, StackEvent } from '../account-state.ts';
import { findChangeSet } from '../change-set/find-change-set.ts';
import { validationError } from '../service-error.ts';
import type { World } from '../world.ts';
import { requireStack } from './find-stack.ts';
import { pageOf } from './pages.ts';

/** API Reference, `DescribeEvents`: of a stack, one of its operations, or a change set; newest first, the failed ones alone if asked so. */
export function describeEvents(world: World, input: DescribeEventsCommandInput): Omit<DescribeEventsCommandOutput, '$metadata'> {
  const all = input.ChangeSetName === undefined ? ofStacks(world, input) : ofChangeSet(findChangeSet(world, input.ChangeSetName, input.StackName));
  const wanted = input.Filters?.FailedEvents ? all.filter(isFailed) : all;
  const { items, next } = pageOf(wanted.reverse(), input.NextToken, 100);
  return { OperationEvents: items, ...next };
}

function ofStacks(world: World, { StackName, OperationId }: DescribeEventsCommandInput): OperationEvent[] {
  if (StackName === undefined && OperationId === undefined) throw validationError('Either StackName, ChangeSetName or OperationId must be specified.');
  const stacks =
    StackName === undefined ? world.state.stacks.filter((one) => one.operations.some(({ id }) => id === OperationId)) : [requireStack(world, StackName)];
  const events = stacks.flatMap((stack) => stack.events.map((event) => ofEvent(stack, event)));
  return OperationId === undefined ? events : events.filter((event) => event.OperationId === OperationId);
}

function ofEvent(stack: SimulatedStack, event: StackEvent): OperationEvent {
  const operation = stack.operations.find((one) => one.id === event.operationId);
  const isOver = /_(COMPLETE|FAILED|SKIPPED)$/.test(event.status);
  const began = isOver ? stack.events.findLast((one) => one.logicalId === event.logicalId && one.at <= event.at && one.status.endsWith('_IN_PROGRESS')) : event;
  return {
    EventId: event.id,
    StackId: stack.id,
    ...(operation === undefined ? {} : { OperationId: operation.id, OperationType: operation.type, OperationStatus: operation.status }),
    EventType: event.status.endsWith('_FAILED') && !isStackEvent(stack, event) ? 'PROVISIONING_ERROR' : 'STACK_EVENT',
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId ?? '',
    ResourceType: event.type,
    Timestamp: new Date(event.at),
    StartTime: new Date(began?.at ?? event.at),
    ...(isOver ? { EndTime: new Date(event.at) } : {}),
    ResourceStatus: event.status as ResourceStatus,
    ...(event.reason === undefined ? {} : { ResourceStatusReason: event.reason }),
    ...(event.detailedStatus === undefined ? {} : { DetailedStatus: event.detailedStatus as DetailedStatus }),
    ...(event.token === undefined ? {} : { ClientRequestToken: event.token }),
  };
}

function isStackEvent(stack: SimulatedStack, event: StackEvent): boolean {
  return event.physicalId === stack.id;
}

function isFailed(event: OperationEvent): boolean {
  return (
    event.EventType === 'VALIDATION_ERROR' ||
    event.EventType === 'HOOK_INVOCATION_ERROR' ||
    event.EventType === 'PROVISIONING_ERROR' ||
    /_FAILED$/.test(event.ResourceStatus ?? '')
  );
}

/** User Guide, "Validate stack deployments": what early validation held against it. */
function ofChangeSet(changeSet: SimulatedChangeSet): OperationEvent[] {
  return changeSet.findings.map((finding, index) => ({
    EventId: `${changeSet.name}-${index}`,
    StackId: changeSet.stackId,
    OperationId: changeSet.id,
    OperationType: 'CREATE_CHANGESET',
    OperationStatus: changeSet.failure === undefined ? 'SUCCEEDED' : 'FAILED',
    EventType: finding.hook ? 'HOOK_INVOCATION_ERROR' : 'VALIDATION_ERROR',
    LogicalResourceId: finding.logicalId,
    ResourceType: finding.type,
    Timestamp: new Date(changeSet.readyAt),
    StartTime: new Date(changeSet.createdAt),
    EndTime: new Date(changeSet.readyAt),
    ...(finding.hook ? ofHook(finding) : ofValidation(finding)),
  }));
}

function ofValidation({ check, path, reason, mode }: Finding): Partial<OperationEvent> {
  return { ValidationName: check, ValidationPath: path, ValidationStatus: 'FAILED', ValidationStatusReason: reason, ValidationFailureMode: mode };
}

/** User Guide, "CloudFormation Hooks": invoked before the resource is provisioned. */
function ofHook({ check, reason, mode }: Finding): Partial<OperationEvent> {
  return {
    HookType: check,
    HookStatus: 'HOOK_COMPLETE_FAILED',
    HookStatusReason: reason,
    HookInvocationPoint: 'PRE_PROVISION',
    HookFailureMode: mode,
  };
}
