import { type Plan, planOf } from '#engine/plan/plan.ts';
import { runPlan } from '#engine/plan/run-plan.ts';
import type { DeploymentQueue, DeploymentRequest, QueueEvent } from '#engine/queue/deployment-queue.ts';
import { CloudError, isSignedOut, isTransient } from '#kit/cloud-error.ts';
import { stackName } from '#model/names.ts';
import { hasErrors } from '#model/problem.ts';
import type { DeployWorld, OpenedProject } from '../deploy-world.ts';
import { goesOn } from '../deployment-words.ts';
import type { QueuedSnapshot, QueuePlace } from '../queue-keeper.ts';
import { isSamePlace } from '../queue-keeper.ts';
import { busyText, snapshotWait } from '../queue-words.ts';
import { build, freshBuild } from './build-project.ts';
import { findDeployment } from './find-deployment.ts';
import { follow } from './follow-deployment.ts';
import { tellLeft } from './left-there.ts';
import { missingValues } from './queue-questions.ts';
import { STAGE } from './refresh-deployed.ts';
import { settleCurrent } from './settle-current.ts';

/** Between two looks at a stack that somebody else works on, in milliseconds. */
const PAUSE = 2_000;
/** So often the stack may turn out to be taken, though it was free a moment before. */
const TRIES = 3;

/**
 * Takes one request after the other to its end, as long as there are any or one of them goes on. Whoever calls it holds `driveName`.
 * `parked`: nothing goes on without a person.
 */
export async function driveQueue(world: DeployWorld, place: QueuePlace, signal: AbortSignal): Promise<'over' | 'parked'> {
  const { queue: keeper } = world;
  await settleCurrent(world, place, signal);
  for (let tries = new Map<string, number>(); ; ) {
    const { queued } = await keeper.load(place);
    if (signal.aborted || !isSamePlace(place, keeper.place)) return 'over';
    if (queued) {
      const count = (tries.get(queued.id) ?? 0) + 1;
      tries = new Map([[queued.id, count]]);
      if (count > TRIES) {
        await keeper.change(place, [endedOf(world, queued.id, ['the stack was taken each time that its turn came'])]);
      } else if ((await take(world, place, queued, signal)) === 'parked') return 'parked';
    } else if (goesOn(world.deployment.getState().snapshot)) await nextTurn(world, signal);
    else return 'over';
  }
}

/** Begins the deployment of a request whose turn has come. */
export async function deployRequest(
  world: DeployWorld,
  place: QueuePlace,
  id: string,
  of: QueuedSnapshot & { readonly isShown: boolean; build?(): ReturnType<typeof build> },
): Promise<void> {
  const { opened, wishes } = of;
  const { session } = place;
  const projectHash = await world.deployments.hashOf(opened.files);
  follow(
    world,
    opened,
    (listen) =>
      world.deployments.start(
        {
          opened,
          stage: STAGE,
          session,
          projectHash,
          startsAutomatically: () => world.deployment.getState().startsAutomatically,
          values: world.followed.values.get(opened.id) ?? {},
          wishes,
          async build(onActivity, signal) {
            const built = await (of.build?.() ?? buildNow(world, opened, onActivity, signal));
            // A first lock file that it wrote is deployed with the rest.
            if (built && world.followed.request?.id === id) world.followed.files = { ...opened.files, ...built.files };
            return built;
          },
        },
        listen,
      ),
    { isShown: of.isShown, request: { id, isQueued: of.build !== undefined, kept: { opened, wishes } } },
  );
}

/** Until what this tab follows has ended, or isn't followed any more. */
async function untilOver(world: DeployWorld, signal: AbortSignal): Promise<void> {
  const { turn } = world.followed;
  while (goesOn(world.deployment.getState().snapshot) && world.followed.turn === turn && !signal.aborted) await nextTurn(world, signal);
}

/** One queued request: it is built while the stack is still at work; deployed when both are ready. */
async function take(world: DeployWorld, place: QueuePlace, request: DeploymentRequest, signal: AbortSignal): Promise<'over' | 'parked'> {
  const { queue: keeper } = world;
  const snapshot = await keeper.snapshotOf(request.id);
  if (!snapshot) {
    await keeper.change(place, [endedOf(world, request.id, ['its files are not kept any more'])]);
    return 'over';
  }
  const leaving = new AbortController();
  const isThere = ({ current, queued }: DeploymentQueue): boolean => current?.id === request.id || queued?.id === request.id;
  const stop = keeper.store.subscribe(({ queue }) => isThere(queue) || leaving.abort());
  let isParked = false;
  let built: ReturnType<typeof build> | undefined;
  const show = (plan: Plan | undefined): void => keeper.store.setState({ plan });
  try {
    const end = await runPlan(
      planOf({ build: [], turn: [], deploy: ['build', 'turn'] }),
      {
        async build(stopped) {
          built = buildNow(world, snapshot.opened, () => undefined, stopped);
          const result = await built;
          const wrong = result?.problems.find((one) => one.severity === 'error');
          if (!result || !wrong || !hasErrors(result.problems)) return;
          throw new Error(`${wrong.summary}; ${wrong.remedy}`);
        },
        async turn(stopped) {
          if ((await waitForTurn(world, place, request, snapshot, stopped)) === 'free') return;
          isParked = true;
          leaving.abort();
        },
        async deploy(stopped) {
          const { current } = await keeper.change(place, [{ type: 'popped', id: request.id }]);
          if (current?.id !== request.id) return;
          await deployRequest(world, place, request.id, {
            ...snapshot,
            isShown: world.deployment.getState().isOpen || world.followed.takenUp === request.id,
            build: () => built ?? Promise.resolve(undefined),
          });
          await untilOver(world, stopped);
        },
      },
      { signal: AbortSignal.any([signal, leaving.signal]), onChange: show },
    );
    if (end.kind === 'failed') await giveUp(world, place, request, end.errors);
    if (end.kind === 'stuck') await giveUp(world, place, request, [`nothing of it can go on: ${end.blocked.join(', ')}`]);
    return isParked || signal.aborted ? 'parked' : 'over';
  } finally {
    stop();
    show(undefined);
  }
}

/** Until nothing is at work on the stack any more, here or elsewhere. */
async function waitForTurn(
  world: DeployWorld,
  place: QueuePlace,
  { id }: DeploymentRequest,
  { opened }: QueuedSnapshot,
  signal: AbortSignal,
): Promise<'free' | 'parked'> {
  const { queue: keeper, deployment, followed } = world;
  const { driver } = place.session;
  const waits = (text: string | undefined, needsPerson = false): void =>
    keeper.store.setState({ waitsFor: text === undefined ? undefined : { requestId: id, text, needsPerson } });
  const parked = (text: string): 'parked' => {
    waits(text, true);
    return 'parked';
  };
  for (;;) {
    signal.throwIfAborted();
    const { snapshot } = deployment.getState();
    if (snapshot && goesOn(snapshot)) {
      waits(snapshotWait(snapshot) ?? keeper.store.getState().waitsFor?.text);
      await nextTurn(world, signal);
      continue;
    }
    try {
      const state = await driver.inspect(stackName(opened.project.name, STAGE), signal);
      const { stack } = await keeper.change(place, [{ type: 'stackSeen', state }]);
      if (state.condition === 'busy' && state.ours) {
        waits(busyText(state));
        const { isOpen } = deployment.getState();
        await findDeployment(world, signal);
        waits(busyText(state, deployment.getState().snapshot?.stagedBy));
        if (isOpen && goesOn(deployment.getState().snapshot)) deployment.setState({ isOpen });
        if (!goesOn(deployment.getState().snapshot)) await world.clock.sleep(PAUSE, signal);
        continue;
      }
      if (stack === 'BROKEN' && followed.takenUp !== id) return parked(`until the stack takes updates again: it is ${state.status ?? 'broken'}`);
      const missing = [...new Set(missingValues(world, opened).map((one) => one.key))];
      if (missing.length > 0)
        return parked(`until you go on with it and give ${missing.join(', ')}: what stands in no file is forgotten when the page is loaded anew`);
      waits(undefined);
      return 'free';
    } catch (error) {
      if (signal.aborted || !(error instanceof CloudError)) throw error;
      if (isSignedOut(error)) await tellLeft(world, place);
      if (!isTransient(error)) return parked(`until the cloud lets one in: ${error.message}`);
      waits('until the cloud answers again');
      await world.clock.sleep(PAUSE, signal);
    }
  }
}

async function buildNow(world: DeployWorld, opened: OpenedProject, onActivity: (activity: string) => void, signal: AbortSignal): ReturnType<typeof build> {
  const abort = new AbortController();
  signal.addEventListener('abort', () => abort.abort(), { once: true });
  return freshBuild(world, opened) ?? build(world, opened, abort, onActivity);
}

async function giveUp(world: DeployWorld, place: QueuePlace, { id }: DeploymentRequest, errors: readonly string[]): Promise<void> {
  const { past } = await world.queue.change(place, [endedOf(world, id, errors)]);
  const over = past.find((one) => one.id === id);
  // Where its deployment has ended it already, that was said.
  if (over?.reasons === errors || over?.reasons.join() === errors.join())
    world.workbench.say({ kind: 'error', isOfTarget: true, text: 'The queued deployment failed', detail: errors.join('; ') });
}

function endedOf({ clock }: DeployWorld, id: string, reasons: readonly string[]): QueueEvent {
  return { type: 'ended', id, at: clock.now(), event: 'anyError', reasons };
}

/** The next change of what is followed here, or of the queue. */
function nextTurn(world: DeployWorld, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const before = world.deployment.getState().snapshot?.phase;
    const stops = [
      world.deployment.subscribe(({ snapshot }) => snapshot?.phase !== before && leave()),
      world.queue.store.subscribe((now, then) => now.queue !== then.queue && leave()),
    ];
    const leave = (): void => {
      for (const stop of stops) stop();
      signal.removeEventListener('abort', leave);
      resolve();
    };
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
  });
}
