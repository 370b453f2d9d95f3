import type { Generated } from '#engine/template/generated.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { Artifact } from '#model/artifact.ts';
import { hasErrors, type Problem, problem } from '#model/problem.ts';
import type { StackResource, StackState } from '#model/stack.ts';
import { DeploymentRefused } from './course.ts';
import type { DeployRequest } from './deploy-request.ts';
import { missingValueProblem } from './missing-value.ts';

export interface Initialised {
  readonly generated: Generated;
  /** Of the environment, without the artifact bucket's. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The template and its parameters for what was built; all that is wrong with them at once. */
export async function initialise(request: DeployRequest, artifacts: readonly Artifact[], deployedDataHolders?: readonly string[]): Promise<Initialised> {
  const generated = await request.generate({
    artifacts: Object.fromEntries(artifacts.map(({ function: name, key, handler }) => [name, { key, handler }])),
    ...(deployedDataHolders ? { deployedDataHolders } : {}),
  });
  const parameters: Record<string, string> = {};
  const missing: Problem[] = [];
  for (const parameter of generated.parameters) {
    const value = request.parameterValue?.(parameter);
    if (value === undefined) missing.push(missingValueProblem(parameter));
    else parameters[parameter.id] = value;
  }
  const problems = [...generated.problems.filter((one) => one.severity === 'error'), ...missing];
  if (hasErrors(problems)) throw new DeploymentRefused(problems);
  return { generated, parameters };
}

/** Throws where the stack is somebody else's, or at work. */
export function assertUsable(state: StackState): void {
  if (state.id !== undefined && state.condition !== 'missing' && !state.ours) {
    throw new CloudError('StackNotOurs', `a stack ${state.name} exists that Stackwright did not make`, {
      remedy: 'give the project or the stage another name, or remove that stack',
    });
  }
  if (state.condition === 'busy') {
    throw new CloudError('StackBusy', `another operation runs on the stack ${state.name}, which is ${state.status}`, {
      remedy: 'wait until it is over, then deploy again',
    });
  }
}

/** Why the stack takes no update, and what leads out. `link`: where it can be looked at. */
export function brokenProblem(state: StackState, link?: string): Problem {
  const meaning = state.recovery ? MEANINGS[state.recovery] : undefined;
  const by = link === undefined ? '' : `; or by hand at ${link}`;
  return problem('StackBroken', {
    summary: `the stack ${state.name} is ${state.status} and can't be updated${meaning ? `: ${meaning.summary}` : state.reason ? `: ${state.reason}` : ''}`,
    remedy: `${meaning?.remedy ?? 'consent to its being deleted and made again (`deploy --replace-broken`)'}${by}`,
  });
}

const MEANINGS: Readonly<Record<NonNullable<StackState['recovery']>, { readonly summary: string; readonly remedy: string }>> = {
  continueRollback: {
    summary: 'an update failed, and so did taking it back',
    remedy: 'put right what stood in the way and continue the rollback (`recover`), skipping what can’t be taken back (`recover --skip NAME`)',
  },
  rollBack: { summary: 'an update failed and was left half done', remedy: 'take it back (`recover`)' },
  retryDeletion: {
    summary: 'its deletion failed half-way',
    remedy:
      'delete it again (`recover`), keeping what can’t be deleted (`recover --retain NAME`), or consent to its being made again (`deploy --replace-broken`)',
  },
};

/** Project names of the data holders among what the stack has now. */
export function dataHoldersOf(resources: readonly StackResource[]): string[] {
  return [...new Set(resources.filter((one) => one.holdsData && one.physicalId !== undefined).map((one) => one.name ?? one.logicalId))].sort();
}
