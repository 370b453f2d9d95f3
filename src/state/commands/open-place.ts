import { placeOfLogicalId } from '#engine/template/place-of-logical-id.ts';
import { logicalId } from '#model/names.ts';
import type { Place } from '#model/place.ts';
import type { DeployWorld, OpenedProject } from '../deploy-world.ts';
import { closeMonitor } from './deploy-project.ts';

/** From the monitor to the line of code, or the form, that something came from. The deployment goes on without being looked at. */
export function openPlace(world: DeployWorld, at: Place): void {
  closeMonitor(world);
  world.workbench.goTo(at);
}

/** Where in the open project what has this name comes from; undefined where it has no such thing any more. */
export function placeOfName({ workbench }: DeployWorld, name: string): Place | undefined {
  const opened = workbench.opened();
  const at = opened && placesOf(opened)(logicalId(name));
  // A helper's name leads to its owner; what is gone leads nowhere, though another's name may begin it.
  return at && (at.function === undefined && at.resource === undefined ? at : at.function === name || at.resource === name ? at : undefined);
}

const known = new WeakMap<OpenedProject, (id: string) => Place | undefined>();

function placesOf(opened: OpenedProject): (id: string) => Place | undefined {
  let places = known.get(opened);
  if (!places) {
    places = placeOfLogicalId(opened.project, opened.files);
    known.set(opened, places);
  }
  return places;
}
