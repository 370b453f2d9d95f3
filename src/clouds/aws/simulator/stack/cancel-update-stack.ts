import type { CancelUpdateStackCommandInput } from '@aws-sdk/client-cloudformation';
import { pump } from '../operation/advance.ts';
import { cancelRunning } from '../operation/end-step.ts';
import { beginSummary, setStatus } from '../operation/record.ts';
import { validationError } from '../service-error.ts';
import type { World } from '../world.ts';
import { requireStanding } from './find-stack.ts';

/** API Reference, `CancelUpdateStack`: only while the update itself is in progress; it is rolled back. */
export function cancelUpdateStack(world: World, input: CancelUpdateStackCommandInput): object {
  const stack = requireStanding(world, input.StackName);
  const token = input.ClientRequestToken;
  if (token !== undefined && stack.tokens[token] === 'CancelUpdateStack') return {};
  const { operation } = stack;
  if (stack.status !== 'UPDATE_IN_PROGRESS' || !operation) {
    throw validationError('CancelUpdateStack cannot be called from current stack status');
  }
  if (token !== undefined) stack.tokens[token] = 'CancelUpdateStack';
  if (operation.phase === 'wait') {
    // An update that the scenario began with: nothing of it is known that would have to be taken back.
    stack.operation = { ...operation, endsAt: world.state.now + 10_000, endStatus: 'UPDATE_ROLLBACK_COMPLETE' };
    beginSummary(world, stack, 'ROLLBACK');
    setStatus(world, stack, 'UPDATE_ROLLBACK_IN_PROGRESS', 'User Initiated');
    return {};
  }
  operation.cancelled = true;
  beginSummary(world, stack, 'ROLLBACK');
  setStatus(world, stack, 'UPDATE_ROLLBACK_IN_PROGRESS', 'User Initiated');
  cancelRunning(world, stack, operation);
  pump(world, stack);
  return {};
}
