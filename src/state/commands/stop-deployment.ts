import type { DeployWorld } from '../deploy-world.ts';

/** Stops what is being executed; it rolls back. A first deployment has nothing to go back to, so its deletion is asked for. */
export function stopDeployment(world: DeployWorld, isConsented: boolean): void {
  const { snapshot } = world.deployment.getState();
  if (!snapshot?.can.stop) return;
  const asksForStop = snapshot.stopDeletes === true && !isConsented;
  if (!asksForStop) world.followed.handle?.stop(isConsented);
  world.deployment.setState({ asksForStop });
}

export function keepGoing(world: DeployWorld): void {
  world.deployment.setState({ asksForStop: false });
}
