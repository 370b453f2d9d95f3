import type { WaitingChanges } from '#kit/stack-driver.ts';
import type { StackState } from '#model/stack.ts';
import type { Send } from '../client/calls.ts';
import { snapshotOfDescription } from './stage.ts';

/** Every change set that could be executed now, whoever made it; one call, as the summaries say it all. */
export async function waiting(send: Send, state: StackState, signal?: AbortSignal): Promise<WaitingChanges[]> {
  const { Summaries = [] } = await send('ListChangeSets', { StackName: state.name }, signal);
  return Summaries.filter((one) => one.ExecutionStatus === 'AVAILABLE' && one.StackId === state.id).map(({ ChangeSetId = '', ChangeSetName = '', ...one }) => {
    const { facts } = snapshotOfDescription(one.Description);
    return { id: ChangeSetId, name: ChangeSetName, ...(one.CreationTime ? { at: one.CreationTime.getTime() } : {}), ...(facts?.by ? { by: facts.by } : {}) };
  });
}
