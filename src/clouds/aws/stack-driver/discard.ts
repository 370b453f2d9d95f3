import { CloudError } from '#kit/cloud-error.ts';
import type { StagedChanges } from '#kit/stack-driver.ts';
import type { Target } from '#kit/target.ts';
import type { Send } from '../client/calls.ts';
import { isMissing } from '../errors.ts';
import { inspect } from './inspect.ts';

/** Drops a change set, and the empty stack that it was made on, unless somebody else has staged something there too. */
export async function discard(send: Send, target: Target, staged: StagedChanges, signal?: AbortSignal): Promise<void> {
  const StackName = staged.stackId || staged.stack;
  try {
    await send('DeleteChangeSet', { ChangeSetName: staged.id, StackName }, signal);
  } catch (error) {
    // It is gone already, or another deployment swept it away.
    if (!isMissing(error) && !(error instanceof CloudError && /^InvalidChangeSetStatus/.test(error.cloudCode ?? ''))) throw error;
  }
  if (staged.kind !== 'create') return;
  const state = await inspect(send, target, StackName, signal);
  if (state.condition !== 'empty') return;
  const { Summaries = [] } = await send('ListChangeSets', { StackName: staged.stack }, signal);
  const others = Summaries.filter((one) => one.StackId === state.id && one.ExecutionStatus === 'AVAILABLE' && one.ChangeSetId !== staged.id);
  if (others.length === 0) await send('DeleteStack', { StackName }, signal);
}
