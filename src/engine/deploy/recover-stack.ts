import type { CloudSession } from '#kit/cloud-session.ts';
import type { StackDriver } from '#kit/stack-driver.ts';
import { type Change, losesData } from '#model/change.ts';
import type { Recovery } from '#model/deployment.ts';
import { type Problem, problem } from '#model/problem.ts';
import { remedy, remedyFacts } from '#model/remedy.ts';
import type { StackState } from '#model/stack.ts';
import { beyondAgreed, changedSince, deletedBy, isStillThat } from './agreed.ts';
import type { Controls } from './controls.ts';
import { type Course, DeploymentRefused } from './course.ts';
import type { DeploymentSubject } from './deploy-request.ts';
import type { DeployerContext } from './deployer-context.ts';
import { placeIn } from './diagnose-place.ts';
import { type Followed, type Following, follow, shown } from './follow.ts';
import { lossProblems } from './losses.ts';
import { assertUsable, brokenProblem, missingStack } from './prepare.ts';
import { beginProgress } from './progress.ts';
import type { RunningRecovery } from './running-recovery.ts';
import { unfollowed } from './unfollowed.ts';
import { allowLoss, retainOption } from './ways.ts';

export interface RecoverRequest extends DeploymentSubject {
  /** Names of the project, or logical ids: what a rollback leaves as it is, or a deletion leaves in the account. */
  readonly skip?: readonly string[];
  /** Names of what holds data and may be deleted by it. */
  readonly confirmedLosses?: readonly string[];
  /** The way that was agreed to; absent: whichever the stack has. */
  readonly way?: Recovery['way'];
  /** Of that very stack; absent: of whichever has the name. */
  readonly stackId?: string;
}

/** What leads out of a broken stack, and what stands in the way. Undefined: nothing but deleting it and making it again. */
export async function recoveryOf({ driver }: CloudSession, state: StackState, signal: AbortSignal): Promise<Recovery | undefined> {
  if (state.condition !== 'broken' || state.recovery === undefined) return undefined;
  const [resources, { events }] = await Promise.all([driver.resources(state.name, signal), driver.poll(state.id ?? state.name, undefined, signal)]);
  const last = new Map(events.filter((event) => !event.isStack).map((event) => [event.logicalId, event]));
  const byStatus = resources.filter((one) => one.isStuck);
  // Where a resource's own status is silent, its last event tells.
  const stuck = byStatus.length > 0 ? byStatus : resources.filter((one) => last.get(one.logicalId)?.phase === 'failed');
  const deletes = await dataDeleted(driver, state, signal);
  return {
    way: state.recovery,
    ...(deletes.length > 0 ? { deletes } : {}),
    stuck: stuck.map(({ logicalId, name, type }) => {
      const reason = last.get(logicalId)?.reason;
      return { logicalId, name: name ?? logicalId, type, ...(reason === undefined ? {} : { reason }) };
    }),
  };
}

/** What holds data and goes on the stack's way out. */
async function dataDeleted(driver: StackDriver, state: StackState, signal: AbortSignal): Promise<Change[]> {
  if (state.recovery !== 'retryDeletion') return dataTakenBack(driver, state, signal);
  return (await driver.removal(state.name, signal)).filter((one) => losesData(one) && one.old !== 'kept');
}

/** What holds data and goes when the stack is taken back. Where that can't be known, all of it may. */
export async function dataTakenBack(driver: StackDriver, state: StackState, signal: AbortSignal): Promise<Change[]> {
  const known = await driver.takenBack?.(state, signal);
  const may = known ?? (await driver.removal(state.name, signal)).map((one): Change => ({ ...one, old: 'deleted' }));
  return may.filter(losesData);
}

/** The stack's own way out, followed to its end. The caller looks at the stack again: it may be as broken as before. */
export async function takeWayOut(
  context: DeployerContext,
  course: Course,
  controls: Controls,
  of: {
    readonly state: StackState;
    readonly recovery: Recovery;
    readonly skip: readonly string[];
    readonly subject: DeploymentSubject;
    readonly silent?: boolean;
  },
): Promise<Followed> {
  const { driver } = context.session;
  const { state, recovery } = of;
  const skip = logicalIdsOf(of.skip, recovery, state);
  const stackId = state.id ?? state.name;
  const names = await namesOn(driver, state.name, controls.detached);
  const isDeletion = recovery.way === 'retryDeletion';
  const changes = isDeletion ? await driver.removal(state.name, controls.detached) : undefined;
  const { rows, total } = beginProgress(isDeletion ? 'remove' : 'update', changes);
  const activity = WAYS_OUT[recovery.way];
  course.tell({ stackId, rows, total, events: [], done: 0, errors: 0, activity });
  const cursor = await driver.bookmark(stackId, controls.detached);
  // Carried out also when nobody follows any more: left half-way, nobody could tell whether it was begun.
  controls.detached.throwIfAborted();
  await driver.recover(state, { skip, token: context.random.id() });
  return followWayOut(context, course, controls, { stackId, changes, names, cursor, way: recovery.way, subject: of.subject });
}

function followWayOut(
  context: DeployerContext,
  course: Course,
  controls: Controls,
  {
    way,
    subject,
    ...of
  }: Pick<Following, 'stackId' | 'changes' | 'names' | 'cursor' | 'told'> & { readonly way: Recovery['way']; readonly subject: DeploymentSubject },
): Promise<Followed> {
  return follow({
    course,
    session: context.session,
    clock: context.clock,
    ...of,
    kind: way === 'retryDeletion' ? 'remove' : 'update',
    ...(subject.placeOf ? { placeOf: subject.placeOf } : {}),
    signal: controls.detached,
    interval: context.interval,
    wasStopped: () => false,
    silent: true,
    activity: WAYS_OUT[way],
  });
}

async function namesOn(driver: StackDriver, stack: string, signal: AbortSignal): Promise<Record<string, string>> {
  return Object.fromEntries((await driver.resources(stack, signal)).map((one) => [one.logicalId, one.name ?? one.logicalId]));
}

export const WAYS_OUT: Readonly<Record<Recovery['way'], string>> = {
  continueRollback: 'Continuing the rollback',
  rollBack: 'Rolling back to what was there before',
  retryDeletion: 'Deleting the stack again',
};

/** Recovers a stack for its own sake: no deployment follows. */
export async function recoverStack(context: DeployerContext, course: Course, controls: Controls, request: RecoverRequest, stackName: string): Promise<void> {
  const { driver } = context.session;
  try {
    const state = await driver.inspect(stackName, controls.detached);
    if (state.condition === 'missing') {
      throw missingStack(stackName);
    }
    assertUsable(state, 'recover again');
    course.tell({ ...(state.status ? { stackStatus: state.status } : {}), ...(state.id ? { stackId: state.id } : {}) });
    if (state.condition !== 'broken') {
      course.go('recovered', { problems: [nothingToRecover(state)] });
      return;
    }
    const recovery = await recoveryOf(context.session, state, controls.detached);
    if (!recovery) throw new DeploymentRefused([brokenProblem(driver, state)]);
    const isOther = (request.way ?? recovery.way) !== recovery.way || (request.stackId ?? state.id) !== state.id;
    if (isOther) throw new DeploymentRefused([changedSince(state)]);
    const skipped = logicalIdsOf(request.skip ?? [], recovery, state);
    const losses = lossProblems(deletedBy(recovery, skipped), request.confirmedLosses ?? [], request.placeOf).map((one) => withRetaining(one, recovery));
    if (losses.length > 0) throw new DeploymentRefused(losses);
    const followed = await takeWayOut(context, course, controls, { state, recovery, skip: request.skip ?? [], subject: request });
    endRecovery(driver, course, followed, leftAsTheyAre(followed, recovery, request));
  } catch (error) {
    if (controls.detached.aborted) course.fail(goesOnUnfollowed(), 'lost');
    else course.fail(error);
  }
}

/** Follows a recovery that runs already, begun before a reload or by somebody else. */
export async function followRecovery(
  context: DeployerContext,
  course: Course,
  controls: Controls,
  { running, subject }: { readonly running: RunningRecovery; readonly subject: DeploymentSubject },
): Promise<void> {
  const { driver } = context.session;
  try {
    const names = await namesOn(driver, running.stackId, controls.detached);
    endRecovery(driver, course, await followWayOut(context, course, controls, { ...running, changes: undefined, names, subject }), []);
  } catch (error) {
    course.fail(controls.detached.aborted ? goesOnUnfollowed() : error, 'lost');
  }
}

/** `left`: what it has left as it is. */
function endRecovery(driver: StackDriver, course: Course, { state, progress, events, problems }: Followed, left: readonly Problem[]): void {
  const facts = { ...shown(progress, events), ...(state.status ? { stackStatus: state.status } : {}) };
  if (state.condition === 'missing') course.go('removed', { ...facts, problems: [...problems, ...left.filter((one) => !isTold(one, problems))] });
  else if (state.condition === 'ready') course.go('recovered', { ...facts, problems: left });
  else course.go('failed', { ...facts, failedAt: 'execution', problems: [...problems, brokenProblem(driver, state)] });
}

function goesOnUnfollowed() {
  return unfollowed('a recovery that was begun goes on in the cloud', false);
}

/** Whether what was agreed to about the stack still holds, looked at once more before it is done. Undefined: it does. */
export async function changedMeanwhile(
  { session }: DeployerContext,
  of: { readonly state: StackState; readonly recovery: Recovery; readonly skip: readonly string[] },
  signal: AbortSignal,
): Promise<Problem | undefined> {
  const now = await session.driver.inspect(of.state.id ?? of.state.name, signal);
  if (!isStillThat(of.state, now)) return changedSince(now);
  const deletes = await dataDeleted(session.driver, now, signal);
  const beyond = beyondAgreed(of.recovery.deletes ?? [], deletedBy({ ...of.recovery, deletes }, of.skip));
  return beyond.length > 0 ? changedSince(now, beyond) : undefined;
}

/** What a deletion failed on can stay where it is. */
function withRetaining(loss: Problem, { way, stuck }: Recovery): Problem {
  const name = loss.at.resource ?? '';
  if (way !== 'retryDeletion' || !stuck.some((one) => one.name === name)) return loss;
  const words = remedy`confirm the loss of ${name} by name (${allowLoss(name)}), or keep it in the account (${retainOption(name)})`;
  return { ...loss, ...remedyFacts(words) };
}

/** Names of the project mean all that it is made of; only what is stuck can be left out. */
function logicalIdsOf(names: readonly string[], { stuck, way }: Recovery, state: StackState): string[] {
  const found = stuck.filter((one) => names.includes(one.name) || names.includes(one.logicalId));
  const unknown = names.filter((name) => !found.some((one) => one.name === name || one.logicalId === name));
  if (unknown.length > 0) {
    const known = stuck.map((one) => one.name).join(', ');
    throw new DeploymentRefused([
      problem('StackBroken', {
        at: { resource: unknown[0] ?? '' },
        summary: `${unknown.join(', ')} ${unknown.length === 1 ? 'is' : 'are'} not what the ${way === 'retryDeletion' ? 'deletion' : 'rollback'} of ${state.name} failed on`,
        remedy: known === '' ? 'recover without naming anything' : `name one of ${known}`,
      }),
    ]);
  }
  return found.map((one) => one.logicalId);
}

function leftAsTheyAre({ state }: Followed, { way, stuck }: Recovery, { skip = [], placeOf }: RecoverRequest): Problem[] {
  const left = stuck.filter((one) => skip.includes(one.name) || skip.includes(one.logicalId));
  const place = (one: (typeof left)[number]) => placeIn(one.logicalId, { names: { [one.logicalId]: one.name }, ...(placeOf ? { placeOf } : {}) });
  return left.map((one) =>
    way === 'retryDeletion'
      ? problem('ResourceKept', {
          at: place(one),
          summary: `${one.name} (${one.type}) is kept in your account, and may cost money`,
          remedy: 'remove it there when its data is no longer needed',
        })
      : problem('ResourceSkipped', {
          at: place(one),
          summary: `${one.name} (${one.type}) was skipped: ${state.name} takes it for what it was before, which it may not be`,
          remedy: 'put it right by hand, or change it by the next deployment',
        }),
  );
}

/** What the deletion's own events have said already, with more about it. */
function isTold({ code, at }: Problem, told: readonly Problem[]): boolean {
  const nameOf = (place: Problem['at']) => place.resource ?? place.function;
  return told.some((one) => one.code === code && nameOf(one.at) === nameOf(at));
}

function nothingToRecover(state: StackState): Problem {
  return problem('NothingToRecover', {
    summary: `the stack ${state.name} is ${state.status ?? 'there'} and takes updates: nothing has to be recovered`,
    remedy: 'deploy the project',
  });
}
