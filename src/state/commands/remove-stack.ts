import type { Change } from '#model/change.ts';
import type { DeployWorld } from '../deploy-world.ts';
import type { RemovalLine } from '../deployment.ts';
import { goesOn } from '../deployment-words.ts';
import { problemFrom } from '../session.ts';
import { openTargets } from './choose-target.ts';
import { follow } from './follow-deployment.ts';
import { STAGE } from './refresh-deployed.ts';

/** Remove Stack…: asks first, with what goes and what stays. */
export async function askRemoval(world: DeployWorld, signal?: AbortSignal): Promise<void> {
  const { deployment, workbench, clouds } = world;
  const opened = workbench.opened();
  const session = clouds.session.current();
  if (!opened) return;
  if (!session) return openTargets(world);
  if (goesOn(deployment.getState().snapshot)) {
    deployment.setState({ isOpen: true });
    return;
  }
  try {
    const plan = await world.deployments.planRemoval({ opened, stage: STAGE, session }, signal);
    if (!plan.exists) {
      workbench.say({ kind: 'info', text: 'There is nothing to remove', detail: `${opened.project.name} is not deployed at ${STAGE}.` });
      return;
    }
    deployment.setState({ removal: { stackName: plan.stackName, goes: lines(plan.goes), stays: lines(plan.stays) } });
  } catch (error) {
    const wrong = problemFrom(error);
    if (wrong) workbench.say({ kind: 'error', text: wrong.summary, detail: wrong.remedy });
  }
}

export function closeRemoval(world: DeployWorld): void {
  world.deployment.setState({ removal: undefined });
}

/** It was agreed to by name; followed like a deployment. */
export function removeStack(world: DeployWorld): void {
  const opened = world.workbench.opened();
  const session = world.clouds.session.current();
  const { removal } = world.deployment.getState();
  world.deployment.setState({ removal: undefined });
  if (!opened || !session || !removal) return;
  follow(world, opened, (listen) => world.deployments.remove({ opened, stage: STAGE, session }, listen));
}

function lines(changes: readonly Change[]): RemovalLine[] {
  return changes.map(({ name, type }) => ({ name, type }));
}
