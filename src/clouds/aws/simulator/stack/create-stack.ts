import type { CreateStackCommandInput } from '@aws-sdk/client-cloudformation';
import type { Deployed } from '../account-state.ts';
import { bodyOf } from '../change-set/template-body.ts';
import { beginOperation } from '../operation/begin.ts';
import { ServiceError } from '../service-error.ts';
import { assertCapabilities } from '../template/capabilities.ts';
import { parameterValues } from '../template/parameters.ts';
import { templateIn, type World } from '../world.ts';
import { findStack, newStack } from './find-stack.ts';

/** API Reference, `CreateStack`. */
export function createStack(world: World, input: CreateStackCommandInput): { StackId: string; OperationId: string } {
  const name = input.StackName ?? '';
  const body = bodyOf(world, input);
  const template = templateIn(world, body);
  assertCapabilities(template, input.Capabilities);
  const standing = findStack(world, name);
  if (standing) {
    if (input.ClientRequestToken !== undefined && standing.tokens[input.ClientRequestToken] === 'CreateStack') return answer(standing);
    throw new ServiceError('AlreadyExistsException', `Stack [${name}] already exists`, 400);
  }
  const deployed: Deployed = {
    template: body,
    parameters: parameterValues(template, input.Parameters ?? [], {}),
    tags: tagsOf(input.Tags),
    outputs: [],
  };
  const stack = newStack(world, name);
  stack.terminationProtection = input.EnableTerminationProtection ?? false;
  stack.disableRollback = input.DisableRollback ?? false;
  if (input.ClientRequestToken !== undefined) stack.tokens[input.ClientRequestToken] = 'CreateStack';
  const keeps = input.DisableRollback === true || input.OnFailure === 'DO_NOTHING';
  beginOperation(world, stack, {
    kind: 'create',
    deployed,
    onFailure: keeps ? 'keep' : input.OnFailure === 'DELETE' ? 'delete' : 'rollback',
    token: input.ClientRequestToken,
  });
  return answer(stack);
}

function answer(stack: { readonly id: string; readonly operations: readonly { readonly id: string }[] }): { StackId: string; OperationId: string } {
  return { StackId: stack.id, OperationId: stack.operations[0]?.id ?? '' };
}

export function tagsOf(tags: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined): Record<string, string> {
  return Object.fromEntries((tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
}
