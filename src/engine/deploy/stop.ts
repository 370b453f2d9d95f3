import { CloudError } from '#kit/cloud-error.ts';
import { problem } from '#model/problem.ts';
import type { Controls } from './controls.ts';
import type { Course } from './course.ts';
import type { DeployerContext } from './deployer-context.ts';

/** Asks the cloud to stop; whoever follows sees what comes of it. A stop that comes too late is no failure. */
export async function stopOperation({ session: { driver }, random }: DeployerContext, course: Course, controls: Controls): Promise<void> {
  const { stackId, stackName } = course.snapshot();
  if (!course.go('stop')) return;
  try {
    const state = await driver.inspect(stackId ?? stackName, controls.detached);
    if (!state.operation?.running) {
      course.go('stopRefused');
      return;
    }
    // Cancelled by hand: what fails from here on needs no other reason.
    controls.wasStopped = true;
    await driver.stop(state, random.id(), controls.detached);
  } catch (error) {
    controls.wasStopped = false;
    const told = error instanceof CloudError ? [problem(error.code, { summary: `it could not be stopped: ${error.message}`, remedy: error.remedy })] : [];
    course.go('stopRefused', { problems: told });
    if (!(error instanceof CloudError) && !controls.detached.aborted) throw error;
  }
}
