import type { ChangeSetSummary } from '@aws-sdk/client-cloudformation';
import type { FoundChanges } from '#kit/stack-driver.ts';
import type { StackState } from '#model/stack.ts';
import type { Send } from '../client/calls.ts';
import { isMissing } from '../errors.ts';
import { changesOf } from './changes.ts';
import { describeChangeSet } from './describe-change-set.ts';
import { findingsOfChangeSet } from './findings.ts';
import { CHANGE_SET_PREFIX } from './inspect.ts';
import { withNestedLosses } from './nested-changes.ts';
import { deployedTemplate } from './removal.ts';
import { snapshotOfDescription } from './stage.ts';
import { namesIn } from './template-names.ts';

/** The newest of our change sets that waits on the stack; while an operation runs, the one that it carries out. */
export async function findStaged(send: Send, state: StackState, signal?: AbortSignal): Promise<FoundChanges | undefined> {
  if (!state.id || state.condition === 'missing') return undefined;
  const running = state.condition === 'busy';
  const id = (running ? state.changeSetId : undefined) ?? (await newest(send, state.name, running ? 'EXECUTE_IN_PROGRESS' : 'AVAILABLE', signal))?.ChangeSetId;
  if (!id) return undefined;
  try {
    const read = await describeChangeSet(send, id, state.id, signal);
    const { TemplateBody: template } = await send('GetTemplate', { StackName: state.id, ChangeSetName: id, TemplateStage: 'Original' }, signal);
    const findings = running ? [] : await findingsOfChangeSet(send, id, state.id, signal);
    // What is removed has its name in the template that stands.
    const names = { ...namesIn((await deployedTemplate(send, state.name, signal)) ?? ''), ...namesIn(template ?? '') };
    const told = changesOf(read.Changes ?? [], names);
    return {
      staged: {
        stackId: state.id,
        stack: state.name,
        id,
        // A stack whose last operation made it is updated by the next one.
        kind: state.condition === 'empty' || (running && state.operation?.kind === 'create') ? 'create' : 'update',
        changes: running ? told : await withNestedLosses(send, { entries: read.Changes ?? [], changes: told }, signal),
        empty: false,
        ...(findings.length > 0 ? { findings } : {}),
      },
      running,
      names,
      ...(template ? { template } : {}),
      ...(read.DeploymentMode === 'REVERT_DRIFT' ? { revertsDrift: true } : {}),
      ...snapshotOfDescription(read.Description),
    };
  } catch (error) {
    // The cloud forgets change sets once they are carried out.
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function newest(send: Send, stack: string, executionStatus: string, signal?: AbortSignal): Promise<ChangeSetSummary | undefined> {
  const waiting: ChangeSetSummary[] = [];
  let token: string | undefined;
  do {
    const page = await send('ListChangeSets', { StackName: stack, ...(token ? { NextToken: token } : {}) }, signal);
    waiting.push(...(page.Summaries ?? []).filter((one) => one.ChangeSetName?.startsWith(CHANGE_SET_PREFIX) && one.ExecutionStatus === executionStatus));
    token = page.NextToken;
  } while (token);
  return waiting.sort((a, b) => (b.CreationTime?.getTime() ?? 0) - (a.CreationTime?.getTime() ?? 0))[0];
}
