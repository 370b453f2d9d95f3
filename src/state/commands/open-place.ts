import type { Place } from '#model/place.ts';
import type { DeployWorld } from '../deploy-world.ts';
import { closeMonitor } from './deploy-project.ts';

/** From the monitor to the line of code, or the form, that something came from. The deployment goes on without being looked at. */
export function openPlace(world: DeployWorld, at: Place): void {
  closeMonitor(world);
  world.workbench.goTo(at);
}
