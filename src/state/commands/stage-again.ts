import { isEnded } from '#model/deployment.ts';
import type { DeployWorld } from '../deploy-world.ts';
import { stageDriftBack } from './check-drift.ts';
import { deployProject } from './deploy-project.ts';

/** The same once more, where it ended before its time; what is staged makes way for the project as it has become. */
export async function stageAgain(world: DeployWorld): Promise<void> {
  const { snapshot } = world.deployment.getState();
  // It was never about the project as it is edited here.
  if (snapshot?.revertsDrift && isEnded(snapshot.phase)) stageDriftBack(world);
  else await deployProject(world, { again: true });
}
