import type { CloudSession } from '#kit/cloud-session.ts';
import type { DeployWorld } from './deploy-world.ts';
import type { QueuePlace } from './queue-keeper.ts';

/** Whose queue it is that the open project has at the chosen target. */
export function placeOf(world: DeployWorld): QueuePlace | undefined {
  const opened = world.workbench.opened();
  const session = world.clouds.session.current();
  if (!opened || !session) return undefined;
  return { projectId: opened.id, target: targetKey(session), session };
}

/** A target as text. Of the session, not of what is shown as chosen: that follows. A simulated account is one of its own, whatever it calls itself. */
export function targetKey({ target, rehearsal }: Pick<CloudSession, 'target' | 'rehearsal'>): string {
  return JSON.stringify(target) + (rehearsal === undefined ? '' : ` rehearsal ${rehearsal}`);
}

/** Only the tab that holds it begins deployments on the stack. */
export function driveName({ projectId, target }: QueuePlace): string {
  return `drive ${projectId} ${target}`;
}
