import type { DeployWorld } from '../deploy-world.ts';
import { fileChanges } from '../project-info-changes.ts';
import { problemFrom } from '../session.ts';
import { AUTOMATIC, listenFor } from './follow-deployment.ts';
import { refreshDeployed, STAGE } from './refresh-deployed.ts';

/**
 * After a project is opened (a reload too) or the target was changed: what is staged or runs on its stack is followed again, in the footer.
 * Nothing of another project's is shown any more; its deployment goes on in its cloud.
 */
export async function findDeployment(world: DeployWorld, signal?: AbortSignal): Promise<void> {
  const { deployment, followed, workbench, clouds } = world;
  const opened = workbench.opened();
  const session = clouds.session.current();
  followed.handle?.dispose();
  followed.handle = undefined;
  followed.turn += 1;
  followed.projectId = opened?.id;
  followed.files = undefined;
  deployment.setState({
    snapshot: undefined,
    isOpen: false,
    questions: undefined,
    removal: undefined,
    confirmed: [],
    isEdited: false,
    deployedFiles: undefined,
    deployed: undefined,
    startsAutomatically: workbench.settings.get(AUTOMATIC) === 'yes',
  });
  world.tryIt.setState({ outcomes: {} });
  if (!opened || !session) return;
  try {
    const listen = listenFor(world, opened);
    const { turn } = followed;
    const found = await world.deployments.find({ opened, stage: STAGE, session }, listen, signal);
    // Deploy Project was quicker: what is followed now is that deployment.
    if (followed.turn !== turn) {
      found?.dispose();
      return;
    }
    followed.handle = found;
    await compareWithStaged(world);
    await refreshDeployed(world, signal);
  } catch (error) {
    // Not being able to look is said when one deploys; opening a project never fails because of it.
    problemFrom(error);
  }
}

/** Found again, staged changes know the hash of what they are of: is it the project as it is now? */
async function compareWithStaged(world: DeployWorld): Promise<void> {
  const { snapshot } = world.deployment.getState();
  const opened = world.workbench.opened();
  if (snapshot?.phase !== 'staged' || !opened || snapshot.projectHash === undefined) return;
  const isSame = snapshot.projectHash === (await world.deployments.hashOf(opened.files));
  if (isSame) world.followed.files = opened.files;
  world.deployment.setState({ isEdited: !isSame });
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
