import { type RehearsedProject, rehearsedProject } from '#kit/rehearsal.ts';
import type { DeployWorld } from '../deploy-world.ts';
import { refreshDeployed, STAGE } from './refresh-deployed.ts';

/** What can be rehearsed with the open project; without one there is nothing to rehearse. */
export async function listRehearsals(world: DeployWorld): Promise<void> {
  const project = rehearsed(world);
  const { rehearsals } = world.clouds;
  world.target.setState({ scenarios: project && rehearsals ? await rehearsals.list(project) : undefined });
}

/** Goes to a new simulated account. It lives as long as the page, and nothing in it is anybody's. */
export async function chooseRehearsal(world: DeployWorld, scenarioId: string): Promise<void> {
  const { target, clouds } = world;
  // What stands in the account before is made after the project's template: that has to be known.
  await world.workbench.fresh();
  const project = rehearsed(world);
  const choice = target.getState().scenarios?.find((one) => one.id === scenarioId);
  if (!project || !choice) return;
  const opened = await clouds.rehearsals?.open(project, scenarioId);
  if (!opened) return;
  clouds.session.adopt(opened.session);
  target.setState({
    target: opened.session.target,
    rehearsal: { ...choice, renewCredentials: opened.renewCredentials },
    identity: undefined,
    expiresAt: undefined,
    isLongLived: false,
    problem: undefined,
    isOpen: false,
  });
  await refreshDeployed(world);
}

function rehearsed({ workbench }: DeployWorld): RehearsedProject | undefined {
  const opened = workbench.opened();
  return opened && rehearsedProject(opened.project, STAGE, workbench.generated()?.template);
}
