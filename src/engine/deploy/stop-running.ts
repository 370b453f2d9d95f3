import { type Problem, problem } from '#model/problem.ts';
import { changedSince } from './agreed.ts';
import type { DeployerContext } from './deployer-context.ts';
import { assertUsable } from './prepare.ts';
import { needsConsentTo } from './stop.ts';

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
  if (operation.unstoppable) {
    const why = operation.unstoppable === 'applied' ? 'has all of its changes, and only clears away what they replaced' : 'is doing what can’t be stopped';
    return refused(`the stack ${stackName} ${why} (${status})`, 'wait until it is over');
  }
  const to = needsConsentTo(state);
  const stackId = state.id ?? state.name;
  if (to && consent === false) return { stopped: false, needsConsent: { to, stackId }, problems: [] };
  if (to && typeof consent === 'object' && (consent.to !== to || consent.stackId !== stackId)) return { stopped: false, problems: [changedSince(state)] };
  await driver.stop(state, random.id(), signal);
  return { stopped: true, problems: [] };
}
