import type { CloudSession } from '#kit/cloud-session.ts';
import { logicalId, stackName } from '#model/names.ts';
import { type Problem, problem } from '#model/problem.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import type { StackState } from '#model/stack.ts';
import { Refused } from './exit.ts';
import { type LoadedProject, loadProject } from './load-project.ts';

/** The name is all that the calls about a deployed stack need of the project: a broken source doesn't stop them. */
export async function stackOf(folder: string, stage: string): Promise<{ loaded: LoadedProject; stack: string } | { problems: readonly Problem[] }> {
  const loaded = await loadProject(folder);
  if (!loaded.project) return { problems: loaded.problems.filter((one) => one.severity === 'error') };
  return { loaded, stack: stackName(loaded.project.name, stage) };
}

export function stackMissing(stack: string): Problem {
  return problem('StackMissing', { summary: `no stack ${stack}`, remedy: 'deploy the project first' });
}

export function notOurs(state: StackState): Problem | undefined {
  if (state.ours || state.condition === 'missing') return undefined;
  return problem('StackNotOurs', {
    summary: `the stack ${state.name} exists, and Stackwright did not make it`,
    remedy: `rename the project in ${MANIFEST_FILE}, or choose another stage`,
  });
}

/** The stack that is deployed; refused where there is none, and where it is somebody else's: nothing of that is run or shown. */
export async function deployedStack(session: CloudSession, stack: string, signal: AbortSignal): Promise<StackState> {
  const state = await session.driver.inspect(stack, signal);
  if (state.condition === 'missing') throw new Refused([stackMissing(stack)]);
  const wrong = notOurs(state);
  if (wrong) throw new Refused([wrong]);
  if (state.condition === 'empty') throw new Refused([stackMissing(stack)]);
  return state;
}

/** The physical name of a deployed function, by its name in the project. */
export async function deployedFunction(
  session: CloudSession,
  stack: string,
  name: string,
  signal: AbortSignal,
): Promise<{ id: string } | { problem: Problem }> {
  await deployedStack(session, stack, signal);
  const resource = (await session.driver.resources(stack, signal)).find((one) => one.logicalId === logicalId(name));
  if (resource?.physicalId) return { id: resource.physicalId };
  return {
    problem: problem('FunctionMissing', {
      at: { function: name },
      summary: `the stack ${stack} has no function ${name}`,
      remedy: 'check the name, or deploy the project again',
    }),
  };
}
