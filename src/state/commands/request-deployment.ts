import type { DeploymentQueue } from '#engine/queue/deployment-queue.ts';
import { stackName } from '#model/names.ts';
import type { DeployWorld, OpenedProject } from '../deploy-world.ts';
import type { DeploymentWishes } from '../deployment-handle.ts';
import { goesOn } from '../deployment-words.ts';
import { isSamePlace, type QueuePlace } from '../queue-keeper.ts';
import { driveName, placeOf } from '../queue-place.ts';
import { momentText } from '../queue-words.ts';
import { problemFrom } from '../session.ts';
import { deployRequest, driveQueue } from './drive-queue.ts';
import { missingValues } from './queue-questions.ts';
import { STAGE } from './refresh-deployed.ts';

/** Deploys the project as it is now: at once, or after what goes on. Resolves when it has begun, or is queued. */
export async function requestDeployment(
  world: DeployWorld,
  opened: OpenedProject,
  of: { readonly wishes: DeploymentWishes; readonly isAfter?: boolean },
): Promise<void> {
  openQueue(world);
  const { place } = world.queue;
  if (!place) return;
  const hasBegun = !of.isAfter && (await begin(world, place, opened, of.wishes));
  if (!hasBegun) await enqueue(world, place, opened, of.wishes);
}

/** Another project, or another target: what was driven for the one before waits until somebody comes back to it. */
export function openQueue(world: DeployWorld): void {
  const { queue: keeper, followed } = world;
  const place = placeOf(world);
  const isSame = isSamePlace(place, keeper.place);
  if (isSame && place?.session === keeper.place?.session) return;
  // With other credentials the same place is reached anew: nothing is left.
  if (!isSame) followed.leavesQueued = keeper.store.getState().queue.queued?.at;
  followed.driving?.abort();
  followed.driving = undefined;
  followed.takenUp = undefined;
  keeper.open(place);
}

/** What is queued for the project that is open now is taken up where it was left. */
export async function resumeQueue(world: DeployWorld): Promise<void> {
  const { queue: keeper } = world;
  const { place } = keeper;
  if (!place) return;
  const { queued, current } = await keeper.load(place);
  if (queued || current) drive(world, place);
}

/** Whoever waits for a person looks only now and then: the person is here. */
export async function wakeQueue(world: DeployWorld): Promise<void> {
  world.followed.driving?.abort();
  await world.followed.driven;
  await resumeQueue(world);
}

/** Go on: with a broken stack, which is asked about; or with the values that are asked for. */
export async function takeUpQueued(world: DeployWorld): Promise<void> {
  const { queue: keeper, followed, deployment } = world;
  const { queued } = keeper.store.getState().queue;
  const { place } = keeper;
  if (!queued || !place) return;
  const snapshot = await keeper.snapshotOf(queued.id);
  const variables = snapshot ? missingValues(world, snapshot.opened) : [];
  if (variables.length > 0) {
    deployment.setState({ questions: { variables, fragment: undefined, runsLocally: false, isForQueued: true } });
    return;
  }
  followed.takenUp = queued.id;
  deployment.setState({ isOpen: true });
  if (keeper.store.getState().waitsFor?.needsPerson) {
    // Whoever waits for a person looks only now and then: the person is here.
    followed.driving?.abort();
    await followed.driven;
  }
  drive(world, place);
}

/** The person doesn't want it any more: nothing of it was begun. */
export async function cancelQueued(world: DeployWorld, id: string): Promise<void> {
  const { place } = world.queue;
  if (place) await world.queue.change(place, [{ type: 'ended', id, at: world.clock.now(), event: 'terminated', reasons: ['it was cancelled'] }]);
}

/** False: another tab is at work on the stack, or something waits there already. */
async function begin(world: DeployWorld, place: QueuePlace, opened: OpenedProject, wishes: DeploymentWishes): Promise<boolean> {
  const { queue: keeper, followed, random, clock } = world;
  if (!goesOn(world.deployment.getState().snapshot)) {
    // What was driven here is over, or waits for a person: who is here.
    followed.driving?.abort();
    await followed.driven;
  }
  const driving = new AbortController();
  const id = random.id();
  return new Promise<boolean>((resolve, reject) => {
    const driven = keeper.locks
      .hold(
        driveName(place),
        async () => {
          followed.driving = driving;
          const exists = (world.deployment.getState().deployed?.length ?? 0) > 0;
          let { current } = await keeper.change(place, [
            { type: 'requested', id, at: clock.now() },
            ...(exists ? [{ type: 'stackSeen', state: { condition: 'ready' } } as const] : []),
            { type: 'popped', id },
          ]);
          // As it is remembered, something works on the stack: does it?
          if (!current) ({ current } = await lookAndPop(world, place, opened, id));
          const hasTurn = current?.id === id;
          if (hasTurn) await deployRequest(world, place, id, { opened, wishes, isShown: true });
          else {
            followed.takenUp = id;
            await keeper.keep(id, { opened, wishes });
          }
          resolve(true);
          await driveQueue(world, place, driving.signal);
          return true;
        },
        { ifFree: true },
      )
      .then((held) => held || resolve(false), reject)
      .then(() => {
        if (followed.driving === driving) followed.driving = undefined;
        // What waits for a person is looked at from time to time.
        if (keeper.store.getState().queue.queued && !driving.signal.aborted) drive(world, place);
      });
    followed.driven = driven;
  });
}

async function lookAndPop(world: DeployWorld, place: QueuePlace, { project }: OpenedProject, id: string): Promise<DeploymentQueue> {
  const popped = { type: 'popped', id } as const;
  try {
    const state = await place.session.driver.inspect(stackName(project.name, STAGE));
    return await world.queue.change(place, [{ type: 'stackSeen', state }, popped]);
  } catch (error) {
    // Whoever waits for its turn asks again, and says why it is kept waiting.
    problemFrom(error);
    return world.queue.load(place);
  }
}

async function enqueue(world: DeployWorld, place: QueuePlace, opened: OpenedProject, wishes: DeploymentWishes): Promise<void> {
  const { queue: keeper, random, clock, workbench } = world;
  const id = random.id();
  const at = clock.now();
  const isKept = await keeper.keep(id, { opened, wishes });
  await keeper.change(place, [{ type: 'requested', id, at }]);
  // The monitor says it itself.
  const isSeen = world.deployment.getState().isOpen && world.deployment.getState().snapshot !== undefined;
  if (!isSeen || !isKept)
    workbench.say({
      kind: 'info',
      isOfTarget: true,
      text: `Queued: the project as it was at ${momentText(at)}`,
      detail: isKept
        ? 'It is deployed once the stack is free. What you edit from now on is not part of it.'
        : 'It is deployed once the stack is free, as long as this page is open.',
    });
  drive(world, place);
}

/** Waits for its turn to drive in the background. */
function drive(world: DeployWorld, place: QueuePlace): void {
  const { followed } = world;
  if (followed.driving && !followed.driving.signal.aborted) return;
  const driving = new AbortController();
  followed.driving = driving;
  followed.driven = driveOn(world, place, driving.signal)
    .catch((error: unknown) => driving.signal.aborted || reportError(error))
    .then(() => {
      if (followed.driving === driving) followed.driving = undefined;
    });
}

/** What waits for a person may be settled elsewhere: the stack recovered, new credentials there. */
async function driveOn(world: DeployWorld, place: QueuePlace, signal: AbortSignal): Promise<void> {
  const { queue: keeper, clock } = world;
  for (;;) {
    const how = await keeper.locks.hold(driveName(place), () => driveQueue(world, place, signal), { signal });
    if (signal.aborted || !isSamePlace(place, keeper.place) || !keeper.store.getState().queue.queued) return;
    if (how === 'parked') await clock.sleep(LOOK_AGAIN, signal);
  }
}

/** In milliseconds. */
const LOOK_AGAIN = 10_000;
