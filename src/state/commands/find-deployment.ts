import type { ReattachRequest } from '#engine/deploy/deploy-request.ts';
import { NO_QUEUE } from '#engine/queue/deployment-queue.ts';
import { isSignedOut } from '#kit/cloud-error.ts';
import type { DeploymentPhase } from '#model/deployment.ts';
import { wasAskedToStop } from '../asked-stop.ts';
import { wishesAutomatic } from '../automatic-start.ts';
import { begunId, recallBegin } from '../begun-at.ts';
import type { DeployWorld } from '../deploy-world.ts';
import { goesOn } from '../deployment-words.ts';
import { NO_DRIFT } from '../drift.ts';
import { fileChanges } from '../project-info-changes.ts';
import { isSamePlace, type QueuePlace } from '../queue-keeper.ts';
import { placeOf, targetKey } from '../queue-place.ts';
import { momentText } from '../queue-words.ts';
import { problemFrom } from '../session.ts';
import { recallPolicy } from '../shown-policy.ts';
import { forgetWish, wishedStop } from '../wished-stop.ts';
import { listenFor } from './follow-deployment.ts';
import { leftAt, tellLeft } from './left-there.ts';
import { refreshDeployed, STAGE } from './refresh-deployed.ts';
import { sayUnstopped, stopAsWished } from './stop-deployment.ts';

/**
 * After a project is opened (a reload too) or the target was changed: what is staged or runs on its stack is followed again, in the footer.
 * Nothing of another project's is shown any more; its deployment goes on in its cloud.
 */
export async function findDeployment(world: DeployWorld, signal?: AbortSignal): Promise<void> {
  const { deployment, followed, workbench, clouds } = world;
  const opened = workbench.opened();
  const session = clouds.session.current();
  const place = placeOf(world);
  leave(world, place);
  // What was said of there is said of there alone.
  if (session && !isSamePlace(followed.place, place)) world.target.setState({ leftThere: undefined });
  if (!isSamePlace(followed.place, place)) workbench.leaveTarget();
  followed.place = place;
  followed.handle = undefined;
  followed.turn += 1;
  followed.projectId = opened?.id;
  followed.files = undefined;
  followed.request = undefined;
  deployment.setState({
    snapshot: undefined,
    isOpen: false,
    // The account of a rehearsal that goes on is opened first.
    isLooking: opened !== undefined && (session !== undefined || isReturning(world)),
    questions: undefined,
    removal: undefined,
    confirmed: [],
    isFound: false,
    isEdited: false,
    // Until it is known whose they are, what is found isn't executed.
    isOfOthers: opened !== undefined,
    takesOthers: false,
    deployedFiles: undefined,
    isOtherDeployed: false,
    deployed: undefined,
    startsAutomatically: wishesAutomatic(world),
  });
  world.tryIt.setState({ outcomes: {} });
  world.drift.setState(NO_DRIFT);
  if (!session) await tellLeftSignedOut(world);
  if (!opened || !session) return;
  let { turn } = followed;
  try {
    const listen = listenFor(world, opened);
    const { settings } = workbench;
    const remembered: Pick<ReattachRequest, 'wasStopped' | 'shownPolicy' | 'begunAt'> = {
      wasStopped: (stackId, changeSetId) => wasAskedToStop(settings, stackId, changeSetId),
      shownPolicy: (changeSetId) => recallPolicy(settings, changeSetId),
      begunAt: (changeSetId) => recallBegin(settings, changeSetId),
    };
    turn = followed.turn;
    // Whose turn it is, what is found is known by.
    const { current } = place ? await world.queue.load(place) : NO_QUEUE;
    if (followed.turn !== turn) return;
    const found = await world.deployments.find({ opened, stage: STAGE, session, fresh: () => workbench.fresh(), ...remembered }, listen, signal);
    // Deploy Project was quicker: what is followed now is that deployment.
    if (followed.turn !== turn) {
      found?.dispose();
      return;
    }
    followed.handle = found;
    const { snapshot } = deployment.getState();
    const id = snapshot && begunId(snapshot);
    const isOwn = id !== undefined && (id === current?.changeSetId || recallBegin(settings, id) !== undefined);
    deployment.setState({ isFound: found !== undefined && !isOwn });
    world.target.setState({ leftThere: undefined });
    if (found) stopAsWished(world);
    else if (place) await forgetUnstopped(world, place);
    await compareWithStaged(world, turn);
    if (followed.turn === turn) deployment.setState({ isLooking: false });
    await refreshDeployed(world, signal);
    // Where something was deployed before, how that stands is told by what is kept of it.
    if (followed.turn === turn && !found && world.queue.store.getState().queue.past.length > 0)
      await (await import('./report-last-end.ts')).reportLastEnd(world, signal);
  } catch (error) {
    // Not being able to look is said when one deploys, or where something went on; opening a project never fails because of it.
    problemFrom(error);
    if (isSignedOut(error) && place) await tellLeft(world, place);
  } finally {
    if (followed.turn === turn) deployment.setState({ isLooking: false });
  }
}

/** After a reload: where a rehearsal went on is being opened again, and what runs there is looked for then. */
function isReturning({ target }: DeployWorld): boolean {
  const { target: chosen, awaited, rehearsal } = target.getState();
  return awaited !== undefined && chosen === undefined && rehearsal === undefined;
}

/** After a reload nobody is signed in to an account: of the project that is open now something may have gone on there. */
async function tellLeftSignedOut(world: DeployWorld): Promise<void> {
  const { target, awaited } = world.target.getState();
  if (awaited === undefined || target === undefined) return;
  const leftThere = await leftAt(world, targetKey({ target }));
  if (world.target.getState().target === target) world.target.setState({ leftThere });
}

/** Of what was to be stopped nothing runs any more. */
async function forgetUnstopped(world: DeployWorld, place: QueuePlace): Promise<void> {
  const { settings, opened } = world.workbench;
  const { current } = await world.queue.look(place);
  if (!current || !wishedStop(settings, current.changeSetId)) return;
  forgetWish(settings, current.changeSetId);
  sayUnstopped(world, `${opened()?.project.name ?? 'The project'} → ${STAGE}`);
}

/** What was followed until now. Before anything is staged it can't go on without the page: it is given up, and that is said; later it goes on where it is. */
function leave({ deployment, followed, workbench, queue, clock }: DeployWorld, next: QueuePlace | undefined): void {
  const { handle, place: left, leavesQueued, request } = followed;
  const { snapshot } = deployment.getState();
  followed.leavesQueued = undefined;
  const comesBack = left && comeBack(left, next);
  if (handle && snapshot && goesOn(snapshot) && snapshot.phase !== 'staged' && !isSamePlace(left, next)) {
    const where = `${snapshot.projectName} → ${snapshot.stage}`;
    const isGivenUp = UNSTAGED.has(snapshot.phase) && handle.abort();
    if (isGivenUp && left && request)
      queue
        .change(left, [{ type: 'ended', id: request.id, at: clock.now(), event: 'terminated', reasons: ['it was given up'] }])
        .catch((error: unknown) => reportError(error));
    const queued = leavesQueued === undefined ? '' : ' What is queued waits until then.';
    workbench.say(
      isGivenUp
        ? {
            kind: 'info',
            text: `${where}: the deployment was given up, nothing was changed`,
            detail: `It was not staged yet. Deploy the project again when you come back.${queued}`,
          }
        : {
            kind: 'info',
            text: left?.session.rehearsal === undefined ? `${where}: the deployment goes on in the cloud` : `${where}: the rehearsal goes on in this browser`,
            detail: `${comesBack ?? 'Open the project again'} to follow it.${queued}`,
          },
    );
  } else if (leavesQueued !== undefined) {
    workbench.say({
      kind: 'info',
      text: `Queued until you come back: the project as it was at ${momentText(leavesQueued)}`,
      detail: `${comesBack ?? 'Open the project again'}, and it goes on.`,
    });
  }
  handle?.dispose();
}

/** What leads back to where something was left. */
function comeBack(left: QueuePlace, next: QueuePlace | undefined): string {
  if (left.projectId !== next?.projectId) return 'Open the project again';
  return left.session.rehearsal === undefined ? 'Choose that target again' : 'Choose Target → Simulator → Go on';
}

const UNSTAGED: ReadonlySet<DeploymentPhase> = new Set(['building', 'initializing', 'preparing', 'awaitingConsent', 'uploading', 'staging']);

/** Found again, staged changes know the hash of what they are of: is it the project as it is now? */
async function compareWithStaged({ deployment, deployments, followed, workbench }: DeployWorld, turn: number): Promise<void> {
  const { snapshot } = deployment.getState();
  const opened = workbench.opened();
  // An earlier release is no other state of the project by mistake.
  const isKnown = snapshot?.phase === 'staged' && snapshot.returnsTo === undefined && opened !== undefined && snapshot.projectHash !== undefined;
  const isSame = isKnown && snapshot.projectHash === (await deployments.hashOf(opened.files));
  if (followed.turn !== turn) return;
  if (isSame) followed.files = opened.files;
  deployment.setState({ isEdited: isKnown && !isSame, isOfOthers: isKnown && !isSame });
}

/** Tells whether the project was edited since it was staged: then the monitor offers to stage again. */
export function watchEdits(world: DeployWorld) {
  return world.workbench.onChange(() => {
    const { snapshot, isEdited } = world.deployment.getState();
    const opened = world.workbench.opened();
    if (snapshot?.phase !== 'staged' || !opened || opened.id !== world.followed.projectId || !world.followed.files) return;
    const differs = fileChanges(world.followed.files, opened.files).length > 0;
    if (differs !== isEdited) world.deployment.setState({ isEdited: differs });
  });
}
