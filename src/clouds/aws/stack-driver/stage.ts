import type { CreateChangeSetCommandInput, DescribeChangeSetCommandOutput, Parameter } from '@aws-sdk/client-cloudformation';
import { ChangesRefused } from '#kit/changes-refused.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { Clock } from '#kit/ports.ts';
import type { StagedChanges, StagedFacts, StageRequest } from '#kit/stack-driver.ts';
import type { Target } from '#kit/target.ts';
import type { StackState } from '#model/stack.ts';
import type { Send } from '../client/calls.ts';
import { isMissing } from '../errors.ts';
import { wasCarriedOut } from './carried-out.ts';
import { changesOf } from './changes.ts';
import { describeChangeSet } from './describe-change-set.ts';
import { discard } from './discard.ts';
import { STACK_TYPE } from './event-of.ts';
import { findingsOfChangeSet } from './findings.ts';
import { CHANGE_SET_PREFIX, inspect } from './inspect.ts';
import { withNestedLosses } from './nested-changes.ts';
import { putTemplate } from './put-template.ts';
import { deployedTemplate } from './removal.ts';
import { assertNamesFree, hasNamedData } from './taken-names.ts';
import { namesIn } from './template-names.ts';

/** What CloudFormation takes with the call itself; anything longer goes by the artifact bucket. */
const INLINE_BYTES = 51_200;

export interface StageContext {
  readonly send: Send;
  readonly target: Target;
  readonly clock: Clock;
  /** Milliseconds between two looks. */
  readonly pause: number;
}

export async function stage(context: StageContext, request: StageRequest, signal?: AbortSignal): Promise<StagedChanges> {
  const { send, target } = context;
  const state = await (target.kind === 'local' ? whenNobodyBegins(context, request.stack, signal) : inspect(send, target, request.stack, signal));
  const kind = state.condition === 'missing' || state.condition === 'empty' ? 'create' : 'update';
  const bytes = new TextEncoder().encode(request.template);
  const template =
    bytes.length > INLINE_BYTES ? { TemplateURL: await putTemplate(send, target, request.artifactBucket, bytes, signal) } : { TemplateBody: request.template };
  const name = CHANGE_SET_PREFIX + request.token;
  let staged: StagedChanges = { stackId: state.id ?? '', stack: request.stack, id: name, kind, changes: [], empty: false };
  try {
    const input: CreateChangeSetCommandInput = {
      StackName: request.stack,
      ChangeSetName: name,
      ClientToken: request.token,
      ChangeSetType: kind === 'create' ? 'CREATE' : 'UPDATE',
      ...(request.revertDrift ? await asDeployed(send, request.stack, signal) : { ...template, Parameters: parametersOf(request) }),
      // The local cloud's early validation takes the names of what is imported for taken ones.
      ...(request.importExisting ? { ImportExistingResources: true, ...(target.kind === 'local' ? { DisableValidation: true } : {}) } : {}),
      Tags: Object.entries(request.tags).map(([Key, Value]) => ({ Key, Value })),
      // What becomes of what is within nested stacks is told only so.
      ...(request.template.includes(STACK_TYPE) && !request.revertDrift ? { IncludeNestedStacks: true } : {}),
      Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'],
      ...(request.projectHash ? { Description: describeSnapshot(request.projectHash, request.facts) } : {}),
    };
    if (target.kind === 'local' && !request.importExisting && !request.revertDrift && hasNamedData(request.template)) {
      await assertNamesFree(send, target, input, (id, stackId) => readImports(context, id, stackId, signal), signal);
    }
    const made = await create(send, input, signal);
    staged = { ...staged, stackId: made.StackId ?? '', id: made.Id ?? name };
    const read = await waitUntilReady(context, staged, request.revertDrift ?? false, signal);
    if (read.outcome === 'empty') {
      await discard(send, target, staged, signal);
      return { ...staged, empty: true };
    }
    if (target.kind === 'local' && read.entries.some(isNewBucket)) {
      const { assertBucketsFree } = await import('./kept-buckets.ts');
      await assertBucketsFree(send, request.template, staged.stackId, read.entries, signal);
    }
    const findings = await findingsOfChangeSet(send, staged.id, staged.stackId, signal);
    const told = changesOf(read.entries, await namesFor(send, read.entries, request, signal));
    const changes = await withNestedLosses(send, { entries: read.entries, changes: told }, signal);
    return { ...staged, changes, ...(findings.length > 0 ? { findings } : {}) };
  } catch (error) {
    // Without the signal: what was begun is cleared away also after an abort. A failure to clear doesn't hide the reason.
    await discard(send, target, staged).catch(() => undefined);
    throw isBusy(error) ? busyStaging(staged, error) : error;
  }
}

/** So long after staging a first deployment usually begins, in milliseconds. */
const BEGINNING = 3_000;

/** The local cloud makes the stack of a first staging anew for the next one, also while the first is being executed, which is lost then. */
async function whenNobodyBegins({ send, target, clock, pause }: StageContext, stack: string, signal?: AbortSignal): Promise<StackState> {
  for (;;) {
    const state = await inspect(send, target, stack, signal);
    if (state.condition !== 'empty') return state;
    const { Summaries = [] } = await send('ListChangeSets', { StackName: stack }, signal);
    const stagedAt = Math.max(0, ...Summaries.map((one) => one.CreationTime?.getTime() ?? 0));
    if (clock.now() - stagedAt > BEGINNING) return state;
    await clock.sleep(pause, signal);
  }
}

function parametersOf({ parameters }: StageRequest): Parameter[] {
  return Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));
}

/** The stack's own template and values, also those that nobody can read: only what was changed beside it is a change. User Guide, "Using drift-aware change sets". */
async function asDeployed(send: Send, stack: string, signal?: AbortSignal) {
  const { Stacks } = await send('DescribeStacks', { StackName: stack }, signal);
  const parameters = (Stacks?.[0]?.Parameters ?? []).map(({ ParameterKey }): Parameter => ({ ParameterKey, UsePreviousValue: true }));
  return { UsePreviousTemplate: true, Parameters: parameters, DeploymentMode: 'REVERT_DRIFT' } as const;
}

async function readImports({ send, clock, pause }: StageContext, id: string, stackId: string, signal?: AbortSignal) {
  for (;;) {
    const { Status, StatusReason, Changes = [] } = await describeChangeSet(send, id, stackId, signal);
    if (Status === 'CREATE_COMPLETE') return { entries: Changes };
    if (Status === 'FAILED') return { entries: [], refusal: StatusReason ?? '' };
    await clock.sleep(pause, signal);
  }
}

/** Made again after an answer that was lost, the first one is there already: it has our own name. */
async function create(
  send: Send,
  input: CreateChangeSetCommandInput,
  signal?: AbortSignal,
): Promise<{ readonly Id?: string | undefined; readonly StackId?: string | undefined }> {
  try {
    return await send('CreateChangeSet', input, signal);
  } catch (error) {
    if (!(error instanceof CloudError && /AlreadyExists/.test(error.cloudCode ?? ''))) throw error;
    const { ChangeSetId, StackId } = await send('DescribeChangeSet', { ChangeSetName: input.ChangeSetName, StackName: input.StackName }, signal);
    return { Id: ChangeSetId, StackId };
  }
}

/** What is to be removed stands in the template that the stack has now, no longer in the new one. */
async function namesFor(send: Send, entries: readonly Entry[], request: StageRequest, signal?: AbortSignal): Promise<Readonly<Record<string, string>>> {
  const isNamed = entries.every(({ ResourceChange: change }) => change?.Action !== 'Remove' || request.names[change.LogicalResourceId ?? ''] !== undefined);
  if (isNamed) return request.names;
  return { ...namesIn((await deployedTemplate(send, request.stack, signal)) ?? ''), ...request.names };
}

function isNewBucket({ ResourceChange: one }: Entry): boolean {
  return one?.Action === 'Add' && one.ResourceType === 'AWS::S3::Bucket';
}

type Entry = NonNullable<DescribeChangeSetCommandOutput['Changes']>[number];
type Ready = { readonly outcome: 'ready'; readonly entries: readonly Entry[] } | { readonly outcome: 'empty' };

async function waitUntilReady({ send, clock, pause }: StageContext, staged: StagedChanges, revertsDrift: boolean, signal?: AbortSignal): Promise<Ready> {
  for (;;) {
    const read = await describeChangeSet(send, staged.id, staged.stackId, signal).catch((error: unknown) => {
      // Executing changes deletes all others that are staged on the stack.
      throw isMissing(error) ? busyStaging(staged, error) : error;
    });
    // A service that doesn't know the mode takes the changes for ordinary ones, and finds nothing to do.
    if (revertsDrift && /^(CREATE_COMPLETE|FAILED)$/.test(read.Status ?? '') && read.DeploymentMode !== 'REVERT_DRIFT') {
      throw new CloudError('DriftNotRevertible', 'this cloud does not take back what was changed beside a stack', {
        remedy: 'put it right by hand, or change the resource in the project and deploy it',
      });
    }
    if (read.Status === 'CREATE_COMPLETE') return { outcome: 'ready', entries: read.Changes ?? [] };
    if (read.Status === 'FAILED') {
      const reason = read.StatusReason ?? 'no reason was given';
      if (NO_CHANGES.test(reason)) return { outcome: 'empty' };
      const findings = await findingsOfChangeSet(send, staged.id, staged.stackId, signal);
      const told = findings.map((one) => `${one.path ?? one.logicalId ?? one.check}: ${one.reason}`);
      throw new ChangesRefused([`the changes are refused: ${reason}`, ...told].join('; '), findings, {
        remedy: 'correct what the message names, then deploy again',
        command: 'CreateChangeSet',
        about: findings.flatMap(({ logicalId, reason: why }) => (logicalId === undefined ? [] : [{ logicalId, reason: why }])),
      });
    }
    await clock.sleep(pause, signal);
  }
}

const NO_CHANGES = /didn't contain changes|No updates are to be performed|no changes/i;

export async function execute(send: Send, target: Target, staged: StagedChanges, token: string, signal?: AbortSignal): Promise<void> {
  if (staged.kind === 'create') await assertStillThatStack(send, target, staged, signal);
  try {
    // Said each time: what becomes of a failure is decided when the changes are executed, not when they are staged.
    const DisableRollback = staged.keepOnFailure ?? false;
    await send('ExecuteChangeSet', { ChangeSetName: staged.id, StackName: staged.stackId, ClientRequestToken: token, DisableRollback }, signal);
  } catch (error) {
    if (isBusy(error)) throw busyStaging(staged, error);
    if (!isOutOfDate(error)) throw error;
    // The first of two tries may have been carried out and its answer lost: the stack works on these very changes, or did so already.
    if (await wasCarriedOut(send, staged.stackId, token, signal)) return;
    const state = await inspect(send, target, staged.stackId, signal);
    if (state.changeSetId === staged.id && state.operation?.running) return;
    throw new CloudError('ChangesOutOfDate', 'the staged changes are out of date: the stack was changed since, or they were discarded', {
      remedy: 'stage again',
      command: 'ExecuteChangeSet',
      cause: error,
    });
  }
}

/** Two first deployments at once: where the second made the stack anew, the first's changes are of a stack that nobody will see. */
async function assertStillThatStack(send: Send, target: Target, staged: StagedChanges, signal?: AbortSignal): Promise<void> {
  const state = await inspect(send, target, staged.stack, signal);
  if (state.id === undefined || state.id === staged.stackId) return;
  throw busyStaging(staged);
}

function busyStaging({ stack, kind }: StagedChanges, cause?: unknown): CloudError {
  return new CloudError('StackBusy', `another deployment is ${kind === 'create' ? 'making' : 'changing'} the stack ${stack} at the same time`, {
    remedy: 'wait until it is over, then deploy again',
    cause,
  });
}

/** The cloud's own words name the stack by its ARN, and no reason. */
function isBusy(error: unknown): boolean {
  return error instanceof CloudError && error.code === 'StackBusy' && error.cloudCode !== undefined;
}

function isOutOfDate(error: unknown): boolean {
  return isMissing(error) || (error instanceof CloudError && /InvalidChangeSetStatus|ChangeSetNotFound/.test(error.cloudCode ?? ''));
}

const WORDS = 'Stackwright project snapshot ';

/** CloudFormation takes 1,024 characters. */
const LONGEST_DESCRIPTION = 1_024;

/** Kept with the change set, so that whoever finds it knows what it is of, and what it says about it. */
function describeSnapshot(hash: string, facts: StagedFacts | undefined): string {
  const whole = facts ? `${WORDS}${hash} ${JSON.stringify(facts)}` : WORDS + hash;
  return whole.length > LONGEST_DESCRIPTION ? WORDS + hash : whole;
}

export function snapshotOfDescription(description: string | undefined): { readonly projectHash?: string; readonly facts?: StagedFacts } {
  const [, projectHash, text] = /^Stackwright project snapshot (\S+)(?: (\{.*\}))?$/.exec(description ?? '') ?? [];
  if (projectHash === undefined) return {};
  const facts = text === undefined ? undefined : factsIn(text);
  return { projectHash, ...(facts ? { facts } : {}) };
}

function factsIn(text: string): StagedFacts | undefined {
  try {
    const { publicUrls, idleCosts, by } = JSON.parse(text) as Partial<StagedFacts>;
    if (typeof publicUrls !== 'number' || !Array.isArray(idleCosts)) return undefined;
    return { publicUrls, idleCosts: idleCosts.map(String), ...(typeof by === 'string' ? { by } : {}) };
  } catch {
    return undefined;
  }
}
