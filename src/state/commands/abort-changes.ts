import type { DeployWorld } from '../deploy-world.ts';

/** Drops what is staged, or ends what leads to it. The monitor goes too: there is nothing left to see. */
export function abortChanges(world: DeployWorld): void {
  const { snapshot } = world.deployment.getState();
  if (!snapshot?.can.abort) return;
  const { followed } = world;
  if (followed.handle?.abort()) followed.dropped = followed.handle;
  world.deployment.setState({ isOpen: false });
}
