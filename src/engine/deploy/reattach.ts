import type { FoundChanges, StackDriver, StagedFacts } from '#kit/stack-driver.ts';
import type { Change } from '#model/change.ts';
import type { DeploymentPhase, DeploymentSnapshot } from '#model/deployment.ts';
import type { PolicyDifference } from '#model/policy.ts';
import type { Problem } from '#model/problem.ts';
import type { StackState } from '#model/stack.ts';
import { policyOfStaged } from '../policy/policy-of-staged.ts';
import { absentAccountResources } from './absent-account-resources.ts';
import type { Controls } from './controls.ts';
import type { Course } from './course.ts';
import type { ReattachRequest } from './deploy-request.ts';
import type { DeployerContext } from './deployer-context.ts';
import { findingWarnings } from './finding-problems.ts';
import { lossesOf } from './losses.ts';
import { beginProgress } from './progress.ts';
import { followRecovery, WAYS_OUT } from './recover-stack.ts';
import { followRemoval } from './remove-stack.ts';
import { followToEnd, runStaged } from './run-staged.ts';
import { type RunningRecovery, runningRecovery } from './running-recovery.ts';
import { foundOnStack } from './stack-of-others.ts';
import { removalSummaryOf, summaryOf } from './summary.ts';

interface Found {
  readonly phase: DeploymentPhase;
  readonly facts: Partial<DeploymentSnapshot>;
  run(context: DeployerContext, course: Course, controls: Controls): Promise<void>;
}

/** What runs on the stack, or waits there: told by the cloud alone, so that a reload, another tab and a colleague see the same. */
export async function reattach(context: DeployerContext, request: ReattachRequest, stackName: string, signal?: AbortSignal): Promise<Found | undefined> {
  const { driver } = context.session;
  const state = await driver.inspect(stackName, signal);
  if (state.id === undefined || state.condition === 'missing' || !state.ours) return undefined;
  if (state.condition === 'busy' && state.operation?.kind === 'delete') return foundRemoval(context, request, state, signal);
  const recovery = await runningRecovery(driver, state, signal);
  if (recovery) return foundRecovery(request, state, recovery);
  const found = await driver.findStaged(state, signal);
  const tellPolicy = state.condition === 'busy' ? policyOfRunning : policyOf;
  const policy = found?.template === undefined ? undefined : await tellPolicy(driver, request, found, found.template, signal);
  if (state.condition !== 'busy') {
    if (!found || found.running) return undefined;
    const [others, absent] = await Promise.all([
      // What can't be read costs the warning, not the changes.
      foundOnStack(context.session, state, found.staged, signal).catch((error: unknown) => (signal?.aborted ? Promise.reject(error) : [])),
      absentAccountResources(context.session, await request.scanned?.(found.projectHash), signal),
    ]);
    return waiting(request, state, found, { policy, others, absent });
  }
  const kind = found?.staged.kind ?? (state.operation?.kind === 'create' ? 'create' : 'update');
  const changes = found?.staged.changes ?? rowsOf(request.last, state);
  const names = found?.names ?? Object.fromEntries((changes ?? []).map((change) => [change.logicalId, change.name]));
  const { rows, total } = beginProgress(kind, changes);
  const stackId = state.id;
  const wasStopped = request.wasStopped?.(stackId, found?.staged.id ?? state.changeSetId) ?? false;
  return {
    phase: state.operation?.rollingBack ? 'rollingBack' : wasStopped ? 'stopping' : 'executing',
    facts: {
      ...(wasStopped ? { stopTaken: true } : {}),
      ...(policy ? { policy } : {}),
      ...factsOf(state, changes, found?.facts),
      ...begunOf(request, found?.staged.id ?? state.changeSetId),
      rows,
      total,
      // Whether it goes on from a failure isn't told any more: then what was kept would go, too.
      ...(state.keepsOnFailure && kind === 'update' ? { keeps: 'forced' } : {}),
      stopDeletes: kind === 'create' || (state.keepsOnFailure ?? false),
      ...(found?.template ? { template: found.template } : {}),
      ...(found?.revertsDrift ? { revertsDrift: true } : {}),
      ...(found?.projectHash ? { projectHash: found.projectHash } : {}),
      ...(found ? { changeSetId: found.staged.id } : {}),
      ...(found?.facts?.by ? { stagedBy: found.facts.by } : {}),
    },
    run(own, course, controls) {
      controls.wasStopped = wasStopped;
      return followToEnd(own, course, controls, { staged: { stackId, kind, changes }, names, subject: request, cursor: undefined });
    },
  };
}

/** The line that is the reason is only known where the project is still what was staged: of another state of it no line is given. */
async function policyOf(
  driver: StackDriver,
  request: ReattachRequest,
  { staged, projectHash }: FoundChanges,
  template: string,
  signal?: AbortSignal,
): Promise<PolicyDifference | undefined> {
  const statements = await request.statements?.(projectHash);
  const { placeOf } = request;
  return policyOfStaged(driver, { ...staged, template, ...(statements ? { statements, ...(placeOf ? { placeOf } : {}) } : {}) }, signal);
}

/**
 * As it was shown when it was staged. Elsewhere it is told by the cloud, of what it still has: once an update runs, its stack may be said to
 * have the new template already, and nobody can tell any more what it had. The reasons would have to wait for a scan, and are left out: the
 * project may be in another state, whose lines would tell what isn't so.
 */
async function policyOfRunning(
  driver: StackDriver,
  request: ReattachRequest,
  { staged }: FoundChanges,
  template: string,
  signal?: AbortSignal,
): Promise<PolicyDifference | undefined> {
  const known = request.shownPolicy?.(staged.id);
  if (known) return known;
  if (staged.kind === 'update' && (await driver.deployedTemplate(staged.stack, signal).catch(() => template)) === template) return undefined;
  return policyOfStaged(driver, { ...staged, template }, signal);
}

function waiting(
  request: ReattachRequest,
  state: StackState,
  { staged, names, template, projectHash, facts, revertsDrift }: FoundChanges,
  { policy, others, absent }: { readonly policy: PolicyDifference | undefined; readonly others: readonly Problem[]; readonly absent: readonly Problem[] },
): Found {
  const { rows, total } = beginProgress(staged.kind, staged.changes);
  return {
    phase: 'staged',
    facts: {
      ...factsOf(state, staged.changes, facts),
      ...begunOf(request, staged.id),
      rows,
      total,
      losses: lossesOf(staged.changes),
      changeSetId: staged.id,
      ...(facts?.by ? { stagedBy: facts.by } : {}),
      stopDeletes: staged.kind === 'create',
      problems: [...others, ...findingWarnings(staged.findings ?? [], { names, ...(request.placeOf ? { placeOf: request.placeOf } : {}) }), ...absent],
      ...(template ? { template } : {}),
      ...(revertsDrift ? { revertsDrift } : {}),
      ...(projectHash ? { projectHash } : {}),
      ...(policy ? { policy } : {}),
    },
    run: (own, course, controls) => runStaged(own, course, controls, { staged, names, subject: request }),
  };
}

/** As whoever began it sees it: without what went wrong before. */
function foundRecovery(request: ReattachRequest, state: StackState, running: RunningRecovery): Found {
  const { rows, total } = beginProgress('update', undefined);
  // When the stack was last updated is when what failed was begun.
  const startedAt = running.told[0]?.at;
  return {
    phase: 'recovering',
    facts: { ...factsOf(state, undefined), ...(startedAt === undefined ? {} : { startedAt }), rows, total, activity: WAYS_OUT[running.way] },
    run: (own, course, controls) => followRecovery(own, course, controls, { running, subject: request }),
  };
}

async function foundRemoval(context: DeployerContext, request: ReattachRequest, state: StackState, signal?: AbortSignal): Promise<Found> {
  const stackId = state.id ?? state.name;
  const { runningRemoval } = await import('./running-removal.ts');
  const { changes, startedAt } = await runningRemoval(context.session.driver, stackId, signal);
  const { rows, total } = beginProgress('remove', changes);
  return {
    phase: 'removing',
    // When the stack was last updated is when something else was begun.
    facts: { ...factsOf(state, undefined), ...(startedAt === undefined ? {} : { startedAt }), summary: removalSummaryOf(changes), rows, total },
    run: (own, course, controls) => followRemoval(own, course, controls, request, { stackId, changes, cursor: undefined }),
  };
}

function begunOf({ begunAt }: ReattachRequest, changeSetId: string | undefined): Pick<Partial<DeploymentSnapshot>, 'startedAt'> {
  const startedAt = changeSetId === undefined ? undefined : begunAt?.(changeSetId);
  return startedAt === undefined ? {} : { startedAt };
}

function factsOf(state: StackState, changes: readonly Change[] | undefined, facts?: StagedFacts): Partial<DeploymentSnapshot> {
  return {
    ...(state.id ? { stackId: state.id } : {}),
    ...(state.status ? { stackStatus: state.status } : {}),
    ...(state.operation?.running && state.operation.startedAt ? { startedAt: state.operation.startedAt } : {}),
    ...(changes ? { summary: summaryOf(changes, facts) } : {}),
  };
}

/** What was last seen here of the same stack; of another it would be somebody else's picture. */
function rowsOf(last: DeploymentSnapshot | undefined, state: StackState): readonly Change[] | undefined {
  if (!last || last.stackId !== state.id || last.rows.length === 0) return undefined;
  return last.rows.map((row) => row.change);
}
