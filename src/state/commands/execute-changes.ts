import { rememberAutomatic } from '../automatic-start.ts';
import type { DeployWorld } from '../deploy-world.ts';

export function executeChanges(world: DeployWorld): void {
  const { snapshot, confirmed, keepsOnFailure, isOfOthers, takesOthers } = world.deployment.getState();
  if (snapshot?.can.execute && (takesOthers || !isOfOthers)) world.followed.handle?.execute(confirmed, keepsOnFailure);
}

/** What was found staged isn't the project as it is: that it shall be executed all the same. */
export function takeOthers(world: DeployWorld, isTaken: boolean): void {
  world.deployment.setState({ takesOthers: isTaken });
}

/** If something fails: roll back, or keep what succeeded. */
export function setKeepsOnFailure(world: DeployWorld, isOn: boolean): void {
  world.deployment.setState({ keepsOnFailure: isOn });
}

export function confirmLoss(world: DeployWorld, name: string, isConfirmed: boolean): void {
  const { confirmed } = world.deployment.getState();
  const others = confirmed.filter((one) => one !== name);
  world.deployment.setState({ confirmed: isConfirmed ? [...others, name] : others });
}

/** Counts when changes become ready, not for those that are ready already. */
export function setStartsAutomatically(world: DeployWorld, isOn: boolean): void {
  const session = world.clouds.session.current();
  if (session) rememberAutomatic(world.workbench.settings, session, isOn);
  world.deployment.setState({ startsAutomatically: isOn });
}
