import type { Change } from '#model/change.ts';
import type { Problem } from '#model/problem.ts';
import type { StackState } from '#model/stack.ts';
import { beyondAgreed, changedSince, isStillThat } from './agreed.ts';
import type { Answer, Controls } from './controls.ts';
import { type Course, DeploymentRefused } from './course.ts';
import type { DeployRequest } from './deploy-request.ts';
import type { DeployerContext } from './deployer-context.ts';
import { follow } from './follow.ts';
import { lossesOf, lossProblems } from './losses.ts';
import { brokenProblem, consoleOf } from './prepare.ts';
import { changedMeanwhile, recoveryOf, takeWayOut } from './recover-stack.ts';

/**
 * Asks what to do with a stack that takes no update, does it, and waits until it is done; the caller begins again with what there is then.
 * Throws where it may not or can't be done.
 */
export async function mendBroken(
  context: DeployerContext,
  course: Course,
  controls: Controls,
  request: DeployRequest,
  of: { readonly state: StackState; readonly failures: readonly Problem[] },
): Promise<readonly Problem[] | 'retry'> {
  const { driver } = context.session;
  const { state, failures } = of;
  const consoleLink = consoleOf(driver, state);
  const broken = brokenProblem(driver, state);
  const way = request.brokenStack ?? 'ask';
  // What was tried already isn't tried again without anybody asking for it.
  if (way === 'refuse' || (way === 'replace' && (failures.length > 0 || !mayBeReplaced(state)))) throw new DeploymentRefused([...failures, broken]);
  const [removal, recovery] = await Promise.all([driver.removal(state.name, controls.signal), recoveryOf(context.session, state, controls.signal)]);
  if (way === 'replace') {
    const losses = lossProblems(removal, request.confirmedLosses ?? [], request.placeOf);
    if (losses.length > 0) throw new DeploymentRefused([...losses, broken]);
  }
  course.go('broken', {
    consentTo: removal,
    losses: lossesOf(removal),
    problems: [...failures, broken],
    ...(recovery ? { recovery } : {}),
    ...(state.trouble ? { trouble: state.trouble } : {}),
    ...(consoleLink ? { consoleLink } : {}),
  });
  const answer: Answer = way === 'ask' ? await controls.next('consent', 'recover', 'retry') : { kind: 'consent', granted: true };
  if (answer.kind === 'retry' && state.takesRetry) {
    course.go('retry', { problems: [], losses: [], consentTo: [] });
    return 'retry';
  }
  if (answer.kind === 'recover' && recovery) {
    course.go('recover', { problems: [] });
    const changed = await changedMeanwhile(context, { state, recovery, skip: answer.skip }, controls.detached);
    if (changed) {
      course.go('replaced', BEGIN_AGAIN);
      return [changed];
    }
    const { state: after, problems } = await takeWayOut(context, course, controls, { state, recovery, skip: answer.skip, subject: request });
    course.go('replaced', BEGIN_AGAIN);
    return after.condition === 'broken' ? problems : [];
  }
  if (answer.kind !== 'consent' || !answer.granted) {
    course.go('declined');
    throw new DeploymentRefused([]);
  }
  return replaceBroken(context, course, controls, state, removal);
}

/** What a rollback can still bring back is never deleted without somebody looking. */
function mayBeReplaced(state: StackState): boolean {
  return state.recovery === undefined || state.recovery === 'retryDeletion';
}

/** The picture of the way out isn't that of the deployment which now begins again. */
const BEGIN_AGAIN = { rows: [], events: [], done: 0, total: 0, errors: 0, stackStatus: '', losses: [], consentTo: [] };

/** Gives why it could not be deleted: then it is still there, and as broken. */
async function replaceBroken(
  context: DeployerContext,
  course: Course,
  controls: Controls,
  state: StackState,
  removal: readonly Change[],
): Promise<readonly Problem[]> {
  const { driver } = context.session;
  course.go('consented', { problems: [] });
  const stackId = state.id ?? state.name;
  const now = await driver.inspect(stackId, controls.signal);
  const beyond = isStillThat(state, now) ? beyondAgreed(removal, await driver.removal(stackId, controls.signal)) : [];
  if (!isStillThat(state, now) || beyond.length > 0) {
    course.go('replaced', BEGIN_AGAIN);
    return [changedSince(now, beyond)];
  }
  const cursor = await driver.bookmark(stackId, controls.signal);
  await driver.remove(stackId, context.random.id(), controls.signal);
  const names = Object.fromEntries(removal.map((change) => [change.logicalId, change.name]));
  const followed = await follow({
    course,
    session: context.session,
    clock: context.clock,
    stackId,
    kind: 'remove',
    changes: removal,
    names,
    cursor,
    signal: controls.detached,
    interval: context.interval,
    wasStopped: () => false,
    silent: true,
  });
  course.go('replaced', BEGIN_AGAIN);
  if (followed.state.condition !== 'missing') return followed.problems.filter((one) => one.severity === 'error');
  // What stays in the account is said to the end.
  course.remember(followed.problems.filter((one) => one.code === 'ResourceKept'));
  return [];
}
