import { type OpenedRehearsal, type RehearsedProject, rehearsedProject } from '#kit/rehearsal.ts';
import type { DeployWorld } from '../deploy-world.ts';
import type { KeptRehearsal } from '../rehearsal-keeper.ts';
import { CHOSEN, rehearsalText } from '../target.ts';
import { refreshDeployed, STAGE } from './refresh-deployed.ts';

/** What can be rehearsed with the open project, and what was begun with it; without one there is nothing to rehearse. Until that is known nothing is offered. */
export async function listRehearsals(world: DeployWorld): Promise<void> {
  // What was offered before may be another project's, or be kept no more.
  world.target.setState({ scenarios: undefined, begun: [] });
  const opened = world.workbench.opened();
  const project = rehearsed(world);
  const { rehearsals } = world.clouds;
  const [scenarios, begun] = project && opened && rehearsals ? await Promise.all([rehearsals.list(project), world.rehearsals.list(opened.id)]) : [[], []];
  world.target.setState({ scenarios, begun });
}

/** Goes to a new simulated account. Nothing in it is anybody's; what was rehearsed before can be come back to. A second click begins no second one. */
export async function chooseRehearsal(world: DeployWorld, scenarioId: string): Promise<void> {
  if (world.target.getState().isConnecting) return;
  world.target.setState({ isConnecting: true });
  try {
    await beginRehearsal(world, scenarioId);
  } finally {
    world.target.setState({ isConnecting: false });
  }
}

async function beginRehearsal(world: DeployWorld, scenarioId: string, isStill = () => true): Promise<void> {
  const { clouds } = world;
  // What stands in the account before is made after the project's template: that has to be known.
  const opened = await world.workbench.fresh();
  const project = rehearsed(world);
  const scenario = project && (await clouds.rehearsals?.list(project))?.find((one) => one.id === scenarioId);
  if (!project || !opened || !scenario) return;
  const kept: KeptRehearsal = { id: world.random.id(), projectId: opened.id, scenario, at: world.clock.now() };
  const account = await clouds.rehearsals?.open(project, scenarioId, world.rehearsals.storeOf(kept.id));
  if (!account) return;
  if (!isStill()) return;
  await world.rehearsals.add(kept);
  await goTo(world, kept, account);
}

/** Goes back to one that was begun before, as it has become since. False: nothing of it is kept any more. */
export async function goOnRehearsing(world: DeployWorld, kept: KeptRehearsal, isStill = () => true): Promise<boolean> {
  const account = await world.clouds.rehearsals?.reopen(rehearsed(world)?.references ?? {}, world.rehearsals.storeOf(kept.id));
  if (!account) return false;
  if (isStill()) await goTo(world, kept, account);
  return true;
}

/**
 * A simulated account is of one project, and behaves as was chosen for it. Another project that is opened goes to its own: the one it was at
 * last, or a new one that behaves the same. Until that is there, nothing is deployed.
 */
export function moveRehearsal(world: DeployWorld): Promise<void> {
  const moved = move(world);
  moving.set(
    world,
    moved.catch(() => undefined),
  );
  return moved;
}

/** For whoever wants to deploy: until the account of the project that was opened is there. */
export async function rehearsalMoved(world: DeployWorld): Promise<void> {
  await moving.get(world);
}

const moving = new WeakMap<DeployWorld, Promise<void>>();

async function move(world: DeployWorld): Promise<void> {
  const { target, workbench, clouds, rehearsals } = world;
  const opened = workbench.opened();
  const { rehearsal, awaited } = target.getState();
  if (!opened || !rehearsal || (rehearsal.kept.projectId === opened.id && awaited === undefined)) return;
  target.setState({ target: undefined, awaited: rehearsalText(rehearsal), leftThere: undefined });
  clouds.session.drop();
  // Meanwhile a third project may be opened, or another target chosen.
  const isStill = () => workbench.opened()?.id === opened.id && target.getState().rehearsal === rehearsal;
  const kept = await rehearsals.last(opened.id);
  if (kept && (await goOnRehearsing(world, kept, isStill))) return;
  if (isStill()) await beginRehearsal(world, rehearsal.id, isStill);
}

/** The same at somebody's wish: where nothing is left to go back to, that is said. */
export async function chooseBegun(world: DeployWorld, kept: KeptRehearsal): Promise<void> {
  if (await goOnRehearsing(world, kept)) return;
  await world.rehearsals.remove(kept);
  await listRehearsals(world);
  world.workbench.say({ kind: 'error', text: 'Nothing of that rehearsal is kept any more', detail: 'Begin it anew.' });
}

async function goTo(world: DeployWorld, { id, projectId, scenario, at }: KeptRehearsal, { session, renewCredentials }: OpenedRehearsal): Promise<void> {
  world.rehearsals.went({ id, projectId, scenario, at });
  world.clouds.session.adopt({ ...session, rehearsal: id });
  world.target.setState({
    ...CHOSEN,
    target: session.target,
    rehearsal: { ...scenario, kept: { id, projectId, at, scenario }, renewCredentials },
    isOpen: false,
  });
  await refreshDeployed(world);
}

function rehearsed({ workbench }: DeployWorld): RehearsedProject | undefined {
  const opened = workbench.opened();
  return opened && rehearsedProject(opened.project, STAGE, workbench.generated()?.template);
}
