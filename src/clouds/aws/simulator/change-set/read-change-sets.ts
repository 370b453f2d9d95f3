import type {
  Change,
  DeleteChangeSetCommandInput,
  DescribeChangeSetCommandInput,
  DescribeChangeSetCommandOutput,
  ListChangeSetsCommandInput,
  ListChangeSetsCommandOutput,
} from '@aws-sdk/client-cloudformation';
import { isJsonObject, type JsonObject } from '#base/json.ts';
import { ServiceError } from '../service-error.ts';
import { requireStanding } from '../stack/find-stack.ts';
import { pageOf } from '../stack/pages.ts';
import { HIDDEN } from '../template/parameters.ts';
import { templateIn, type World } from '../world.ts';
import { executionOf, findChangeSet, statusOf } from './find-change-set.ts';

/** API Reference, `DescribeChangeSet`: values before and after only when they are asked for. */
export function describeChangeSet(world: World, input: DescribeChangeSetCommandInput): Omit<DescribeChangeSetCommandOutput, '$metadata'> {
  const changeSet = findChangeSet(world, input.ChangeSetName, input.StackName);
  const status = statusOf(world.state, changeSet);
  const changes = status === 'CREATE_COMPLETE' ? changeSet.changes : [];
  const { items, next } = pageOf(changes, input.NextToken, 100);
  const declared = templateIn(world, changeSet.deployed.template).parameters;
  return {
    ChangeSetId: changeSet.id,
    ChangeSetName: changeSet.name,
    StackId: changeSet.stackId,
    StackName: changeSet.stackName,
    ...(changeSet.description === undefined ? {} : { Description: changeSet.description }),
    CreationTime: new Date(changeSet.createdAt),
    Status: status,
    ExecutionStatus: executionOf(world.state, changeSet),
    ...(status === 'FAILED' && changeSet.failure !== undefined ? { StatusReason: changeSet.failure } : {}),
    Parameters: Object.entries(changeSet.deployed.parameters).map(([ParameterKey, value]) => ({
      ParameterKey,
      ParameterValue: String(declared[ParameterKey]?.NoEcho) === 'true' ? HIDDEN : value,
    })),
    Tags: Object.entries(changeSet.deployed.tags).map(([Key, Value]) => ({ Key, Value })),
    ...(changeSet.revertsDrift ? { DeploymentMode: 'REVERT_DRIFT' } : {}),
    ...(changeSet.onStackFailure === undefined ? {} : { OnStackFailure: changeSet.onStackFailure as 'ROLLBACK' }),
    Changes: items.map((one) => (input.IncludePropertyValues ? one : withoutValues(one))) as unknown as Change[],
    ...next,
  };
}

function withoutValues(change: JsonObject): JsonObject {
  const { BeforeContext: _before, AfterContext: _after, ...rest } = change.ResourceChange as JsonObject;
  const details = (rest.Details as readonly JsonObject[]).map((detail) => {
    const { BeforeValue: _old, AfterValue: _new, Path: _path, AttributeChangeType: _type, ...target } = detail.Target as JsonObject;
    return { ...detail, Target: target };
  });
  return { ...change, ResourceChange: { ...rest, Details: dedupe(details) } };
}

function dedupe(details: readonly JsonObject[]): JsonObject[] {
  return [...new Map(details.filter(isJsonObject).map((detail) => [JSON.stringify(detail), detail])).values()];
}

/** API Reference, `ListChangeSets`. */
export function listChangeSets(world: World, input: ListChangeSetsCommandInput): Omit<ListChangeSetsCommandOutput, '$metadata'> {
  const stack = requireStanding(world, input.StackName);
  const { items, next } = pageOf(
    world.state.changeSets.filter((one) => one.stackId === stack.id),
    input.NextToken,
    100,
  );
  return {
    Summaries: items.map((one) => ({
      StackId: one.stackId,
      StackName: one.stackName,
      ChangeSetId: one.id,
      ChangeSetName: one.name,
      ExecutionStatus: executionOf(world.state, one),
      Status: statusOf(world.state, one),
      CreationTime: new Date(one.createdAt),
      ...(one.description === undefined ? {} : { Description: one.description }),
    })),
    ...next,
  };
}

/** API Reference, `DeleteChangeSet`: one that isn't there is deleted already, one that is carried out can't be. */
export function deleteChangeSet(world: World, input: DeleteChangeSetCommandInput): object {
  let changeSet: ReturnType<typeof findChangeSet>;
  try {
    changeSet = findChangeSet(world, input.ChangeSetName, input.StackName);
  } catch {
    return {};
  }
  if (changeSet.execution === 'EXECUTE_IN_PROGRESS') {
    throw new ServiceError('InvalidChangeSetStatusException', `ChangeSet [${changeSet.id}] cannot be deleted in its current status.`, 400);
  }
  world.state.changeSets = world.state.changeSets.filter((one) => one !== changeSet && one.rootId !== changeSet.id);
  return {};
}
