import type { ContinueUpdateRollbackCommandInput, RollbackStackCommandInput } from '@aws-sdk/client-cloudformation';
import type { Operation, SimulatedStack } from '../account-state.ts';
import { pump } from '../operation/advance.ts';
import { beginUndo, beginUnmake } from '../operation/phases.ts';
import { beforeOf } from '../operation/set-up-operation.ts';
import { validationError } from '../service-error.ts';
import type { World } from '../world.ts';
import { requireStanding } from './find-stack.ts';

/** API Reference, `ContinueUpdateRollback`: what failed in the rollback is tried again, or skipped and left as it is. */
export function continueUpdateRollback(world: World, input: ContinueUpdateRollbackCommandInput): object {
  const stack = requireStanding(world, input.StackName);
  const token = input.ClientRequestToken;
  if (token !== undefined && stack.tokens[token] === 'ContinueUpdateRollback') return {};
  if (stack.status !== 'UPDATE_ROLLBACK_FAILED') {
    throw validationError(`Stack:${stack.id} is in ${stack.status} state and can not continue update rollback.`);
  }
  const skipped = input.ResourcesToSkip ?? [];
  const wrong = skipped.filter((id) => stack.resources.find((one) => one.logicalId === id)?.status !== 'UPDATE_FAILED');
  if (wrong.length > 0) {
    throw validationError(
      `Resources [${wrong.join(', ')}] cannot be skipped: only resources in UPDATE_FAILED state, which failed because of the rollback, can be.`,
    );
  }
  if (token !== undefined) stack.tokens[token] = 'ContinueUpdateRollback';
  beginUndo(world, stack, operationOf(stack, token, skipped), 'User Initiated', 'CONTINUE_ROLLBACK');
  pump(world, stack);
  return {};
}

/** API Reference, `RollbackStack`: from a failed operation that was left as it was, back to the last stable state. */
export function rollbackStack(world: World, input: RollbackStackCommandInput): { StackId: string; OperationId: string } {
  const stack = requireStanding(world, input.StackName);
  const token = input.ClientRequestToken;
  const answer = () => ({ StackId: stack.id, OperationId: stack.operations[0]?.id ?? '' });
  if (token !== undefined && stack.tokens[token] === 'RollbackStack') return answer();
  if (stack.status !== 'UPDATE_FAILED' && stack.status !== 'CREATE_FAILED') {
    throw validationError(`Stack:${stack.id} is in ${stack.status} state and can not be rolled back.`);
  }
  if (token !== undefined) stack.tokens[token] = 'RollbackStack';
  const isCreation = stack.status === 'CREATE_FAILED';
  const operation = operationOf(stack, token, []);
  if (isCreation) beginUnmake(world, stack, operation, 'User Initiated');
  else beginUndo(world, stack, operation, 'User Initiated');
  pump(world, stack);
  return answer();
}

function operationOf(stack: SimulatedStack, token: string | undefined, skipped: readonly string[]): Operation {
  const operation: Operation = {
    kind: 'update',
    phase: 'undo',
    ...(token === undefined ? {} : { token }),
    onFailure: 'rollback',
    before: stack.unfinished ?? beforeOf(stack),
    skipped: [...skipped],
    steps: [],
    failed: [],
  };
  stack.operation = operation;
  return operation;
}
