import { textOf } from '#model/files.ts';
import { couldNotBegin, NO_DEPLOYMENT } from '../could-not-begin.ts';
import type { DeployWorld, OpenedProject } from '../deploy-world.ts';
import type { DeploymentHandle, DeploymentWishes } from '../deployment-handle.ts';
import { type DeploymentQuestions, fragmentConsent, LOCAL_CONSENT, questionsOf } from '../deployment-questions.ts';
import { goesOn } from '../deployment-words.ts';
import { nowhereText } from '../target.ts';
import { refusesUnread } from '../unread-manifest.ts';
import { backgroundMessage } from './background-message.ts';
import { rehearsalMoved } from './choose-rehearsal.ts';
import { openTargets } from './choose-target.ts';
import { requestDeployment, takeUpQueued } from './request-deployment.ts';

/**
 * Deploy Project: brings back the deployment that goes on; else asks what has to be asked, and begins one with a snapshot of the
 * project as it is now. `again`: what is staged is dropped for what the project has become; `after`: it is deployed once what goes on is over.
 */
export async function deployProject(world: DeployWorld, options: DeployOptions = {}): Promise<void> {
  // A second press, before the first has shown anything, means the same deployment.
  if (beginning.has(world)) return;
  beginning.add(world);
  try {
    await beginDeployment(world, options);
  } finally {
    beginning.delete(world);
  }
}

interface DeployOptions {
  readonly again?: boolean;
  readonly after?: boolean;
  readonly wishes?: DeploymentWishes;
}

const beginning = new WeakSet<DeployWorld>();

async function beginDeployment(world: DeployWorld, options: DeployOptions): Promise<void> {
  const { deployment, workbench, clouds, followed } = world;
  const { snapshot } = deployment.getState();
  // Aborted a moment ago, and not told to be over yet: nobody wants to see it again.
  const isDropped = followed.dropped !== undefined && followed.dropped === followed.handle;
  if (goesOn(snapshot) && !options.again && !options.after && !isDropped) {
    deployment.setState({ isOpen: true });
    return;
  }
  // Something went on there that can't be looked at: it is found first, with new credentials.
  if (world.target.getState().leftThere !== undefined && clouds.session.current()) {
    deployment.setState({ isOpen: true });
    return;
  }
  if (!goesOn(snapshot) && (await reopensFound(world))) return;
  if (refusesUnread(workbench, NO_DEPLOYMENT) || !workbench.opened()) return;
  await rehearsalMoved(world);
  if (!goesOn(snapshot) && (await reopensFound(world))) return;
  if (!clouds.session.current()) {
    workbench.say({ kind: 'error', isOfTarget: true, text: 'There is nowhere to deploy to', detail: nowhereText(world.target.getState()) });
    openTargets(world);
    return;
  }
  await workbench.fresh();
  const known = workbench.knownProblems().find((one) => one.severity === 'error');
  if (known) {
    workbench.say(couldNotBegin(known));
    return;
  }
  if (goesOn(snapshot) && !options.after) {
    // What is staged is discarded first: a stack takes one set of changes at a time.
    const { handle } = followed;
    if (isDropped) workbench.say({ kind: 'info', isWhileClosed: true, text: 'The project is deployed once the changes are aborted' });
    handle?.abort();
    if (handle && !(await isOver(world, handle))) {
      deployment.setState({ isOpen: true });
      goOnOnceOver(world, handle, options);
      return;
    }
    // However it told of its end, it is over.
    if (goesOn(deployment.getState().snapshot)) {
      deployment.setState({ snapshot: undefined });
      const { request } = followed;
      const { place } = world.queue;
      followed.request = undefined;
      const end = { type: 'ended', event: 'terminated', at: world.clock.now(), reasons: ['it was aborted'] } as const;
      if (request && place) await world.queue.change(place, [{ ...end, id: request.id }]);
    }
  }
  const opened = await workbench.fresh();
  if (!opened) return;
  followed.wishes = options.wishes ?? {};
  const questions = questionsFor(world, opened);
  const isAfter = options.after ?? false;
  if (questions) deployment.setState({ questions: { ...questions, isAfter } });
  else await requestDeployment(world, opened, { wishes: followed.wishes, isAfter });
}

/**
 * What was begun before the page was loaded anew is still being looked for: that is waited for, and shown. False: nothing goes on there.
 * Whoever turned to something else meanwhile wants neither.
 */
async function reopensFound(world: DeployWorld): Promise<boolean> {
  const { deployment, workbench, clouds, target } = world;
  const id = workbench.opened()?.id;
  if (!deployment.getState().isLooking || id === undefined) return false;
  deployment.setState({ isAwaited: true });
  await new Promise<void>((resolve) => {
    const look = () => {
      const { isLooking, isAwaited, snapshot } = deployment.getState();
      if (isLooking && isAwaited && !goesOn(snapshot) && workbench.opened()?.id === id) return;
      stopLooking();
      resolve();
    };
    const stopLooking = deployment.subscribe(look);
    look();
  });
  const { isAwaited, snapshot } = deployment.getState();
  deployment.setState({ isAwaited: false });
  if (!isAwaited || workbench.opened()?.id !== id) return true;
  // Its end, if it came meanwhile; or what leads back to where it went on.
  const isThere = snapshot !== undefined || (target.getState().leftThere !== undefined && clouds.session.current() !== undefined);
  if (isThere) deployment.setState({ isOpen: true });
  return isThere;
}

/** Whoever staged again still wants to, once what waits has been dropped; unless they turned to something else meanwhile. */
function goOnOnceOver(world: DeployWorld, handle: DeploymentHandle, options: DeployOptions): void {
  const { followed, deployment } = world;
  const { turn } = followed;
  const goOn = async (): Promise<void> => {
    await handle.settled;
    if (followed.turn === turn && deployment.getState().snapshot?.phase === 'aborted') await deployProject(world, options);
  };
  goOn().catch((error: unknown) => reportError(error));
}

/** False: what is aborted waits for the network, or for credentials, and a person has to see it. */
function isOver({ deployment }: DeployWorld, handle: DeploymentHandle): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => deployment.getState().snapshot?.waitsFor !== undefined && resolve(false);
    const stopLooking = deployment.subscribe(look);
    look();
    void handle.settled.then(() => resolve(true)).finally(stopLooking);
  });
}

/** The answers to what was asked before a deployment: remembered, the values for this session only. */
export async function answerQuestions(world: DeployWorld, values: Readonly<Record<string, string>>): Promise<void> {
  const { deployment, workbench, followed } = world;
  const { questions } = deployment.getState();
  const opened = await workbench.fresh();
  // A second answer, given while the first was on its way, means the same deployment.
  if (deployment.getState().questions !== questions) return;
  deployment.setState({ questions: undefined });
  if (!opened || !questions) return;
  followed.values.set(opened.id, { ...followed.values.get(opened.id), ...values });
  rememberAgreed(world, opened.id, questions);
  if (questions.isForQueued) await takeUpQueued(world);
  else await requestDeployment(world, opened, { wishes: followed.wishes, isAfter: questions.isAfter ?? false });
}

/** In this browser, for good. */
export function rememberAgreed(world: DeployWorld, projectId: string, { fragment, runsLocally }: DeploymentQuestions): void {
  const agreed = new Set(agreedOf(world, projectId));
  if (fragment) agreed.add(fragmentConsent(fragment.path, fragment.text));
  if (runsLocally) agreed.add(LOCAL_CONSENT);
  world.workbench.settings.set(agreedKey(projectId), JSON.stringify([...agreed]));
}

/** The monitor of the current or last deployment; without one, a new deployment. */
export function openMonitor(world: DeployWorld): void {
  world.deployment.setState({ isOpen: true });
}

/** Closing changes nothing about the deployment: it goes on in the background. */
export function closeMonitor(world: DeployWorld): void {
  const { snapshot, questions } = world.deployment.getState();
  world.deployment.setState({ isOpen: false, isAwaited: false, questions: undefined, asksForStop: false });
  if (questions === undefined && snapshot && goesOn(snapshot) && !snapshot.aborts) world.workbench.say(backgroundMessage(world, snapshot));
}

export function questionsFor(world: DeployWorld, opened: OpenedProject) {
  const { project, files, isForeign, id } = opened;
  return questionsOf({
    project,
    isForeign,
    fragmentText: project.template === undefined ? undefined : textOf(files, project.template),
    isLocal: world.clouds.session.current()?.target.kind === 'local',
    values: world.followed.values.get(id) ?? {},
    agreed: agreedOf(world, id),
  });
}

function agreedKey(projectId: string): string {
  return `agreed ${projectId}`;
}

export function agreedOf(world: DeployWorld, projectId: string): string[] {
  try {
    const parsed: unknown = JSON.parse(world.workbench.settings.get(agreedKey(projectId)) ?? '[]');
    return Array.isArray(parsed) ? parsed.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
