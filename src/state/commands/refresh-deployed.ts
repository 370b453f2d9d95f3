import type { CloudSession } from '#kit/cloud-session.ts';
import { stackName } from '#model/names.ts';
import type { StackResource } from '#model/stack.ts';
import type { DeployWorld } from '../deploy-world.ts';
import { physicalIdOf, problemFrom } from '../session.ts';

export const STAGE = 'dev';

/** Asks what the project's stack has now: for Run, Logs and Try it. An empty list: it isn't deployed. */
export async function refreshDeployed(world: DeployWorld, signal?: AbortSignal): Promise<readonly StackResource[]> {
  const opened = world.workbench.opened();
  const session = world.clouds.session.current();
  if (!opened || !session) {
    world.deployment.setState({ deployed: undefined });
    return [];
  }
  let deployed: readonly StackResource[] | undefined;
  try {
    deployed = await resourcesOf(session, stackName(opened.project.name, STAGE), signal);
  } catch (error) {
    // Not known is no problem of its own: whoever needs the answer asks again and shows it.
    problemFrom(error);
  }
  if (world.workbench.opened()?.id === opened.id) world.deployment.setState({ deployed });
  return deployed ?? [];
}

/** The physical name of what the project calls `name`; the cloud is asked where it isn't known. Throws where the cloud doesn't answer. */
export async function deployedId(world: DeployWorld, name: string, signal?: AbortSignal): Promise<string | undefined> {
  const known = physicalIdOf(world.deployment.getState().deployed, name);
  const opened = world.workbench.opened();
  const session = world.clouds.session.current();
  if (known !== undefined || !opened || !session) return known;
  const deployed = await resourcesOf(session, stackName(opened.project.name, STAGE), signal);
  if (world.workbench.opened()?.id === opened.id) world.deployment.setState({ deployed });
  return physicalIdOf(deployed, name);
}

async function resourcesOf({ driver }: CloudSession, stack: string, signal?: AbortSignal): Promise<readonly StackResource[]> {
  const state = await driver.inspect(stack, signal);
  if (!state.ours || state.condition === 'missing' || state.condition === 'empty') return [];
  return driver.resources(state.id ?? stack, signal);
}
