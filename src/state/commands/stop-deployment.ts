import { isDeployed, isEnded } from '#model/deployment.ts';
import { rememberStop } from '../asked-stop.ts';
import type { DeployWorld } from '../deploy-world.ts';
import { forgetWish, rememberWish, wishedStop } from '../wished-stop.ts';

/** Stops what is being executed; it rolls back. A first deployment has nothing to go back to, so its deletion is asked for. */
export function stopDeployment(world: DeployWorld, isConsented: boolean): void {
  const { snapshot } = world.deployment.getState();
  if (!snapshot?.can.stop) return;
  const asksForStop = snapshot.stopDeletes === true && !isConsented;
  if (!asksForStop && world.followed.handle?.stop(isConsented)) {
    rememberWish(world.workbench.settings, snapshot, isConsented);
    rememberOnceTaken(world, snapshot.id);
  }
  world.deployment.setState({ asksForStop });
}

/**
 * It was asked to stop, and the page was loaded anew, or left, before the cloud could be asked: found again, just that deployment is stopped.
 * What was agreed to is still agreed to, and of nothing else.
 */
export function stopAsWished(world: DeployWorld): void {
  const { snapshot } = world.deployment.getState();
  const wish = snapshot && wishedStop(world.workbench.settings, snapshot.changeSetId);
  if (!wish) return;
  if (!snapshot.can.stop) {
    // Nothing of it was carried out, or it goes back already: what is executed later is executed by another wish.
    forgetWish(world.workbench.settings, snapshot.changeSetId);
    if (isDeployed(snapshot.phase)) sayUnstopped(world, `${snapshot.projectName} → ${snapshot.stage}`);
    return;
  }
  world.workbench.say({
    kind: 'info',
    isWhileClosed: true,
    text: `${snapshot.projectName} → ${snapshot.stage} is stopped now, as you asked before`,
    detail: 'The cloud could not be asked until now. Open the deployment in the status bar to follow it.',
  });
  stopDeployment(world, wish.isConsented);
}

/** It had ended by itself before the cloud could be asked to stop it: nobody shall believe that it was stopped. */
export function sayUnstopped({ workbench }: DeployWorld, where: string): void {
  workbench.say({
    kind: 'info',
    isOfTarget: true,
    text: `${where} was not stopped: it had ended before`,
    detail: 'The cloud could not be asked in time. How it ended stands in the Deployments panel.',
  });
}

/** Not before the cloud has taken it: a page that is gone by then has stopped nothing. */
function rememberOnceTaken({ deployment, workbench: { settings } }: DeployWorld, id: string): void {
  let isStopping = false;
  const unsubscribe = deployment.subscribe(({ snapshot }) => {
    if (snapshot?.id !== id) return unsubscribe();
    const isRefused = isStopping && snapshot.phase === 'executing';
    isStopping ||= snapshot.phase === 'stopping';
    if (!isEnded(snapshot.phase) && !snapshot.stopTaken && !isRefused) return;
    unsubscribe();
    if (snapshot.stopTaken) rememberStop(settings, snapshot);
    forgetWish(settings, snapshot.changeSetId);
  });
}

export function keepGoing(world: DeployWorld): void {
  world.deployment.setState({ asksForStop: false });
}
