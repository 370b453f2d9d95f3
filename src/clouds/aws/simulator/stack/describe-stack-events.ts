import type { DescribeStackEventsCommandInput, DescribeStackEventsCommandOutput, DetailedStatus, ResourceStatus } from '@aws-sdk/client-cloudformation';
import type { World } from '../world.ts';
import { requireStack } from './find-stack.ts';
import { pageOf } from './pages.ts';

/** API Reference, `DescribeStackEvents`: newest first, a hundred a page, of a deleted stack by its id. */
export function describeStackEvents(
  world: World,
  { StackName, NextToken }: DescribeStackEventsCommandInput,
): Omit<DescribeStackEventsCommandOutput, '$metadata'> {
  const stack = requireStack(world, StackName);
  const { items, next } = pageOf([...stack.events].reverse(), NextToken, 100);
  return {
    StackEvents: items.map((event) => ({
      StackId: stack.id,
      StackName: stack.name,
      EventId: event.id,
      LogicalResourceId: event.logicalId,
      PhysicalResourceId: event.physicalId ?? '',
      ResourceType: event.type,
      Timestamp: new Date(event.at),
      ResourceStatus: event.status as ResourceStatus,
      ...(event.reason === undefined ? {} : { ResourceStatusReason: event.reason }),
      ...(event.detailedStatus === undefined ? {} : { DetailedStatus: event.detailedStatus as DetailedStatus }),
      ...(event.token === undefined ? {} : { ClientRequestToken: event.token }),
      ...(event.operationId === undefined ? {} : { OperationId: event.operationId }),
    })),
    ...next,
  };
}
