import type { Generated } from '#engine/template/generated.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { StackDriver } from '#kit/stack-driver.ts';
import type { Artifact } from '#model/artifact.ts';
import { hasErrors, type Problem, problem } from '#model/problem.ts';
import { type Remedy, remedy } from '#model/remedy.ts';
import type { StackResource, StackState, StackTrouble } from '#model/stack.ts';
import { DeploymentRefused } from './course.ts';
import type { DeployRequest } from './deploy-request.ts';
import { missingValueProblem } from './missing-value.ts';
import { CONTINUE_ROLLBACK, DELETE_AGAIN, DEPLOY_ON_TOP, IMPORT, REPLACE, retain, SKIP, STOP, TAKE_BACK } from './ways.ts';

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

/** `remedy`: what comes of there being none. */
export function missingStack(stackName: string, remedy = 'deploy the project'): CloudError {
  return new CloudError('StackMissing', `no stack ${stackName}: the project is not deployed at this stage`, { remedy });
}

/** Throws where the stack is somebody else's, or at work. `again`: what is done once it isn't any more. */
export function assertUsable(state: StackState, again = 'deploy again'): void {
  if (state.id !== undefined && state.condition !== 'missing' && !state.ours) {
    throw new CloudError('StackNotOurs', `a stack ${state.name} exists that Stackwright did not make`, {
      remedy: 'give the project or the stage another name, or remove that stack',
    });
  }
  if (state.condition === 'busy') {
    throw new CloudError('StackBusy', `another operation runs on the stack ${state.name}, which is ${state.status}`, { remedy: busyRemedy(state, again) });
  }
}

/** What is begun and left lying (a resource that never answers, a colleague who went home) can be stopped; what goes back or goes away can only be waited for. */
export function busyRemedy({ operation }: StackState, again = 'deploy again'): string | Remedy {
  if (operation?.kind === 'delete')
    return again === 'deploy again' ? 'wait until it is gone, then deploy again' : 'wait until it is gone: that is all there is to do';
  if (!operation || operation.rollingBack) return `wait until it is back, then ${again}`;
  if (operation.unstoppable) return `wait until it is over, then ${again}`;
  return remedy`wait until it is over, then ${again}; where nobody waits for it any more, stop it (${STOP})${operation.kind === 'create' ? ', which deletes what it has made' : ''}`;
}

/** Where a person can look at the stack, if the cloud has such a page. */
export function consoleOf(driver: Pick<StackDriver, 'consoleLink'>, state: Pick<StackState, 'id' | 'name'>): string | undefined {
  return driver.consoleLink?.(state.id ?? state.name);
}

/** Why the stack takes no update, and what leads out. */
export function brokenProblem(driver: Pick<StackDriver, 'consoleLink'>, state: StackState): Problem {
  const link = consoleOf(driver, state);
  const meaning = state.trouble ? MEANINGS[state.trouble] : UNKNOWN_TROUBLE;
  const by = link === undefined ? '' : `; or by hand at ${link}`;
  const reason = meaning === UNKNOWN_TROUBLE && state.reason ? state.reason : meaning.summary;
  return problem('StackBroken', {
    summary: `the stack ${state.name} is ${state.status} and can't be updated: ${reason}`,
    remedy: remedy`${meaning.remedy}${by}`,
  });
}

interface Meaning {
  readonly summary: string;
  readonly remedy: Remedy;
}

const MAKE_AGAIN = remedy`consent to its being deleted and made again (${REPLACE})`;

const UNKNOWN_TROUBLE: Meaning = { summary: 'the cloud gives no reason', remedy: MAKE_AGAIN };

const MEANINGS: Readonly<Record<StackTrouble, Meaning>> = {
  creationLeft: {
    summary: 'its first deployment failed, and what was made until then stands',
    remedy: remedy`put right what failed and deploy on top of it (${DEPLOY_ON_TOP}), or ${MAKE_AGAIN}`,
  },
  creationTakenBack: { summary: 'its first deployment failed and was taken back: it holds nothing', remedy: MAKE_AGAIN },
  creationNotTakenBack: {
    summary: 'its first deployment failed, and so did taking it back: what could not be removed is still there',
    remedy: remedy`put right what could not be removed, then ${MAKE_AGAIN}`,
  },
  importNotTakenBack: {
    summary: 'resources were to be imported, which failed, and so did taking it back',
    remedy: remedy`${MAKE_AGAIN}; what was to be imported is kept in the account by its policy, and can be imported again (${IMPORT})`,
  },
  updateNotTakenBack: {
    summary: 'an update failed, and so did taking it back',
    remedy: remedy`put right what stood in the way and continue the rollback (${CONTINUE_ROLLBACK}), skipping what can’t be taken back (${SKIP})`,
  },
  updateLeft: {
    summary: 'an update failed and was left half done',
    remedy: remedy`put right what failed and deploy on top of it (${DEPLOY_ON_TOP}), or take it back (${TAKE_BACK}), which deletes what was made since`,
  },
  deletionFailed: {
    summary: 'its deletion failed half-way',
    remedy: remedy`delete it again (${DELETE_AGAIN}), keeping what can’t be deleted (${retain('NAME')}), or consent to its being made again (${REPLACE})`,
  },
};

/** Project names of the data holders among what the stack has now. */
export function dataHoldersOf(resources: readonly StackResource[]): string[] {
  return [...new Set(resources.filter((one) => one.holdsData && one.physicalId !== undefined).map((one) => one.name ?? one.logicalId))].sort();
}
