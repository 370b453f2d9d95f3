import type { DeployWorld } from './deploy-world.ts';
import type { QueuePlace } from './queue-keeper.ts';

/** Whose queue it is that the open project has at the chosen target. */
export function placeOf(world: DeployWorld): QueuePlace | undefined {
  const opened = world.workbench.opened();
  const session = world.clouds.session.current();
  if (!opened || !session) return undefined;
  const { target, rehearsal } = world.target.getState();
  return { projectId: opened.id, target: JSON.stringify(target ?? null), session, isOwn: rehearsal !== undefined };
}

/** Only the tab that holds it begins deployments on the stack. */
export function driveName({ projectId, target }: QueuePlace): string {
  return `drive ${projectId} ${target}`;
}
