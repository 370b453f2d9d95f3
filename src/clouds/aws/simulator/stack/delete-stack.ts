import type { DeleteStackCommandInput, UpdateTerminationProtectionCommandInput } from '@aws-sdk/client-cloudformation';
import { pump } from '../operation/advance.ts';
import { cancelRunning } from '../operation/end-step.ts';
import { beginDelete } from '../operation/phases.ts';
import { beginSummary } from '../operation/record.ts';
import { beforeOf } from '../operation/set-up-operation.ts';
import { validationError } from '../service-error.ts';
import type { World } from '../world.ts';
import { findStack, requireStanding } from './find-stack.ts';

/** API Reference, `DeleteStack`. One that isn't there is deleted already; one that is being created is stopped first. */
export function deleteStack(world: World, input: DeleteStackCommandInput): object {
  const stack = findStack(world, input.StackName);
  if (!stack || stack.status === 'DELETE_COMPLETE' || stack.status === 'DELETE_IN_PROGRESS') return {};
  const token = input.ClientRequestToken;
  if (token !== undefined && stack.tokens[token] === 'DeleteStack') return {};
  if (stack.terminationProtection) throw validationError(`Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`);
  if (stack.operation && stack.operation.kind !== 'create') {
    throw validationError(`Stack [${stack.name}] cannot be deleted while in status ${stack.status}`);
  }
  const isFailed = stack.status === 'DELETE_FAILED';
  const retained = input.RetainResources ?? [];
  if (retained.length > 0 && !isFailed)
    throw validationError(`Invalid operation on stack [${stack.id}]. RetainResources can only be specified for stacks in DELETE_FAILED state.`);
  const unknown = retained.find((id) => !stack.resources.some((one) => one.logicalId === id));
  if (unknown !== undefined) throw validationError(`Resource [${unknown}] does not exist in stack ${stack.name}`);
  if (input.DeletionMode === 'FORCE_DELETE_STACK' && !isFailed) {
    throw validationError(`Invalid operation on stack [${stack.id}]. FORCE_DELETE_STACK can only be specified for stacks in DELETE_FAILED state.`);
  }
  if (token !== undefined) stack.tokens[token] = 'DeleteStack';
  if (input.DeletionMode !== undefined) stack.deletionMode = input.DeletionMode;
  if (stack.operation) cancelRunning(world, stack, stack.operation, true);
  beginSummary(world, stack, 'DELETE_STACK');
  stack.operation = {
    kind: 'delete',
    phase: 'delete',
    ...(token === undefined ? {} : { token }),
    onFailure: 'keep',
    before: beforeOf(stack),
    skipped: [...retained],
    ...(input.DeletionMode === 'FORCE_DELETE_STACK' ? { force: true } : {}),
    steps: [],
    failed: [],
  };
  // Deleting a stack deletes what is staged on it.
  world.state.changeSets = world.state.changeSets.filter((one) => one.stackId !== stack.id);
  beginDelete(world, stack, stack.operation, 'User Initiated');
  pump(world, stack);
  return {};
}

/** API Reference, `UpdateTerminationProtection`. */
export function updateTerminationProtection(world: World, input: UpdateTerminationProtectionCommandInput): { StackId: string } {
  const stack = requireStanding(world, input.StackName);
  stack.terminationProtection = input.EnableTerminationProtection ?? false;
  return { StackId: stack.id };
}
