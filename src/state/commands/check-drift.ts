import { checkDrift } from '#engine/drift/check-drift.ts';
import type { DeployWorld } from '../deploy-world.ts';
import { goesOn } from '../deployment-words.ts';
import { NO_DRIFT } from '../drift.ts';
import { problemFrom } from '../session.ts';
import { openTargets } from './choose-target.ts';
import { follow } from './follow-deployment.ts';
import { STAGE } from './refresh-deployed.ts';

/** Check for drift: holds what there is against what was deployed. */
export async function checkForDrift(world: DeployWorld, signal?: AbortSignal): Promise<void> {
  const { drift } = world;
  const opened = world.workbench.opened();
  const session = world.clouds.session.current();
  if (!opened || drift.getState().isChecking) return;
  if (!session) return openTargets(world);
  drift.setState({ ...NO_DRIFT, isChecking: true });
  // A deployment that begins meanwhile makes what is looked at another's; then the check has been forgotten already.
  const isStill = (): boolean =>
    !signal?.aborted && drift.getState().isChecking && world.clouds.session.current() === session && world.workbench.opened()?.id === opened.id;
  try {
    const found = await checkDrift(
      session,
      { projectName: opened.project.name, stage: STAGE },
      (progress) => {
        if (isStill()) drift.setState({ progress });
      },
      signal,
    );
    if (isStill()) drift.setState({ found });
  } catch (error) {
    const problem = problemFrom(error);
    if (isStill()) drift.setState({ problem });
  } finally {
    drift.setState({ isChecking: false, progress: undefined });
  }
}

/** Stages what takes the drift back, in the monitor; it never starts by itself. */
export function stageDriftBack(world: DeployWorld): void {
  const opened = world.workbench.opened();
  const session = world.clouds.session.current();
  if (!opened || !session) return;
  if (goesOn(world.deployment.getState().snapshot)) {
    world.deployment.setState({ isOpen: true });
    return;
  }
  world.projectInfo.setState({ section: undefined });
  follow(world, opened, (listen) => world.deployments.stageBack({ opened, stage: STAGE, session }, listen));
  // What is staged isn't the project as it is edited here.
  world.followed.files = undefined;
}
