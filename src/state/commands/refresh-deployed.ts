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
  const deployed = await resourcesOf(world, stackName(opened.project.name, STAGE), signal);
  if (world.workbench.opened()?.id === opened.id) world.deployment.setState({ deployed });
  return deployed ?? [];
}

/** The physical name of what the project calls `name`; the cloud is asked where it isn't known. */
export async function deployedId(world: DeployWorld, name: string, signal?: AbortSignal): Promise<string | undefined> {
  return physicalIdOf(world.deployment.getState().deployed, name) ?? physicalIdOf(await refreshDeployed(world, signal), name);
}

async function resourcesOf(world: DeployWorld, stack: string, signal?: AbortSignal): Promise<readonly StackResource[] | undefined> {
  const session = world.clouds.session.current();
  try {
    const state = await session?.driver.inspect(stack, signal);
    if (!state?.ours || state.condition === 'missing' || state.condition === 'empty') return [];
    return await session?.driver.resources(state.id ?? stack, signal);
  } catch (error) {
    // Not known is no problem of its own: whoever needs the answer asks again and shows it.
    problemFrom(error);
    return undefined;
  }
}
