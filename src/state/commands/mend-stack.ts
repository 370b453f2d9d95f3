import type { DeployWorld } from '../deploy-world.ts';
import { goesOn } from '../deployment-words.ts';
import { deployProject } from './deploy-project.ts';
import { follow } from './follow-deployment.ts';
import { STAGE } from './refresh-deployed.ts';
import { returnImporting } from './return-to-release.ts';

/** Deploys the project on a stack that was left as it failed: what stands is kept, the rest is made good. */
export async function deployOnTop(world: DeployWorld): Promise<void> {
  await deployProject(world, { wishes: { keepOnFailure: true } });
}

/** Takes into the stack what exists under a name of the template; the changes say which, before anything is done. */
export async function deployImporting(world: DeployWorld): Promise<void> {
  const returnsTo = world.deployment.getState().snapshot?.returnsTo;
  if (returnsTo !== undefined) {
    returnImporting(world, returnsTo);
    return;
  }
  await deployProject(world, { wishes: { importExisting: true } });
}

/** Takes back what a failed update left, where the data that goes with it was confirmed by name; followed like a deployment. */
export function takeBack(world: DeployWorld): void {
  const opened = world.workbench.opened();
  const session = world.clouds.session.current();
  const { snapshot, confirmed } = world.deployment.getState();
  if (!opened || !session || goesOn(snapshot)) return;
  // Of this stack, and only this way: since then somebody may have made another thing of it, or another account been chosen.
  const agreed = { confirmedLosses: confirmed, way: 'rollBack', ...(snapshot?.stackId ? { stackId: snapshot.stackId } : {}) } as const;
  follow(world, opened, (listen) => world.deployments.recover({ opened, stage: STAGE, session }, agreed, listen));
}
