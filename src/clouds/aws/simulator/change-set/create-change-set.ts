import type { CreateChangeSetCommandInput } from '@aws-sdk/client-cloudformation';
import { stableJson } from '#base/stable-json.ts';
import type { Deployed, Finding, SimulatedChangeSet, SimulatedStack } from '../account-state.ts';
import { recordEvent, STACK_TYPE } from '../operation/record.ts';
import { ServiceError, stackMissing, validationError } from '../service-error.ts';
import { tagsOf } from '../stack/create-stack.ts';
import { findStack, newStack } from '../stack/find-stack.ts';
import { assertCapabilities } from '../template/capabilities.ts';
import { parameterValues } from '../template/parameters.ts';
import { arn, templateIn, uuid, type World } from '../world.ts';
import { type Comparison, compare } from './compare.ts';
import { findingsOf } from './early-validation.ts';
import { importsOf } from './imports.ts';
import { nestedChangeSets } from './nested-change-sets.ts';
import { bodyOf } from './template-body.ts';

/** Simulated milliseconds until the changes are worked out. */
const TAKES = 3_000;

/** API Reference, `CreateChangeSet`: CREATE makes a stack for review, UPDATE and IMPORT need one that can be changed. */
export function createChangeSet(world: World, input: CreateChangeSetCommandInput): { Id: string; StackId: string } {
  const { state } = world;
  const name = input.ChangeSetName ?? '';
  const type = input.ChangeSetType ?? 'UPDATE';
  const standing = findStack(world, input.StackName);
  const there = standing && state.changeSets.find((one) => one.stackId === standing.id && one.name === name);
  if (there) {
    if (input.ClientToken !== undefined && there.token === input.ClientToken) return { Id: there.id, StackId: there.stackId };
    throw new ServiceError('AlreadyExistsException', `ChangeSet ${name} cannot be created due to a mismatch with existing attribute Template`, 400);
  }
  if (type === 'CREATE') assertCreatable(standing);
  else assertUpdatable(standing, input.StackName ?? '');
  if (input.OnStackFailure === 'DELETE' && type !== 'CREATE')
    throw validationError('OnStackFailure DELETE can only be specified for change sets of type CREATE.');
  const body = bodyOf(world, input, standing?.deployed.template);
  const template = templateIn(world, body);
  assertCapabilities(template, input.Capabilities);
  const deployed: Deployed = {
    template: body,
    parameters: parameterValues(template, input.Parameters ?? [], standing?.deployed.parameters ?? {}),
    tags: input.Tags === undefined ? { ...standing?.deployed.tags } : tagsOf(input.Tags),
    outputs: [],
  };
  const stack = standing ?? forReview(world, input.StackName ?? '');
  try {
    const changeSet = stagedOn(world, stack, type, deployed, input);
    state.changeSets.push(changeSet);
    return { Id: changeSet.id, StackId: stack.id };
  } catch (error) {
    // What is refused leaves nothing behind.
    if (!standing) state.stacks = state.stacks.filter((one) => one !== stack);
    throw error;
  }
}

function stagedOn(
  world: World,
  stack: SimulatedStack,
  type: SimulatedChangeSet['type'],
  deployed: Deployed,
  input: CreateChangeSetCommandInput,
): SimulatedChangeSet {
  const { state } = world;
  const name = input.ChangeSetName ?? '';
  const imports = importsOf(world, stack, deployed, input);
  const revertsDrift = input.DeploymentMode === 'REVERT_DRIFT';
  const compared = compare(world, stack, deployed, imports, revertsDrift);
  const nested = input.IncludeNestedStacks ? nestedChangeSets(world, stack, deployed, compared.changes, name) : [];
  const findings = findingsOf(world, stack, deployed, imports);
  const failure = failureOf(stack, compared, deployed, findings);
  const id = arn(state, 'cloudformation', `changeSet/${name}/${uuid(state)}`);
  state.changeSets.push(...nested.map((one) => ({ ...one, rootId: id })));
  return {
    id,
    name,
    stackId: stack.id,
    stackName: stack.name,
    type,
    createdAt: state.now,
    readyAt: state.now + TAKES,
    ...(input.Description === undefined ? {} : { description: input.Description }),
    ...(input.ClientToken === undefined ? {} : { token: input.ClientToken }),
    deployed,
    // API Reference, `DeploymentConfig`: EXPRESS ends with the configuration applied.
    ...(input.DeploymentConfig?.Mode === 'EXPRESS' ? { isExpress: true } : {}),
    ...(input.OnStackFailure === undefined ? {} : { onStackFailure: input.OnStackFailure }),
    imports,
    ...(revertsDrift ? { revertsDrift } : {}),
    changes: failure === undefined ? compared.changes : [],
    ...(failure === undefined ? {} : { failure }),
    findings,
    execution: 'AVAILABLE',
  };
}

function assertCreatable(standing: SimulatedStack | undefined): void {
  if (standing && standing.status !== 'REVIEW_IN_PROGRESS') {
    throw validationError(`Stack [${standing.name}] already exists and cannot be created again with the changeSet.`);
  }
}

/** User Guide, "Stack status codes": which states can be updated. */
export function assertUpdatable(standing: SimulatedStack | undefined, name: string): asserts standing is SimulatedStack {
  if (!standing) throw stackMissing(name);
  if (
    !/^(CREATE_COMPLETE|UPDATE_COMPLETE|UPDATE_ROLLBACK_COMPLETE|IMPORT_COMPLETE|IMPORT_ROLLBACK_COMPLETE|UPDATE_FAILED|CREATE_FAILED)$/.test(standing.status)
  ) {
    throw validationError(`Stack:${standing.id} is in ${standing.status} state and can not be updated.`);
  }
}

function forReview(world: World, name: string): SimulatedStack {
  if (!/^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(name)) {
    throw validationError(
      `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
    );
  }
  const stack = newStack(world, name);
  stack.reason = 'User Initiated';
  recordEvent(world, stack, { logicalId: name, physicalId: stack.id, type: STACK_TYPE, status: stack.status, reason: stack.reason });
  return stack;
}

function failureOf(
  stack: SimulatedStack,
  { changes, outputsChanged, refusal }: Comparison,
  deployed: Deployed,
  findings: readonly Finding[],
): string | undefined {
  if (refusal !== undefined) return refusal;
  const [failed] = findings.filter((one) => one.mode === 'FAIL');
  if (failed) {
    return `The following hook(s)/validation failed: [${failed.check}]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.`;
  }
  const sameTags = stableJson(stack.deployed.tags) === stableJson(deployed.tags);
  // A stack that was left as it failed has something to do, though its template says the same.
  if (changes.length > 0 || outputsChanged || !sameTags || /^(CREATE|UPDATE)_FAILED$/.test(stack.status)) return undefined;
  return "The submitted information didn't contain changes. Submit different information to create a change set.";
}
