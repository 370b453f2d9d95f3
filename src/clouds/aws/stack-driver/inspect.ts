import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Target } from '#kit/target.ts';
import { stackName } from '#model/names.ts';
import type { StackState } from '#model/stack.ts';
import type { Send } from '../client/calls.ts';
import { isMissing } from '../errors.ts';
import { foldStatus } from '../stack-status.ts';
import { withoutWayBack } from './last-whole.ts';
import { reachableUrl } from './reachable-url.ts';

export const PROJECT_TAG = 'stackwright:project';
export const STAGE_TAG = 'stackwright:stage';
/** Change sets of ours are told by their names. */
export const CHANGE_SET_PREFIX = 'stackwright-';

/** By name, or by ARN; a deleted stack is `missing` either way. */
export async function inspect(send: Send, target: Target, stack: string, signal?: AbortSignal): Promise<StackState> {
  return (await inspectWithOperations(send, target, stack, signal)).state;
}

/** One of a stack's operations, by the id that its events carry. */
export interface StackOperation {
  readonly id: string;
  readonly type: string;
}

/** The state, and the stack's newest operations as its very answer names them, newest first; undefined where the cloud names none. */
export async function inspectWithOperations(
  send: Send,
  target: Target,
  stack: string,
  signal?: AbortSignal,
): Promise<{ state: StackState; operations: readonly StackOperation[] | undefined }> {
  const found = await describe(send, stack, signal);
  if (!found) return { state: { name: nameOf(stack), condition: 'missing', ours: false, outputs: [] }, operations: undefined };
  const state = await withoutWayBack(send, stateOf(found, target), signal);
  const isOurs = state.condition === 'empty' && !state.ours ? await isStagedByUs(send, found, signal) : state.ours;
  return { state: { ...state, ours: isOurs }, operations: operationsOf(found) };
}

export async function operationsOn(send: Send, stack: string, signal?: AbortSignal): Promise<readonly StackOperation[] | undefined> {
  const found = await describe(send, stack, signal);
  return found && operationsOf(found);
}

/** The making of change sets is an operation too, and changes nothing. */
function operationsOf({ LastOperations }: Stack): readonly StackOperation[] | undefined {
  return LastOperations?.flatMap(({ OperationId: id, OperationType: type }) => (id && type && type !== 'CREATE_CHANGESET' ? [{ id, type }] : []));
}

async function describe(send: Send, stack: string, signal?: AbortSignal): Promise<Stack | undefined> {
  try {
    return (await send('DescribeStacks', { StackName: stack }, signal)).Stacks?.[0];
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function stateOf(stack: Stack, target: Target): StackState {
  const tags = new Map(stack.Tags?.map(({ Key, Value }) => [Key, Value]));
  const folded = foldStatus(stack.StackStatus ?? '');
  const updatedAt = (stack.DeletionTime ?? stack.LastUpdatedTime ?? stack.CreationTime)?.getTime();
  return {
    name: stack.StackName ?? '',
    ...(stack.StackId ? { id: stack.StackId } : {}),
    ...folded,
    ...(folded.operation && updatedAt !== undefined ? { operation: { ...folded.operation, startedAt: updatedAt } } : {}),
    status: stack.StackStatus ?? '',
    ...(stack.StackStatusReason ? { reason: stack.StackStatusReason } : {}),
    // Tags that don't make up its name are those of another project: its stack is nobody else's.
    ours: stackName(tags.get(PROJECT_TAG) ?? '', tags.get(STAGE_TAG) ?? '') === stack.StackName,
    outputs: (stack.Outputs ?? []).map((output) => ({
      name: output.OutputKey ?? '',
      value: reachableUrl(output.OutputValue ?? '', target),
      description: output.Description ?? '',
    })),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    // API Reference, `DeploymentConfig`: EXPRESS ends when the configuration is applied; resources may go on becoming available.
    ...(stack.DeploymentConfig?.Mode === 'EXPRESS' && folded.condition === 'ready' ? { stabilising: true } : {}),
    ...(stack.DisableRollback ? { keepsOnFailure: true } : {}),
    ...(stack.ChangeSetId ? { changeSetId: stack.ChangeSetId } : {}),
  };
}

/** A stack that only waits for review may not have its tags yet: it is ours if all that is staged on it is. */
async function isStagedByUs(send: Send, stack: Stack, signal?: AbortSignal): Promise<boolean> {
  const { Summaries = [] } = await send('ListChangeSets', { StackName: stack.StackName }, signal);
  return Summaries.filter((one) => one.StackId === stack.StackId).every((one) => one.ChangeSetName?.startsWith(CHANGE_SET_PREFIX));
}

function nameOf(stack: string): string {
  return stack.startsWith('arn:') ? (stack.split('/')[1] ?? stack) : stack;
}
