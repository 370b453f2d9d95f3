import type { DescribeStacksCommandInput, DescribeStacksCommandOutput, ListStacksCommandOutput, Stack, StackStatus } from '@aws-sdk/client-cloudformation';
import type { SimulatedStack } from '../account-state.ts';
import { HIDDEN } from '../template/parameters.ts';
import { templateIn, type World } from '../world.ts';
import { requireStack } from './find-stack.ts';

/** API Reference, `DescribeStacks`: one by name or id, a deleted one by its id only; without a name all that stand. */
export function describeStacks(world: World, { StackName }: DescribeStacksCommandInput): Omit<DescribeStacksCommandOutput, '$metadata'> {
  const stacks = StackName === undefined ? world.state.stacks.filter((one) => one.status !== 'DELETE_COMPLETE') : [requireStack(world, StackName)];
  return { Stacks: stacks.map((stack) => described(world, stack)) };
}

export function listStacks({ state }: World): Omit<ListStacksCommandOutput, '$metadata'> {
  return {
    StackSummaries: [...state.stacks].reverse().map((stack) => ({
      StackId: stack.id,
      StackName: stack.name,
      CreationTime: new Date(stack.createdAt),
      StackStatus: stack.status as StackStatus,
      ...(stack.deletedAt === undefined ? {} : { DeletionTime: new Date(stack.deletedAt) }),
    })),
  };
}

function described(world: World, stack: SimulatedStack): Stack {
  const { deployed } = stack;
  const declared = templateIn(world, deployed.template).parameters;
  return {
    StackId: stack.id,
    StackName: stack.name,
    ...(stack.parent === undefined ? {} : { ParentId: stack.parent.stackId, RootId: stack.parent.rootId }),
    ...(stack.changeSetId === undefined ? {} : { ChangeSetId: stack.changeSetId }),
    CreationTime: new Date(stack.createdAt),
    ...(stack.updatedAt === undefined ? {} : { LastUpdatedTime: new Date(stack.updatedAt) }),
    ...(stack.deletedAt === undefined ? {} : { DeletionTime: new Date(stack.deletedAt) }),
    StackStatus: stack.status as StackStatus,
    ...(stack.reason === undefined ? {} : { StackStatusReason: stack.reason }),
    ...(stack.detailedStatus === undefined ? {} : { DetailedStatus: stack.detailedStatus }),
    DisableRollback: stack.disableRollback,
    ...(stack.isExpress ? { DeploymentConfig: { Mode: 'EXPRESS' as const } } : {}),
    EnableTerminationProtection: stack.terminationProtection,
    ...(stack.deletionMode === undefined ? {} : { DeletionMode: stack.deletionMode as 'FORCE_DELETE_STACK' }),
    Parameters: Object.entries(deployed.parameters).map(([ParameterKey, value]) => ({
      ParameterKey,
      ParameterValue: String(declared[ParameterKey]?.NoEcho) === 'true' ? HIDDEN : value,
    })),
    Tags: Object.entries(deployed.tags).map(([Key, Value]) => ({ Key, Value })),
    Outputs: deployed.outputs.map((output) => ({
      OutputKey: output.name,
      OutputValue: output.value,
      ...(output.description === undefined ? {} : { Description: output.description }),
      ...(output.exportName === undefined ? {} : { ExportName: output.exportName }),
    })),
    LastOperations: stack.operations.slice(0, 2).map(({ id, type }) => ({ OperationId: id, OperationType: type })),
  };
}
