import { namesMade } from '#engine/releases/names-made.ts';
import { notUndone } from '#engine/releases/not-undone.ts';
import type { Release } from '#model/release.ts';
import type { DeployWorld } from '../deploy-world.ts';
import type { ReturnStart } from '../deployment-handle.ts';
import { type MissingVariable, variableKey } from '../deployment-questions.ts';
import { goesOn } from '../deployment-words.ts';
import { whenText } from '../release-views.ts';
import { NO_RELEASES } from '../releases.ts';
import { follow } from './follow-deployment.ts';
import { STAGE } from './refresh-deployed.ts';

/** Return to this release…: says what would change and what can't be undone, and asks for the values that stand in no file. */
export async function askReturn(world: DeployWorld, id: string): Promise<void> {
  const { releases, deployment, followed } = world;
  if (goesOn(deployment.getState().snapshot)) {
    deployment.setState({ isOpen: true });
    return;
  }
  const list = releases.getState().list ?? [];
  const release = list.find((one) => one.id === id);
  const opened = world.workbench.opened();
  const session = world.clouds.session.current();
  if (!release || !opened || !session) return;
  const values = followed.values.get(opened.id) ?? {};
  const variables = variablesOf(release).filter((one) => !Object.hasOwn(values, variableKey(one)));
  const isRemoved = deployment.getState().deployed?.length === 0;
  // Only a warning hangs on it.
  const makes = await namesMade(session.driver, release, list, isRemoved).catch(() => ({}));
  if (world.workbench.opened()?.id !== opened.id || world.clouds.session.current() !== session) return;
  const told = notUndone(release, list, { isRemoved, makes, called: (one) => `by the release of ${whenText(one)}` });
  releases.setState({ asked: { id, notUndone: told, variables } });
}

export function closeReturn(world: DeployWorld): void {
  world.releases.setState({ asked: undefined });
}

/** Stages it, and opens the monitor; from there on it is a deployment like any other, but never starts by itself. */
export function returnToRelease(world: DeployWorld, values: Readonly<Record<string, string>>): void {
  const { releases, followed } = world;
  const { asked, list = [] } = releases.getState();
  const release = list.find((one) => one.id === asked?.id);
  const opened = world.workbench.opened();
  const session = world.clouds.session.current();
  releases.setState({ asked: NO_RELEASES.asked, openId: undefined, isComparing: false });
  if (!release || !opened || !session) return;
  followed.values.set(opened.id, { ...followed.values.get(opened.id), ...values });
  begin(world, { opened, session, release });
}

/** The same return once more, with what exists under a name of its template taken into the stack. */
export function returnImporting(world: DeployWorld, id: string): void {
  const release = world.releases.getState().list?.find((one) => one.id === id);
  const opened = world.workbench.opened();
  const session = world.clouds.session.current();
  if (release && opened && session) begin(world, { opened, session, release, wishes: { importExisting: true } });
}

function begin(world: DeployWorld, start: Omit<ReturnStart, 'stage' | 'values'>): void {
  const { followed } = world;
  const { opened } = start;
  follow(world, opened, (listen) => world.deployments.returnTo({ ...start, stage: STAGE, values: followed.values.get(opened.id) ?? {} }, listen));
  // What is staged isn't the project as it is edited here.
  followed.files = undefined;
}

function variablesOf(release: Release): MissingVariable[] {
  return release.parameters.map(({ variable: key, function: of }) => ({ key, ...(of === undefined ? {} : { function: of }) }));
}
