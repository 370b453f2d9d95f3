import type { Controls } from './controls.ts';
import type { Course } from './course.ts';
import type { DeploymentSubject } from './deploy-request.ts';
import type { DeployerContext } from './deployer-context.ts';
import { follow, shown } from './follow.ts';
import { assertUsable, brokenProblem, missingStack } from './prepare.ts';
import { beginProgress } from './progress.ts';
import { summaryOf } from './summary.ts';
import { notBegun, unfollowed } from './unfollowed.ts';

/** Deletes a stack and follows it until it is gone. */
export async function removeStack(context: DeployerContext, course: Course, controls: Controls, subject: DeploymentSubject, stackName: string): Promise<void> {
  const { driver } = context.session;
  try {
    const state = await driver.inspect(stackName, controls.detached);
    if (state.condition === 'missing' || state.id === undefined) {
      throw missingStack(stackName, 'nothing has to be removed');
    }
    assertUsable(state);
    const changes = await driver.removal(stackName, controls.detached);
    const { rows, total } = beginProgress('remove', changes);
    course.tell({ stackId: state.id, rows, total, summary: summaryOf(changes) });
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
    course.fail(controls.detached.aborted ? unfollowed('the removal goes on in the cloud') : error, 'lost');
  }
}
