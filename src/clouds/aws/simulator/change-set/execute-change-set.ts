import type { ExecuteChangeSetCommandInput } from '@aws-sdk/client-cloudformation';
import { beginOperation } from '../operation/begin.ts';
import { ServiceError, validationError } from '../service-error.ts';
import { findStack } from '../stack/find-stack.ts';
import type { World } from '../world.ts';
import { assertUpdatable } from './create-change-set.ts';
import { executionOf, findChangeSet } from './find-change-set.ts';

/** API Reference, `ExecuteChangeSet`: once; with the same token again nothing more. All others on the stack are deleted with it. */
export function executeChangeSet(world: World, input: ExecuteChangeSetCommandInput): object {
  const { state } = world;
  const changeSet = findChangeSet(world, input.ChangeSetName, input.StackName);
  const stack = findStack(world, changeSet.stackId);
  if (!stack) throw validationError(`Stack [${changeSet.stackName}] does not exist`);
  const token = input.ClientRequestToken;
  if (token !== undefined && stack.tokens[token] === changeSet.id) return {};
  const execution = executionOf(state, changeSet);
  if (execution !== 'AVAILABLE') {
    throw new ServiceError(
      'InvalidChangeSetStatusException',
      `ChangeSet [${changeSet.id}] cannot be executed in its current status of [${changeSet.execution}]`,
      400,
    );
  }
  const isCreation = changeSet.type === 'CREATE';
  if (!isCreation) assertUpdatable(stack, stack.name);
  // API Reference, `ExecuteChangeSet`: DisableRollback.
  if (input.DisableRollback !== undefined && changeSet.onStackFailure !== undefined) {
    throw validationError('DisableRollback cannot be specified when OnStackFailure was specified for the change set.');
  }
  // User Guide, "Stack failure options": what was left as it failed is only updated the same way.
  if (!isCreation && input.DisableRollback !== true && /^(CREATE|UPDATE)_FAILED$/.test(stack.status)) {
    throw validationError(
      `This stack is currently in a non-terminal [${stack.status}] state. To update the stack from this state, please use the disable-rollback parameter with update-stack API. To rollback to the last known good state, use the rollback-stack API`,
    );
  }
  if (token !== undefined) stack.tokens[token] = changeSet.id;
  state.changeSets = state.changeSets.filter((one) => (one.stackId !== stack.id && one.rootId !== changeSet.id) || one === changeSet);
  changeSet.execution = 'EXECUTE_IN_PROGRESS';
  // User Guide, "Express mode": nothing is rolled back unless that is asked for.
  const keeps = (input.DisableRollback ?? changeSet.isExpress) === true || changeSet.onStackFailure === 'DO_NOTHING';
  stack.disableRollback = keeps;
  beginOperation(world, stack, {
    kind: isCreation ? 'create' : changeSet.type === 'IMPORT' ? 'import' : 'update',
    deployed: changeSet.deployed,
    onFailure: keeps ? 'keep' : changeSet.onStackFailure === 'DELETE' ? 'delete' : 'rollback',
    token,
    changeSetId: changeSet.id,
    imports: changeSet.imports,
    ...(changeSet.isExpress ? { isExpress: true } : {}),
    ...(changeSet.revertsDrift ? { revertsDrift: true } : {}),
  });
  return {};
}
