import type { Controls } from '#engine/deploy/controls.ts';
import { type Course, DeploymentRefused } from '#engine/deploy/course.ts';
import type { DeploymentSubject } from '#engine/deploy/deploy-request.ts';
import type { DeployerContext } from '#engine/deploy/deployer-context.ts';
import { keepFacts } from '#engine/deploy/keep.ts';
import { lossesOf } from '#engine/deploy/losses.ts';
import { assertUsable, brokenProblem, missingStack } from '#engine/deploy/prepare.ts';
import { beginProgress } from '#engine/deploy/progress.ts';
import { runStaged } from '#engine/deploy/run-staged.ts';
import { summaryOf } from '#engine/deploy/summary.ts';
import type { StagedChanges } from '#kit/stack-driver.ts';

/** Stages what takes back the changes that were made beside the stack: its own template once more. Never executed unasked. */
export async function stageBack(context: DeployerContext, course: Course, controls: Controls, subject: DeploymentSubject, stackName: string): Promise<void> {
  const { driver } = context.session;
  const { signal } = controls;
  let staged: StagedChanges | undefined;
  let names: Readonly<Record<string, string>> = {};
  try {
    const state = await driver.inspect(stackName, signal);
    if (state.condition === 'missing' || state.condition === 'empty') {
      throw missingStack(stackName);
    }
    assertUsable(state, 'stage it again');
    if (state.condition === 'broken') throw new DeploymentRefused([brokenProblem(driver, state)]);
    const [resources, template] = await Promise.all([driver.resources(stackName, signal), driver.deployedTemplate(stackName, signal)]);
    names = Object.fromEntries(resources.map((one) => [one.logicalId, one.name ?? one.logicalId]));
    course.go('inspected', {
      revertsDrift: true,
      ...(template ? { template } : {}),
      ...(state.id ? { stackId: state.id } : {}),
      ...(state.status ? { stackStatus: state.status } : {}),
    });
    course.go('uploaded', { activity: 'Staging what takes the drift back' });
    staged = await driver.stage(
      {
        stack: stackName,
        template: template ?? '',
        parameters: {},
        tags: { 'stackwright:project': subject.projectName, 'stackwright:stage': subject.stage },
        artifactBucket: '',
        token: context.random.id(),
        names,
        revertDrift: true,
      },
      signal,
    );
    signal.throwIfAborted();
    if (staged.empty) {
      course.go('unchanged', { outputs: state.outputs, endpoints: driver.endpointsOf(state.outputs), summary: summaryOf([]) });
      return;
    }
    const { changes } = staged;
    const { rows, total } = beginProgress(staged.kind, changes);
    course.go('staged', {
      stackId: staged.stackId,
      changeSetId: staged.id,
      summary: summaryOf(changes),
      rows,
      total,
      losses: lossesOf(changes),
      ...keepFacts(changes, { isForced: false, isWished: false }),
    });
  } catch (error) {
    if (staged && !staged.empty) await driver.discard(staged).catch(() => undefined);
    if (signal.aborted && course.go('abort')) return;
    course.fail(error);
    return;
  }
  await runStaged(context, course, controls, { staged, names, subject });
}
