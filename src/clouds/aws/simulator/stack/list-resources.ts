import type {
  DescribeStackResourcesCommandInput,
  DescribeStackResourcesCommandOutput,
  ListStackResourcesCommandInput,
  ListStackResourcesCommandOutput,
  ResourceStatus,
} from '@aws-sdk/client-cloudformation';
import type { SimulatedStack } from '../account-state.ts';
import { validationError } from '../service-error.ts';
import type { World } from '../world.ts';
import { driftOf } from './drift.ts';
import { requireStack } from './find-stack.ts';
import { pageOf } from './pages.ts';

/** API Reference, `ListStackResources`: those of a deleted stack for as long as it is remembered. */
export function listStackResources(world: World, { StackName, NextToken }: ListStackResourcesCommandInput): Omit<ListStackResourcesCommandOutput, '$metadata'> {
  const stack = requireStack(world, StackName);
  const { items, next } = pageOf(stack.resources, NextToken, 100);
  return {
    StackResourceSummaries: items.map((one) => ({
      LogicalResourceId: one.logicalId,
      ...(one.physicalId === undefined ? {} : { PhysicalResourceId: one.physicalId }),
      ResourceType: one.type,
      ResourceStatus: one.status as ResourceStatus,
      ...(one.reason === undefined ? {} : { ResourceStatusReason: one.reason }),
      LastUpdatedTimestamp: new Date(one.at),
      DriftInformation: { StackResourceDriftStatus: driftOf(world, one).StackResourceDriftStatus },
    })),
    ...next,
  };
}

export function describeStackResources(
  world: World,
  { StackName, LogicalResourceId, PhysicalResourceId }: DescribeStackResourcesCommandInput,
): Omit<DescribeStackResourcesCommandOutput, '$metadata'> {
  const stack = PhysicalResourceId === undefined ? requireStack(world, StackName) : ownerOf(world, PhysicalResourceId);
  return {
    StackResources: stack.resources
      .filter((one) => LogicalResourceId === undefined || one.logicalId === LogicalResourceId)
      .map((one) => ({
        StackId: stack.id,
        StackName: stack.name,
        LogicalResourceId: one.logicalId,
        ...(one.physicalId === undefined ? {} : { PhysicalResourceId: one.physicalId }),
        ResourceType: one.type,
        ResourceStatus: one.status as ResourceStatus,
        ...(one.reason === undefined ? {} : { ResourceStatusReason: one.reason }),
        Timestamp: new Date(one.at),
      })),
  };
}

/** API Reference, `DescribeStackResources`: by the physical id, the resources of the stack that has it. */
function ownerOf({ state }: World, physicalId: string): SimulatedStack {
  const owner = state.stacks.find((stack) => stack.status !== 'DELETE_COMPLETE' && stack.resources.some((one) => one.physicalId === physicalId));
  if (!owner) throw validationError(`Stack for ${physicalId} does not exist`);
  return owner;
}
