import type { Change } from '#model/change.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { remedyInPage } from '#model/remedy.ts';
import type { DeployWorld } from '../deploy-world.ts';
import type { RemovalLine } from '../deployment.ts';
import { goesOn } from '../deployment-words.ts';
import { problemFrom } from '../session.ts';
import { refusesUnread } from '../unread-manifest.ts';
import { openTargets } from './choose-target.ts';
import { follow } from './follow-deployment.ts';
import { STAGE } from './refresh-deployed.ts';

/** Remove Stack…: asks first, with what goes and what stays. */
export async function askRemoval(world: DeployWorld, signal?: AbortSignal): Promise<void> {
  const { deployment, workbench, clouds } = world;
  const opened = workbench.opened();
  const session = clouds.session.current();
  if (!opened) return void refusesUnread(workbench);
  if (!session) return openTargets(world);
  const { snapshot } = deployment.getState();
  if (snapshot && goesOn(snapshot)) {
    if (snapshot.can.abort) deployment.setState({ removal: 'abort first' });
    else sayLater(world, snapshot);
    return;
  }
  try {
    const plan = await world.deployments.planRemoval({ opened, stage: STAGE, session }, signal);
    if (!plan.exists) {
      workbench.say({ kind: 'info', text: 'There is nothing to remove', detail: `${opened.project.name} is not deployed at ${STAGE}.` });
      return;
    }
    deployment.setState({ removal: { stackName: plan.stackName, goes: lines(plan.goes), stays: lines(plan.stays), plan } });
  } catch (error) {
    const wrong = problemFrom(error);
    if (wrong) workbench.say({ kind: 'error', text: wrong.summary, detail: remedyInPage(wrong) });
  }
}

/** What is carried out now can't be aborted. Opening it without a word would be taken for the answer. */
function sayLater({ deployment, workbench }: DeployWorld, { projectName, stage, phase, can }: DeploymentSnapshot): void {
  const isRemoval = phase === 'removing';
  workbench.say({
    kind: 'info',
    isWhileClosed: true,
    text: isRemoval ? 'The stack is being removed already' : 'The stack can be removed once the deployment is over',
    detail: isRemoval
      ? `${projectName} → ${stage}: open it to follow the removal.`
      : `${projectName} → ${stage} is still being deployed. ${can.stop ? 'Wait, or open it and stop it' : 'Wait'}; then choose Remove Stack… again.`,
    action: { label: 'Open', run: () => deployment.setState({ isOpen: true }) },
  });
}

/** What is staged, or leads to it, was agreed to be aborted: then the removal itself is asked about. */
export async function abortThenRemove(world: DeployWorld, signal?: AbortSignal): Promise<void> {
  const { deployment, followed } = world;
  deployment.setState({ removal: undefined });
  const { handle } = followed;
  if (deployment.getState().snapshot?.can.abort) handle?.abort();
  await handle?.settled;
  await askRemoval(world, signal);
}

export function closeRemoval(world: DeployWorld): void {
  world.deployment.setState({ removal: undefined });
}

/** It was agreed to by name, and so was each thing that holds data and goes with it; followed like a deployment. */
export function removeStack(world: DeployWorld, confirmedLosses: readonly string[]): void {
  const opened = world.workbench.opened();
  const session = world.clouds.session.current();
  const { removal } = world.deployment.getState();
  world.deployment.setState({ removal: undefined });
  if (!opened || !session || !removal || removal === 'abort first') return;
  follow(world, opened, (listen) => world.deployments.remove({ opened, stage: STAGE, session }, { agreed: removal.plan, confirmedLosses }, listen));
}

function lines(changes: readonly Change[]): RemovalLine[] {
  return changes.map(({ name, type }) => ({ name, type }));
}
