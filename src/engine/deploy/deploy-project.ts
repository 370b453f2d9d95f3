import type { Generated } from '#engine/template/generated.ts';
import type { StagedChanges } from '#kit/stack-driver.ts';
import type { Artifact } from '#model/artifact.ts';
import type { Change } from '#model/change.ts';
import { hasErrors } from '#model/problem.ts';
import type { StackState } from '#model/stack.ts';
import type { Controls } from './controls.ts';
import { type Course, DeploymentRefused } from './course.ts';
import type { DeployRequest } from './deploy-request.ts';
import type { DeployerContext } from './deployer-context.ts';
import { follow } from './follow.ts';
import { lossesOf, lossProblems, unconfirmedLosses } from './losses.ts';
import { assertUsable, brokenProblem, deployedDataHolders, type Initialised, initialise } from './prepare.ts';
import { beginProgress } from './progress.ts';
import { runStaged } from './run-staged.ts';
import { summaryOf } from './summary.ts';

/** From the build to the end, through the phases of the manual. */
export async function deployProject(context: DeployerContext, course: Course, controls: Controls, request: DeployRequest, stackName: string): Promise<void> {
  const { driver } = context.session;
  const { signal } = controls;
  let staged: StagedChanges | undefined;
  let names: Readonly<Record<string, string>> = {};
  try {
    const artifacts = await build(course, request, signal);
    signal.throwIfAborted();
    course.go('built');
    const { initialised, state } = await initialiseAndPrepare(context, course, controls, request, stackName, artifacts);
    course.go('inspected', { activity: 'Looking for the artifact bucket' });
    const { bucket } = await driver.prepareArtifacts(signal);
    await driver.upload(bucket, artifacts, (done, total) => course.tell({ activity: uploadText(done, total) }), signal);
    signal.throwIfAborted();
    course.go('uploaded');
    const { generated } = initialised;
    staged = await driver.stage(
      {
        stack: stackName,
        template: generated.body,
        parameters: { ...initialised.parameters, ...(generated.artifactBucketParameter ? { [generated.artifactBucketParameter]: bucket } : {}) },
        tags: { 'stackwright:project': request.projectName, 'stackwright:stage': request.stage },
        artifactBucket: bucket,
        token: context.random.id(),
        names: generated.names,
        ...(request.projectHash ? { projectHash: request.projectHash } : {}),
      },
      signal,
    );
    signal.throwIfAborted();
    if (staged.empty) {
      const outputs = state.outputs;
      course.go('unchanged', { outputs, endpoints: driver.endpointsOf(outputs), summary: summaryOf([], generated), ...stackFacts(state) });
      return;
    }
    const changes = withDataHolders(staged.changes, generated);
    staged = { ...staged, changes };
    names = { ...generated.names, ...namesOf(staged) };
    const losses = lossesOf(changes);
    const wanted = typeof request.autoExecute === 'function' ? request.autoExecute() : (request.autoExecute ?? false);
    const confirmed = request.confirmedLosses ?? [];
    const { rows, total } = beginProgress(staged.kind, changes);
    course.go('staged', {
      stackId: staged.stackId,
      changeSetId: staged.id,
      summary: summaryOf(changes, generated),
      rows,
      total,
      losses,
      stopDeletes: staged.kind === 'create',
      problems: wanted ? lossProblems(changes, confirmed) : [],
    });
    const isAutomatic = wanted && unconfirmedLosses(changes, confirmed).length === 0;
    if (isAutomatic) controls.answer({ kind: 'execute' });
  } catch (error) {
    if (staged && !staged.empty) await driver.discard(staged).catch(() => undefined);
    if (signal.aborted && course.go('abort')) return;
    course.fail(error);
    return;
  }
  await runStaged(context, course, controls, { staged, names, subject: request });
}

function namesOf(staged: StagedChanges): Record<string, string> {
  return Object.fromEntries(staged.changes.map((change) => [change.logicalId, change.name]));
}

async function build(course: Course, request: DeployRequest, signal: AbortSignal): Promise<readonly Artifact[]> {
  const { artifacts, problems } = await request.build((activity) => course.tell({ activity }), signal);
  if (hasErrors(problems)) throw new DeploymentRefused(problems.filter((one) => one.severity === 'error'));
  return artifacts;
}

async function initialiseAndPrepare(
  context: DeployerContext,
  course: Course,
  controls: Controls,
  request: DeployRequest,
  stackName: string,
  artifacts: readonly Artifact[],
): Promise<{ readonly initialised: Initialised; readonly state: StackState }> {
  const { driver } = context.session;
  const { signal } = controls;
  for (;;) {
    let initialised = await initialise(request, artifacts);
    signal.throwIfAborted();
    const hash = request.projectHash ? { projectHash: request.projectHash } : {};
    course.go('generated', { template: initialised.generated.body, ...hash });
    const state = await driver.inspect(stackName, signal);
    assertUsable(state);
    course.tell(stackFacts(state));
    if (state.condition === 'broken') {
      await replaceBroken(context, course, controls, request, state);
      continue;
    }
    if (state.condition === 'ready') {
      const holders = await deployedDataHolders(context.session, stackName, signal);
      if (holders.length > 0) {
        initialised = await initialise(request, artifacts, holders);
        course.tell({ template: initialised.generated.body });
      }
    }
    return { initialised, state };
  }
}

/** Asks, deletes, and waits until it is gone; the caller begins again. Throws where it may not or can't be done. */
async function replaceBroken(context: DeployerContext, course: Course, controls: Controls, request: DeployRequest, state: StackState): Promise<void> {
  const { driver } = context.session;
  const way = request.brokenStack ?? 'ask';
  if (way === 'refuse') throw new DeploymentRefused([brokenProblem(state)]);
  const removal = await driver.removal(state.name, controls.signal);
  course.go('broken', { consentTo: removal, losses: [], problems: [brokenProblem(state)] });
  if (way === 'ask') {
    const answer = await controls.next('consent');
    if (!answer.granted) {
      course.go('declined');
      throw new DeploymentRefused([]);
    }
  }
  course.go('consented', { problems: [] });
  const stackId = state.id ?? state.name;
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
  if (followed.state.condition !== 'missing') {
    const reasons = followed.problems.filter((one) => one.severity === 'error');
    const remedy = `remove the stack ${state.name} in the console, then deploy again`;
    throw new DeploymentRefused(reasons.length > 0 ? reasons : [{ ...brokenProblem(followed.state), remedy }]);
  }
  // The picture of the deletion isn't that of the deployment which now begins again.
  course.go('replaced', { rows: [], events: [], done: 0, total: 0, errors: 0, stackStatus: '' });
}

function stackFacts(state: StackState): { stackId?: string; stackStatus?: string } {
  return { ...(state.id ? { stackId: state.id } : {}), ...(state.status ? { stackStatus: state.status } : {}) };
}

/** The project knows better than a type's name what holds data: its fragment may say so. */
function withDataHolders(changes: readonly Change[], generated: Generated): Change[] {
  const holders = new Set(generated.dataHolders);
  return changes.map((change) => (holders.has(change.logicalId) && !change.holdsData ? { ...change, holdsData: true } : change));
}

function uploadText(done: number, total: number): string {
  return total === 0 ? 'Nothing to upload' : `Uploading ${Math.min(done + 1, total)} of ${total} artifact${total === 1 ? '' : 's'}`;
}
