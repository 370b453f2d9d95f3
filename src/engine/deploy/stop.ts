import { CloudError } from '#kit/cloud-error.ts';
import { problem } from '#model/problem.ts';
import { remedyIn } from '#model/remedy.ts';
import type { StackState } from '#model/stack.ts';
import { changedSince } from './agreed.ts';
import type { Controls } from './controls.ts';
import type { Course } from './course.ts';
import type { DeployerContext } from './deployer-context.ts';

/** Asks the cloud to stop; whoever follows sees what comes of it. A stop that comes too late is no failure. */
export async function stopOperation({ session: { driver }, random }: DeployerContext, course: Course, controls: Controls, deleteStack: boolean): Promise<void> {
  const { stackId, stackName } = course.snapshot();
  if (!course.go('stop')) return;
  try {
    const state = await driver.inspect(stackId ?? stackName, controls.detached);
    if (!state.operation?.running || state.operation.unstoppable === 'applied') {
      // Where nothing has happened yet, it is not too late: it hasn't begun.
      course.go('stopRefused', course.snapshot().events.length > 0 ? { stopLate: true } : {});
      return;
    }
    if (needsConsentTo(state) && !deleteStack) {
      // It isn't what it was taken for when the button was pressed.
      course.go('stopRefused', { stopDeletes: true, problems: [changedSince(state)] });
      return;
    }
    // Cancelled by hand: what fails from here on needs no other reason.
    controls.wasStopped = true;
    await driver.stop(state, random.id(), controls.detached);
    course.tell({ stopTaken: true });
  } catch (error) {
    controls.wasStopped = false;
    const told = error instanceof CloudError ? [problem(error.code, { summary: `it could not be stopped: ${error.message}`, remedy: remedyIn(error) })] : [];
    course.go('stopRefused', { problems: told });
    if (!(error instanceof CloudError) && !controls.detached.aborted) throw error;
  }
}

/** What stopping deletes: a first creation whole, or what failed attempts before this one have kept. */
export function needsConsentTo({ operation, keepsOnFailure }: StackState): 'creation' | 'kept' | undefined {
  return operation?.kind === 'create' ? 'creation' : keepsOnFailure ? 'kept' : undefined;
}
