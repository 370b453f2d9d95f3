import type { DeploymentSnapshot } from '#model/deployment.ts';
import { isDeployed, isEnded, isStoppedHere, isStoppedTooLate } from '#model/deployment.ts';
import { wishesAutomatic } from '../automatic-start.ts';
import { begunId, rememberBegin } from '../begun-at.ts';
import { couldNotBegin } from '../could-not-begin.ts';
import type { DeployWorld, OpenedProject } from '../deploy-world.ts';
import type { DeploymentHandle, FollowedRequest, Listen } from '../deployment-handle.ts';
import { waitOf } from '../deployment-waits.ts';
import { headlineOf } from '../deployment-words.ts';
import { NO_DRIFT } from '../drift.ts';
import { tellTabs } from '../follow-tabs.ts';
import { listedProblems } from '../listed-problems.ts';
import { placeOf } from '../queue-place.ts';
import { rememberPolicy } from '../shown-policy.ts';
import { compareWithRelease, driftAfter, withWhatDiffers } from '../what-differs.ts';
import { refreshDeployed } from './refresh-deployed.ts';
import { givesWay, giveWay, tellQueue } from './tell-queue.ts';

interface Following {
  /** Whether the monitor opens at once; it does, unless it is said. */
  readonly isShown?: boolean;
  /** The request of the queue whose turn it is. */
  readonly request?: FollowedRequest;
}

/** Puts a deployment's snapshots where the screen reads them, and does what its turns ask for. */
export function follow(world: DeployWorld, opened: OpenedProject, begin: (listen: Listen) => DeploymentHandle, of: Following = {}): void {
  const { deployment, followed } = world;
  followed.handle?.dispose();
  // What the last one ran into is past.
  world.workbench.report([]);
  followed.projectId = opened.id;
  followed.files = opened.files;
  followed.request = of.request;
  deployment.setState({
    snapshot: undefined,
    isOpen: of.isShown ?? true,
    isLooking: false,
    questions: undefined,
    confirmed: [],
    asksForStop: false,
    keepsOnFailure: false,
    isFound: false,
    isEdited: false,
    isOfOthers: false,
    takesOthers: false,
    startsAutomatically: wishesAutomatic(world),
  });
  world.tryIt.setState({ outcomes: {} });
  // A check that still goes on is of before; what was found is known until something is done about it.
  world.drift.setState(({ found }) => ({ ...NO_DRIFT, found }));
  followed.handle = begin(listenFor(world, opened));
}

const CHANGES_STACK: ReadonlySet<DeploymentSnapshot['phase']> = new Set(['executing', 'recovering', 'replacing', 'removing', 'succeeded']);

/** What comes of a deployment, whoever began it. Late snapshots of one that isn't followed any more are ignored. */
export function listenFor(world: DeployWorld, opened: OpenedProject): Listen {
  let before: DeploymentSnapshot | undefined;
  const turn = ++world.followed.turn;
  const { request } = world.followed;
  const place = placeOf(world);
  return (snapshot) => {
    if (world.followed.turn !== turn) return;
    // What can't be stopped any more isn't asked about.
    world.deployment.setState(snapshot.can.stop ? { snapshot } : { snapshot, asksForStop: false });
    const from = before?.phase;
    if (snapshot.waitsFor !== before?.waitsFor) tellWait(world, snapshot);
    // Whose first picture has no stack yet was begun here.
    if (from === 'removing' && before?.stackId === undefined && snapshot.stackId !== undefined)
      rememberBegin(world.workbench.settings, { changeSetId: begunId(snapshot), startedAt: snapshot.startedAt });
    before = snapshot;
    if (from === snapshot.phase) return;
    // What was looked for before is of before, for all that is changed now. Nothing to take back: nothing differs any more.
    if (CHANGES_STACK.has(snapshot.phase) || (snapshot.phase === 'unchanged' && snapshot.revertsDrift))
      world.drift.setState((drift) => driftAfter(drift, snapshot));
    if (place && request && snapshot.phase === 'awaitingConsent') keepForReload(world, request);
    if (place && request && givesWay(snapshot)) {
      world.followed.handle?.dispose();
      world.followed.handle = undefined;
      // The picture that comes is of what runs there.
      world.deployment.setState({ snapshot: undefined });
      giveWay(world, place, request).catch((error: unknown) => reportError(error));
      return;
    }
    if (snapshot.phase === 'staged' && from !== undefined) rememberBegin(world.workbench.settings, snapshot);
    if (from === 'staged' && snapshot.phase === 'executing') rememberPolicy(world.workbench.settings, snapshot);
    if (place) tellQueue(world, place, from, snapshot, request);
    if (isForOthers(from, snapshot.phase)) tellTabs(world, opened.id, snapshot.phase);
    if (snapshot.phase === 'staged' && request?.isQueued) sayReady(world, snapshot);
    if (isEnded(snapshot.phase)) finish(world, opened, snapshot);
  };
}

/** What is agreed to now takes a while, and the deployment goes on after it: after a reload, too. Nothing that was asked is lost with the page. */
function keepForReload({ queue }: DeployWorld, { id, kept }: FollowedRequest): void {
  queue.keep(id, kept).catch((error: unknown) => reportError(error));
}

/** What this tab saw come: the rest other tabs learn from the cloud. What is only found again here was told by whoever did it. */
function isForOthers(from: DeploymentSnapshot['phase'] | undefined, to: DeploymentSnapshot['phase']): boolean {
  return from !== undefined && (to === 'staged' || isEnded(to) || (from === 'staged' && to === 'executing'));
}

/** Whoever doesn't look at it is told what it waits for. */
function tellWait({ deployment, workbench, notifications }: DeployWorld, snapshot: DeploymentSnapshot): void {
  const wait = waitOf(snapshot);
  if (!wait || snapshot.waitsFor !== 'credentials') return;
  const text = `${snapshot.projectName} → ${snapshot.stage} waits for new credentials`;
  if (!deployment.getState().isOpen)
    workbench.say({ kind: 'info', isWhileClosed: true, text, detail: 'Open the deployment in the status bar to sign in again.' });
  if (notifications?.isAway()) notifications.show({ title: text, body: wait.headline, tag: snapshot.id, onOpen: () => deployment.setState({ isOpen: true }) });
}

function finish(world: DeployWorld, opened: OpenedProject, ended: DeploymentSnapshot): void {
  const { deployment, workbench, followed, queue } = world;
  const wasOpen = deployment.getState().isOpen;
  followed.handle?.dispose();
  followed.handle = undefined;
  const isGood = isDeployed(ended.phase);
  let isOther = false;
  // After a return the stack has what was deployed long ago, not what is edited here.
  if (isGood && ended.returnsTo !== undefined) deployment.setState({ deployedFiles: undefined });
  else if (isGood && !ended.revertsDrift) {
    // Staged changes that were only found here may be of other files than these.
    isOther = deployment.getState().isEdited || ended.differs === true;
    deployment.setState({ deployedFiles: followed.files ?? (isOther ? undefined : opened.files) });
    workbench.deployed();
  }
  const snapshot = withWhatDiffers(world, isOther ? { ...ended, differs: true } : ended);
  deployment.setState({ snapshot });
  if (isGood && ended.returnsTo !== undefined) compareWithRelease(world, ended).catch((error: unknown) => reportError(error));
  if (snapshot.phase === 'removed') deployment.setState({ deployedFiles: undefined });
  workbench.reportEnd(listedProblems(snapshot));
  if (snapshot.failedAt === 'initialisation') failedToBegin(world, snapshot);
  // What comes next takes its place in the monitor: its end is to be read all the same.
  else if (!wasOpen || queue.store.getState().queue.queued) sayEnd(world, snapshot, wasOpen);
  if (!wasOpen || world.notifications?.isAway()) notify(world, snapshot);
  // What was known of the stack may have been replaced.
  deployment.setState({ deployed: undefined });
  refreshDeployed(world).catch((error: unknown) => reportError(error));
}

/** It began by itself: whoever looks elsewhere is told that it is their turn. */
function sayReady({ deployment, workbench, notifications }: DeployWorld, snapshot: DeploymentSnapshot): void {
  const { isOpen, startsAutomatically } = deployment.getState();
  if (startsAutomatically && snapshot.losses.length === 0) return;
  const text = `${snapshot.projectName} → ${snapshot.stage}: the changes that were queued are ready`;
  const onOpen = () => deployment.setState({ isOpen: true });
  if (!isOpen) workbench.say({ kind: 'info', isWhileClosed: true, text, detail: 'Execute them, or abort.', action: { label: 'Open', run: onOpen } });
  if (notifications?.isAway()) notifications.show({ title: text, body: snapshot.summary?.sentence ?? '', tag: `${snapshot.id} ready`, onOpen });
}

/** For whoever looks elsewhere; what they did themselves they know. */
function notify({ notifications, deployment }: DeployWorld, snapshot: DeploymentSnapshot): void {
  if (snapshot.phase === 'aborted') return;
  const message = endMessage(snapshot);
  const body = ('detail' in message ? message.detail : undefined) ?? snapshot.summary?.sentence ?? '';
  notifications?.show({ title: message.text, body, tag: snapshot.id, onOpen: () => deployment.setState({ isOpen: true }) });
}

/** Nothing was sent yet: the dialog goes, a toast names the place and what to do. The problems stand in their panel. */
function failedToBegin(world: DeployWorld, snapshot: DeploymentSnapshot): void {
  const first = snapshot.problems.find((one) => one.severity === 'error') ?? snapshot.problems[0];
  world.deployment.setState({ isOpen: false });
  world.workbench.say(couldNotBegin(first));
}

/** Where the next one begins at once, how this one failed doesn't go with that. Else the monitor tells it all, once it is opened. */
function sayEnd({ workbench, queue }: DeployWorld, snapshot: DeploymentSnapshot, wasOpen: boolean): void {
  const isLast = queue.store.getState().queue.queued === undefined;
  workbench.say({
    ...endMessage(snapshot),
    isOfTarget: true,
    ...(isLast && !wasOpen ? { isWhileClosed: true } : {}),
    ...(isLast && !isDeployed(snapshot.phase) ? { isOfDeployment: true } : {}),
  });
}

function endMessage(snapshot: DeploymentSnapshot) {
  const where = `${snapshot.projectName} → ${snapshot.stage}`;
  const first = snapshot.problems.find((one) => one.severity === 'error');
  if (isStoppedHere(snapshot)) return { kind: 'info', text: `${where} is stopped`, detail: headlineOf(snapshot) } as const;
  if (isStoppedTooLate(snapshot)) return { kind: 'info', text: `${where} is deployed`, detail: headlineOf(snapshot) } as const;
  const whatDiffers = snapshot.differs || snapshot.drifted ? { detail: headlineOf(snapshot) } : {};
  switch (snapshot.phase) {
    case 'succeeded':
      return { kind: 'success', text: `${where} is deployed`, ...whatDiffers } as const;
    case 'unchanged':
      return { kind: 'success', text: `${where}: nothing to change`, ...whatDiffers } as const;
    case 'removed':
      return { kind: 'success', text: `${where} is removed` } as const;
    case 'aborted':
      return { kind: 'info', text: `${where}: ${snapshot.changeSetId === undefined ? 'nothing was staged or deployed' : 'the changes were aborted'}` } as const;
    case 'recovered':
      return { kind: 'success', text: `${where} takes updates again` } as const;
    case 'lost':
      return { kind: 'error', text: `${where} can no longer be followed`, detail: 'It may still go on in the cloud; Deploy Project looks again.' } as const;
    default:
      return {
        kind: 'error',
        text: `${where} ${failedText(snapshot)}`,
        ...(first ? { detail: first.summary } : {}),
      } as const;
  }
}

function failedText({ phase, failedAt, returnsTo }: DeploymentSnapshot): string {
  if (phase === 'rolledBack') return 'was rolled back';
  if (failedAt === 'initialisation') return 'could not begin';
  return returnsTo === undefined ? 'failed' : 'could not be returned to the release';
}
