import { attempt } from '../run-command.ts';
import type { Stores } from '../stores.ts';
import { chooseLocal } from './choose-target.ts';
import { openLastProject } from './open-project.ts';

/** The page has come: the local cloud where there is one, and what was open when it was left. */
export function startWorkspace(stores: Stores): void {
  attempt(stores, async () => {
    await chooseLocal(stores.deploy);
    await openLastProject(stores);
  });
}
