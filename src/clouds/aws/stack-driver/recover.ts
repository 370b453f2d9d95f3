import { CloudError } from '#kit/cloud-error.ts';
import type { RecoverRequest } from '#kit/stack-driver.ts';
import type { StackState } from '#model/stack.ts';
import type { Send } from '../client/calls.ts';

/**
 * The way out that the stack's state has. API reference: ContinueUpdateRollback (skipping what can't be taken back: only resources that are
 * `UPDATE_FAILED`), RollbackStack (after a failure that was not rolled back), DeleteStack (retaining what can't be deleted: only in `DELETE_FAILED`).
 */
export async function recover(send: Send, state: StackState, { skip, token }: RecoverRequest, signal?: AbortSignal): Promise<void> {
  const StackName = state.id ?? state.name;
  const ClientRequestToken = token;
  const named = skip.length > 0;
  switch (state.recovery) {
    case 'continueRollback':
      await send('ContinueUpdateRollback', { StackName, ClientRequestToken, ...(named ? { ResourcesToSkip: [...skip] } : {}) }, signal);
      return;
    case 'rollBack':
      await send('RollbackStack', { StackName, ClientRequestToken }, signal);
      return;
    case 'retryDeletion':
      await send('DeleteStack', { StackName, ClientRequestToken, ...(named ? { RetainResources: [...skip] } : {}) }, signal);
      return;
    default:
      throw new CloudError('StackBroken', `the stack ${state.name} is ${state.status}: no operation leads out of it`, {
        remedy: 'delete it and make it again',
      });
  }
}
