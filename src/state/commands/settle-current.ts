import { eventsOfExecution } from '#engine/deploy/carried-out.ts';
import type { QueueEvent } from '#engine/queue/deployment-queue.ts';
import { queueEventsOf } from '#engine/queue/snapshot-events.ts';
import { CloudError } from '#kit/cloud-error.ts';
import { stackName } from '#model/names.ts';
import type { StackState } from '#model/stack.ts';
import { recallBegin } from '../begun-at.ts';
import type { DeployWorld } from '../deploy-world.ts';
import { goesOn } from '../deployment-words.ts';
import type { QueuePlace } from '../queue-keeper.ts';
import { STAGE } from './refresh-deployed.ts';

/** A request whose turn it was when its page was closed: what became of it, the cloud tells. Called where nobody else drives. */
export async function settleCurrent(world: DeployWorld, place: QueuePlace, signal: AbortSignal): Promise<void> {
  const { queue: keeper, deployment, followed, workbench } = world;
  const { current, queued } = await keeper.load(place);
  const { snapshot } = deployment.getState();
  const opened = workbench.opened();
  // Another place is looked at by now: what is followed there says nothing of this one.
  if (signal.aborted || !current || !opened) return;
  // Begun here, it tells its end itself, which needn't be written down yet; unless nobody knows how it ended.
  if (followed.request?.id === current.id && snapshot?.phase !== 'lost') return;
  // It is followed again: its end will be seen.
  if (goesOn(snapshot) && snapshot?.changeSetId !== undefined && snapshot.changeSetId === current.changeSetId) return;
  const staged = goesOn(snapshot) && current.changeSetId === undefined ? snapshot?.changeSetId : undefined;
  if (snapshot && staged !== undefined && recallBegin(workbench.settings, staged) !== undefined) {
    // Staged, it was left before that could be written down.
    await keeper.change(place, queueEventsOf(undefined, snapshot, current.id, world.clock.now()));
    return;
  }
  const over = (event: 'allDone' | 'anyError' | 'terminated', reason?: string): QueueEvent => ({
    type: 'ended',
    id: current.id,
    at: world.clock.now(),
    event,
    reasons: reason === undefined ? [] : [reason],
  });
  const endOf = async (state: StackState, changeSetId: string): Promise<QueueEvent | undefined> => {
    // Not every stack names the changes that made it; its events do.
    const isCarriedOut = state.changeSetId === changeSetId || (await eventsOfExecution(place.session.driver, state, { changeSetId }, signal)) !== undefined;
    if (!isCarriedOut) return over('terminated', 'its staged changes were dropped elsewhere, or others came after them');
    if (state.operation?.running) return undefined;
    return state.operation?.failed ? over('anyError', `the stack is ${state.status ?? 'not as it should be'}`) : over('allDone');
  };
  const unstaged = async (): Promise<QueueEvent> => {
    const isKept = (await keeper.snapshotOf(current.id)) !== undefined;
    // What was asked for since takes its place.
    if (!queued) sayLeft(isKept);
    return isKept ? { type: 'interrupted', id: current.id, at: world.clock.now() } : over('terminated', 'the page was closed before its changes were staged');
  };
  const sayLeft = (isKept: boolean): void =>
    workbench.say({
      kind: 'info',
      // It goes once this one goes on, or another begins.
      isOfDeployment: true,
      text: `${opened.project.name} → ${STAGE}: the deployment was left before its changes were staged`,
      ...(isKept
        ? {
            detail: 'It is queued: it goes on once the stack takes it, and asks again what it asked.',
            action: { label: 'Open', run: () => deployment.setState({ isOpen: true }) },
          }
        : { detail: 'It has changed nothing. Deploy Project begins it anew.' }),
    });
  try {
    const state = await place.session.driver.inspect(stackName(opened.project.name, STAGE), signal);
    const end = current.changeSetId === undefined ? await unstaged() : await endOf(state, current.changeSetId);
    if (end) await keeper.change(place, [end, { type: 'stackSeen', state }]);
  } catch (error) {
    // Asked again before anything else begins.
    if (!(error instanceof CloudError)) throw error;
  }
}
