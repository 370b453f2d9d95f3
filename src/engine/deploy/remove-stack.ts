import type { Change } from '#model/change.ts';
import { beyondAgreed, changedSince } from './agreed.ts';
import type { Controls } from './controls.ts';
import { type Course, DeploymentRefused } from './course.ts';
import type { DeploymentSubject } from './deploy-request.ts';
import type { DeployerContext } from './deployer-context.ts';
import { follow, shown } from './follow.ts';
import { removalLosses } from './losses.ts';
import { assertUsable, brokenProblem, missingStack } from './prepare.ts';
import { beginProgress } from './progress.ts';
import { removalSummaryOf } from './summary.ts';
import { goingOn, notBegun, unfollowed } from './unfollowed.ts';

export interface RemoveRequest extends DeploymentSubject {
  /** What was agreed to; absent: whatever there is. */
  readonly agreed?: RemovalPlan;
  /** Names of what holds data and may go with it, where something was agreed to: to the rest is no consent to that. */
  readonly confirmedLosses?: readonly string[];
}

export interface RemovalPlan {
  readonly exists: boolean;
  readonly stackName: string;
  /** Of the very stack that it is about. */
  readonly stackId?: string;
  readonly goes: readonly Change[];
  /** Kept in the account by their policy; may cost money. */
  readonly stays: readonly Change[];
}

/** Deletes a stack and follows it until it is gone. */
export async function removeStack(
  context: DeployerContext,
  course: Course,
  controls: Controls,
  { agreed, confirmedLosses = [], ...subject }: RemoveRequest,
  stackName: string,
): Promise<void> {
  const { driver } = context.session;
  try {
    const state = await driver.inspect(stackName, controls.detached);
    if (state.condition === 'missing' || state.id === undefined) {
      throw missingStack(stackName, 'nothing has to be removed');
    }
    assertUsable(state, 'remove it again');
    const changes = await driver.removal(stackName, controls.detached);
    const beyond = agreed ? beyondAgreed([...agreed.goes, ...agreed.stays], changes) : [];
    if (agreed && (agreed.stackId !== state.id || beyond.length > 0)) throw new DeploymentRefused([changedSince(state, beyond)]);
    const losses = agreed ? removalLosses(changes, confirmedLosses, subject.placeOf) : [];
    if (losses.length > 0) throw new DeploymentRefused(losses);
    const { rows, total } = beginProgress('remove', changes);
    course.tell({ stackId: state.id, rows, total, summary: removalSummaryOf(changes) });
    const cursor = await driver.bookmark(state.id, controls.detached);
    // Carried out also when nobody follows any more: left half-way, nobody could tell whether it was begun.
    controls.detached.throwIfAborted();
    await driver.remove(state.id, context.random.id());
    await followRemoval(context, course, controls, subject, { stackId: state.id, changes, cursor });
  } catch (error) {
    course.fail(controls.detached.aborted ? notBegun(`the removal of ${stackName}`) : error);
  }
}

export async function followRemoval(
  context: DeployerContext,
  course: Course,
  controls: Controls,
  subject: DeploymentSubject,
  of: Pick<Parameters<typeof follow>[0], 'stackId' | 'changes' | 'cursor'>,
): Promise<void> {
  try {
    const { state, progress, events, problems } = await follow({
      course,
      session: context.session,
      clock: context.clock,
      ...of,
      kind: 'remove',
      names: Object.fromEntries((of.changes ?? []).map((change) => [change.logicalId, change.name])),
      ...(subject.placeOf ? { placeOf: subject.placeOf } : {}),
      signal: controls.detached,
      interval: context.interval,
      wasStopped: () => false,
    });
    const facts = { ...shown(progress, events), ...(state.status ? { stackStatus: state.status } : {}), problems };
    if (state.condition === 'missing') course.go('removed', facts);
    else {
      const broken = state.condition === 'broken' ? [brokenProblem(context.session.driver, state)] : [];
      course.go('failed', { ...facts, failedAt: 'execution', problems: [...problems, ...broken] });
    }
  } catch (error) {
    course.fail(controls.detached.aborted ? unfollowed(goingOn('the removal', course.snapshot()), false) : error, 'lost');
  }
}
