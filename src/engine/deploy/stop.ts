import { CloudError } from '#kit/cloud-error.ts';
import { type Problem, problem } from '#model/problem.ts';
import { remedyIn } from '#model/remedy.ts';
import type { StackState } from '#model/stack.ts';
import { changedSince } from './agreed.ts';
import type { Controls } from './controls.ts';
import type { Course } from './course.ts';
import type { DeployerContext } from './deployer-context.ts';
import { assertUsable } from './prepare.ts';

/** Asks the cloud to stop; whoever follows sees what comes of it. A stop that comes too late is no failure. */
export async function stopOperation({ session: { driver }, random }: DeployerContext, course: Course, controls: Controls, deleteStack: boolean): Promise<void> {
  const { stackId, stackName } = course.snapshot();
  if (!course.go('stop')) return;
  try {
    const state = await driver.inspect(stackId ?? stackName, controls.detached);
    if (!state.operation?.running) {
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

export interface StopResult {
  readonly stopped: boolean;
  readonly problems: readonly Problem[];
  /** What stopping would delete. It was not asked for, and nothing was done. */
  readonly needsConsent?: StopConsent;
}

/** A first creation whole, or what failed attempts before this one have kept, of that stack. */
export interface StopConsent {
  readonly to: 'creation' | 'kept';
  readonly stackId: string;
}

function needsConsentTo({ operation, keepsOnFailure }: StackState): StopConsent['to'] | undefined {
  return operation?.kind === 'create' ? 'creation' : keepsOnFailure ? 'kept' : undefined;
}

/** Stops what runs on a stack, whoever began it; whoever waits for it sees it end as the cloud ends it. */
export async function stopRunning(
  { session: { driver }, random }: DeployerContext,
  stackName: string,
  /** To whatever it deletes, or to just that. */
  consent: boolean | StopConsent,
  signal?: AbortSignal,
): Promise<StopResult> {
  const state = await driver.inspect(stackName, signal);
  const refused = (summary: string, remedy: string): StopResult => ({
    stopped: false,
    problems: [problem('StopRefused', { summary, remedy })],
  });
  if (state.condition === 'missing') {
    return {
      stopped: false,
      problems: [problem('StackMissing', { summary: `no stack ${stackName}`, remedy: 'deploy the project first' })],
    };
  }
  if (!state.ours) assertUsable(state);
  const { operation, status = '' } = state;
  if (!operation?.running) return refused(`nothing runs on the stack ${stackName}, which is ${status}`, 'nothing has to be stopped');
  if (operation.rollingBack) return refused(`the stack ${stackName} is going back already (${status})`, 'wait until it is over');
  if (operation.kind === 'delete') return refused(`the stack ${stackName} is being deleted, which can't be stopped`, 'wait until it is over');
  const to = needsConsentTo(state);
  const stackId = state.id ?? state.name;
  if (to && consent === false) return { stopped: false, needsConsent: { to, stackId }, problems: [] };
  if (to && typeof consent === 'object' && (consent.to !== to || consent.stackId !== stackId)) return { stopped: false, problems: [changedSince(state)] };
  await driver.stop(state, random.id(), signal);
  return { stopped: true, problems: [] };
}
