import { isEnded } from '#model/deployment.ts';
import { rememberStop } from '../asked-stop.ts';
import type { DeployWorld } from '../deploy-world.ts';

/** Stops what is being executed; it rolls back. A first deployment has nothing to go back to, so its deletion is asked for. */
export function stopDeployment(world: DeployWorld, isConsented: boolean): void {
  const { snapshot } = world.deployment.getState();
  if (!snapshot?.can.stop) return;
  const asksForStop = snapshot.stopDeletes === true && !isConsented;
  if (!asksForStop && world.followed.handle?.stop(isConsented)) rememberOnceTaken(world, snapshot.id);
  world.deployment.setState({ asksForStop });
}

/** Not before the cloud has taken it: a page that is gone by then has stopped nothing. */
function rememberOnceTaken({ deployment, workbench }: DeployWorld, id: string): void {
  const unsubscribe = deployment.subscribe(({ snapshot }) => {
    if (snapshot?.id === id && !isEnded(snapshot.phase) && !snapshot.stopTaken) return;
    unsubscribe();
    if (snapshot?.id === id && snapshot.stopTaken) rememberStop(workbench.settings, snapshot);
  });
}

export function keepGoing(world: DeployWorld): void {
  world.deployment.setState({ asksForStop: false });
}
