import type { Generated } from '#engine/template/generated.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { StagedChanges } from '#kit/stack-driver.ts';
import type { Artifact } from '#model/artifact.ts';
import type { Change } from '#model/change.ts';
import { hasErrors, type Problem } from '#model/problem.ts';
import type { StackState } from '#model/stack.ts';
import { policyOfStaged } from '../policy/policy-of-staged.ts';
import { absentAccountResources } from './absent-account-resources.ts';
import type { Controls } from './controls.ts';
import { type Course, DeploymentRefused } from './course.ts';
import type { DeployRequest } from './deploy-request.ts';
import type { DeployerContext } from './deployer-context.ts';
import { explainerOf } from './explainer.ts';
import { type About, findingWarnings, refusalOf } from './finding-problems.ts';
import { failuresOf, importFacts, importProblems } from './importing.ts';
import { keepFacts, keepProblems } from './keep.ts';
import { lossesOf, lossProblems, unconfirmedLosses } from './losses.ts';
import { assertUsable, dataHoldersOf, type Initialised, initialise } from './prepare.ts';
import { beginProgress } from './progress.ts';
import { builtHash } from './project-hash.ts';
import { runStaged } from './run-staged.ts';
import { othersStaged, stackForRequest, takeOverProblems } from './stack-of-others.ts';
import { stageOnce } from './stage-once.ts';
import { summaryOf } from './summary.ts';
import { unfollowed } from './unfollowed.ts';

/** From the build to the end, through the phases of the manual. */
export async function deployProject(context: DeployerContext, course: Course, controls: Controls, request: DeployRequest, stackName: string): Promise<void> {
  const { driver } = context.session;
  const { signal } = controls;
  let staged: StagedChanges | undefined;
  let names: Readonly<Record<string, string>> = {};
  const about = async (known: typeof names): Promise<About> => ({
    names: known,
    explain: await explainerOf(context.session),
    ...(request.placeOf ? { placeOf: request.placeOf } : {}),
  });
  try {
    const artifacts = await build(course, request, signal);
    signal.throwIfAborted();
    course.go('built');
    const prepared = await stageWhenFree(context, course, controls, request, stackName, {
      artifacts,
      onNames(known) {
        names = known;
      },
    });
    const { initialised, deployed, isRetry, others } = prepared;
    const { generated } = initialised;
    staged = prepared.staged;
    signal.throwIfAborted();
    if (staged.empty) {
      // Another deployment may have brought it there meanwhile, or be at it still: what it was before says nothing of what it is.
      const now = await driver.inspect(stackName, signal);
      assertUsable(now);
      const { outputs } = now;
      course.go('unchanged', { outputs, endpoints: driver.endpointsOf(outputs), summary: summaryOf([], generated), ...stackFacts(now) });
      return;
    }
    const changes = withDataHolders(staged.changes, generated);
    staged = { ...staged, changes };
    names = { ...generated.names, ...namesOf(staged) };
    const losses = lossesOf(changes);
    const takenOver = takeOverProblems(changes, deployed, stackName);
    const wanted = typeof request.autoExecute === 'function' ? takenOver.length + others.length === 0 && request.autoExecute() : (request.autoExecute ?? false);
    const confirmed = request.confirmedLosses ?? [];
    const policy = await policyOfStaged(
      driver,
      {
        stack: stackName,
        kind: staged.kind,
        template: generated.body,
        changes,
        statements: generated.reasons ?? generated.statements,
        ...(request.placeOf ? { placeOf: request.placeOf } : {}),
      },
      signal,
    );
    // What it asked of the cloud may have been given up without a word.
    signal.throwIfAborted();
    const warnings = staged.findings ? findingWarnings(staged.findings, await about(names)) : [];
    signal.throwIfAborted();
    const keep = keepFacts(changes, { isForced: isRetry, isWished: request.keepOnFailure ?? false });
    const { rows, total } = beginProgress(staged.kind, changes);
    course.go('staged', {
      stackId: staged.stackId,
      changeSetId: staged.id,
      summary: summaryOf(changes, generated),
      rows,
      total,
      losses,
      // There is nothing whole to go back to but what was before all that was kept.
      stopDeletes: staged.kind === 'create' || isRetry,
      problems: [
        ...takenOver,
        ...others,
        ...warnings,
        ...prepared.absent,
        ...(wanted ? lossProblems(changes, confirmed, request.placeOf) : []),
        ...(keep.keeps && keep.keepRefusal ? keepProblems(changes, isRetry) : []),
      ],
      ...keep,
      ...(policy ? { policy } : {}),
    });
    const isAutomatic = wanted && unconfirmedLosses(changes, confirmed).length === 0 && !(keep.keeps && keep.keepRefusal);
    if (isAutomatic) controls.answer({ kind: 'execute', keep: keep.keeps !== undefined });
  } catch (error) {
    if (staged && !staged.empty) await driver.discard(staged).catch(() => undefined);
    if (signal.aborted && course.go('abort')) return;
    if (controls.detached.aborted) course.fail(unfollowed('what was begun with the broken stack goes on in the cloud'), 'lost');
    else {
      const found = await importFacts(context.session, course.snapshot(), failuresOf(error));
      if (found.importable) course.tell({ ...found, problems: importProblems(found, request.isReturn) });
      course.fail(refusalOf(error, await about(names)));
    }
    return;
  }
  await runStaged(context, course, controls, { staged, names, subject: request });
}

/** So often it is staged anew on a stack that others are quicker to change. */
const OVERTAKEN = 20;

/** Looks at the stack, and stages on it. Where somebody else is quicker in between, and is waited for, it begins again with what was built. */
async function stageWhenFree(
  context: DeployerContext,
  course: Course,
  controls: Controls,
  request: DeployRequest,
  stackName: string,
  of: { readonly artifacts: readonly Artifact[]; onNames(names: Generated['names']): void },
): Promise<Prepared & { readonly staged: StagedChanges; readonly absent: readonly Problem[] }> {
  const { artifacts } = of;
  for (let tries = 1; ; tries += 1) {
    const prepared = await initialiseAndPrepare(context, course, controls, request, stackName, artifacts);
    of.onNames(prepared.initialised.generated.names);
    try {
      const [staged, absent] = await Promise.all([
        stageOnce(context, course, controls, request, { stackName, artifacts, initialised: prepared.initialised }),
        absentAccountResources(context.session, request.scanned, controls.signal),
      ]);
      return { ...prepared, staged, absent };
    } catch (error) {
      const isOvertaken = error instanceof CloudError && error.code === 'StackBusy' && request.whenBusy === 'wait';
      if (!isOvertaken || controls.signal.aborted || tries >= OVERTAKEN) throw error;
      course.go('overtaken', { activity: 'Somebody else was quicker; waiting until that is over' });
      await context.clock.sleep(context.interval, controls.signal);
    }
  }
}

function namesOf(staged: StagedChanges): Record<string, string> {
  return Object.fromEntries(staged.changes.map((change) => [change.logicalId, change.name]));
}

async function build(course: Course, request: DeployRequest, signal: AbortSignal): Promise<readonly Artifact[]> {
  const { artifacts, problems } = await request.build((activity) => course.tell({ activity }), signal);
  if (hasErrors(problems)) throw new DeploymentRefused(problems.filter((one) => one.severity === 'error'));
  return artifacts;
}

interface Prepared {
  readonly initialised: Initialised;
  /** How many resources the stack has now. */
  readonly deployed: number;
  /** The stack was left as it failed, and is staged on as it is. */
  readonly isRetry: boolean;
  /** What others have staged there. */
  readonly others: readonly Problem[];
}

async function initialiseAndPrepare(
  context: DeployerContext,
  course: Course,
  controls: Controls,
  request: DeployRequest,
  stackName: string,
  artifacts: readonly Artifact[],
): Promise<Prepared> {
  const { driver } = context.session;
  const { signal } = controls;
  let failures: readonly Problem[] = [];
  let deployed = 0;
  let isRetry = false;
  for (;;) {
    let initialised = await initialise(request, artifacts);
    signal.throwIfAborted();
    course.go('generated', { template: initialised.generated.body, ...builtHash(request) });
    const state = await stackForRequest(context, course, request, stackName, signal);
    assertUsable(state);
    course.tell(stackFacts(state));
    if (state.condition === 'broken') {
      isRetry = (state.takesRetry ?? false) && (request.keepOnFailure ?? false);
      const mended = isRetry ? 'retry' : await (await import('./mend-broken.ts')).mendBroken(context, course, controls, request, { state, failures });
      isRetry = mended === 'retry';
      if (mended !== 'retry') {
        failures = mended;
        continue;
      }
    }
    if (state.condition === 'ready' || isRetry) {
      const resources = await driver.resources(stackName, signal);
      deployed = resources.filter((one) => one.physicalId !== undefined).length;
      const holders = dataHoldersOf(resources);
      if (holders.length > 0) {
        initialised = await initialise(request, artifacts, holders);
        course.tell({ template: initialised.generated.body });
      }
    }
    await request.beforeStaging?.(state, signal);
    return { initialised, deployed, isRetry, others: await othersStaged(context.session, state, signal) };
  }
}

function stackFacts(state: StackState): { stackId?: string; stackStatus?: string } {
  return { ...(state.id ? { stackId: state.id } : {}), ...(state.status ? { stackStatus: state.status } : {}) };
}

/** The project knows better than a type's name what holds data: its fragment may say so. */
function withDataHolders(changes: readonly Change[], generated: Generated): Change[] {
  const holders = new Set(generated.dataHolders);
  return changes.map((change) => (holders.has(change.logicalId) && !change.holdsData ? { ...change, holdsData: true } : change));
}
