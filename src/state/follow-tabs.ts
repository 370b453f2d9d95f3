import type { Disposable } from '#base/disposable.ts';
import { type DeploymentPhase, type DeploymentSnapshot, isDeployed, isEnded } from '#model/deployment.ts';
import { findDeployment } from './commands/find-deployment.ts';
import { refreshDeployed } from './commands/refresh-deployed.ts';
import type { DeployWorld } from './deploy-world.ts';
import { listedProblems } from './listed-problems.ts';
import { targetKey } from './queue-place.ts';
import { driftAfter } from './what-differs.ts';

/** A tab says how its deployment has turned, and where it goes; the cloud says the rest. */
export interface DeploymentTurned {
  readonly projectId: string;
  /** As text: tabs of one project may look at different clouds. */
  readonly target: string;
  readonly phase: DeploymentPhase;
  /** Its last picture, where it has ended: with the reasons, which the cloud tells less well. */
  readonly end?: DeploymentSnapshot;
}

/** Between the tabs of this browser. */
export interface DeploymentTabs {
  post(message: DeploymentTurned): void;
  onMessage(listener: (message: DeploymentTurned) => void): Disposable;
}

/** So many looks for what another tab has just begun, and the pause between them in milliseconds: it is told before the cloud knows. */
const LOOKS = 5;
const PAUSE = 500;
/** In milliseconds: what was over before one could look is told by the other tab once it has noticed, and has written the release down. */
const TELLS = 30_000;

/** One tab drives a deployment; another that has the same project open follows it, as after a reload. */
export function followTabs(world: DeployWorld): Disposable {
  const { tabs, deployment } = world;
  if (!tabs) return { dispose: () => undefined };
  let leaving = new AbortController();
  const isFollowing = (): boolean => {
    const { snapshot } = deployment.getState();
    return snapshot !== undefined && !isEnded(snapshot.phase) && snapshot.phase !== 'staged';
  };
  const look = async (phase: DeploymentPhase, signal: AbortSignal): Promise<void> => {
    const { snapshot, isOpen } = deployment.getState();
    // Whoever looks at the staged changes goes on looking while they are executed elsewhere.
    const seen = phase === 'executing' && snapshot?.phase === 'staged' ? { snapshot: { ...snapshot, can: NOTHING }, isOpen } : undefined;
    for (let looks = 0; looks < LOOKS; looks += 1) {
      const finding = findDeployment(world, signal);
      if (seen) deployment.setState(seen);
      await finding;
      if (signal.aborted || isEnded(phase) || phase === 'staged' || isFollowing()) return;
      await world.clock.sleep(PAUSE, signal);
    }
    if (!seen || deployment.getState().snapshot !== seen.snapshot) return;
    await world.clock.sleep(TELLS, signal);
    // The other tab is gone.
    if (deployment.getState().snapshot === seen.snapshot) deployment.setState({ snapshot: undefined, isOpen: false });
  };
  const life = tabs.onMessage(({ projectId, target, phase, end }) => {
    const opened = world.workbench.opened();
    // What runs is followed here already, by what the cloud tells.
    if (projectId !== opened?.id || target !== targetWord(world) || isFollowing()) return;
    // What was followed to its end here is known here.
    const { snapshot } = deployment.getState();
    if (isEnded(phase) && snapshot && isEnded(snapshot.phase)) return;
    leaving.abort();
    leaving = new AbortController();
    const { signal } = leaving;
    const isShown = deployment.getState().isOpen;
    if (end && snapshot && snapshot.changeSetId === end.changeSetId) showEnd(world, end);
    else look(phase, signal).catch((error: unknown) => signal.aborted || reportError(error));
    if (isEnded(phase) && !(isShown && deployment.getState().isOpen))
      world.workbench.say({ kind: 'info', isOfTarget: true, text: `${opened.project.name}: ${WORDS[phase] ?? 'its deployment has ended'} in another tab` });
  });
  return {
    dispose() {
      life.dispose();
      leaving.abort();
    },
  };
}

const NOTHING: DeploymentSnapshot['can'] = { execute: false, abort: false, stop: false, consent: false };

/** What waited here was taken to its end elsewhere, before it could be followed: it stands here as it stands there. */
function showEnd(world: DeployWorld, snapshot: DeploymentSnapshot): void {
  const { deployment, followed, workbench } = world;
  followed.handle?.dispose();
  followed.handle = undefined;
  // What still comes of it here is of no interest.
  followed.turn += 1;
  const isGood = isDeployed(snapshot.phase);
  workbench.reportEnd(listedProblems(snapshot));
  // The tab that told it may not know of what was edited here.
  const differs = isGood && !snapshot.revertsDrift && deployment.getState().isEdited;
  deployment.setState({
    snapshot: differs ? { ...snapshot, differs } : snapshot,
    isLooking: false,
    confirmed: [],
    isFound: false,
    isEdited: false,
    isOfOthers: false,
    takesOthers: false,
    deployed: undefined,
    deployedFiles: undefined,
    isOtherDeployed: false,
  });
  world.drift.setState((drift) => driftAfter(drift, snapshot));
  refreshDeployed(world).catch((error: unknown) => reportError(error));
}

const WORDS: Partial<Record<DeploymentPhase, string>> = {
  succeeded: 'deployed',
  rolledBack: 'rolled back',
  aborted: 'the staged changes were aborted',
  removed: 'removed',
};

/** Told by the tab that drives. */
export function tellTabs(world: DeployWorld, projectId: string, phase: DeploymentPhase): void {
  const { snapshot } = world.deployment.getState();
  const end = isEnded(phase) && snapshot?.phase === phase && snapshot.changeSetId !== undefined ? { end: snapshot } : {};
  world.tabs?.post({ projectId, target: targetWord(world), phase, ...end });
}

function targetWord({ clouds }: DeployWorld): string {
  const session = clouds.session.current();
  return session ? targetKey(session) : '';
}
