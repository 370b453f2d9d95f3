import { queueEventsOf } from '#engine/queue/snapshot-events.ts';
import type { DeploymentPhase, DeploymentSnapshot } from '#model/deployment.ts';
import type { DeployWorld } from '../deploy-world.ts';
import type { FollowedRequest } from '../deployment-handle.ts';
import type { QueuePlace } from '../queue-keeper.ts';

/** The queue learns each turn of what is followed, of its own requests and of what others do. */
export function tellQueue(
  world: DeployWorld,
  place: QueuePlace,
  before: DeploymentPhase | undefined,
  snapshot: DeploymentSnapshot,
  request: FollowedRequest | undefined,
): void {
  const { queue: keeper } = world;
  const { current } = keeper.store.getState().queue;
  // Found again after a reload, it is known by the changes that it has staged.
  const isCurrent = current?.changeSetId !== undefined && current.changeSetId === snapshot.changeSetId;
  const id = request?.id ?? (isCurrent ? current?.id : undefined);
  const events = queueEventsOf(before, snapshot, id, world.clock.now());
  if (events.length > 0) keeper.change(place, events).catch((error: unknown) => reportError(error));
}

/** Somebody else was quicker, and nothing of this one was begun: it gives way, and stands in the queue again. */
export function givesWay(snapshot: DeploymentSnapshot): boolean {
  return snapshot.phase === 'failed' && snapshot.problems.some((one) => one.code === 'StackBusy');
}

export async function giveWay(world: DeployWorld, place: QueuePlace, { id, kept }: FollowedRequest): Promise<void> {
  world.workbench.say({
    kind: 'info',
    isOfTarget: true,
    text: 'Somebody else works on the stack',
    detail: 'The project is deployed once that is over; the Deployments panel shows what it waits for.',
  });
  await world.queue.keep(id, kept);
  await world.queue.change(place, [{ type: 'interrupted', id, at: world.clock.now() }]);
}
