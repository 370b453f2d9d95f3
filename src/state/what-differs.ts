import type { Disposable } from '#base/disposable.ts';
import { type DeploymentSnapshot, isDeployed } from '#model/deployment.ts';
import type { ProjectFiles } from '#model/files.ts';
import type { DeployWorld } from './deploy-world.ts';
import type { DeploymentState } from './deployment.ts';
import { type DriftState, NO_DRIFT } from './drift.ts';
import { fileChanges } from './project-info-changes.ts';

/** The end of a deployment, with what speaks against its being all there is: the project was edited since, or resources were changed beside the stack. */
export function withWhatDiffers(world: DeployWorld, snapshot: DeploymentSnapshot): DeploymentSnapshot {
  if (!isDeployed(snapshot.phase)) {
    const isAsDeployed = isAgainAsDeployed(world, snapshot);
    return isAsDeployed === (snapshot.isAsDeployed ?? false) ? snapshot : { ...snapshot, isAsDeployed };
  }
  const differs = differsNow(world, snapshot);
  const drifted = world.drift.getState().found?.drifted.length ?? 0;
  const isSame = differs === (snapshot.differs ?? false) && drifted === (snapshot.drifted ?? 0);
  return isSame ? snapshot : { ...snapshot, differs, drifted };
}

/** After a return: where the project is what the release was made of, what is edited from now on differs; else it differs already. */
export async function compareWithRelease(world: DeployWorld, { id, projectHash }: DeploymentSnapshot): Promise<void> {
  const { deployment, deployments, followed, workbench } = world;
  const opened = workbench.opened();
  if (!opened || opened.id !== followed.projectId || projectHash === undefined) return;
  const isSame = (await deployments.hashOf(opened.files)) === projectHash;
  const { snapshot } = deployment.getState();
  if (snapshot?.id !== id) return;
  if (isSame) deployment.setState({ deployedFiles: opened.files });
  deployment.setState({ snapshot: withWhatDiffers(world, { ...snapshot, differs: !isSame }) });
}

/** Tells it as it comes and goes, for as long as that end is what is shown. */
export function watchWhatDiffers(world: DeployWorld): Disposable {
  const { deployment, drift, workbench } = world;
  const look = (): void => {
    const { snapshot } = deployment.getState();
    const told = snapshot && withWhatDiffers(world, snapshot);
    if (told === snapshot) return;
    // What it failed for is in the project no more.
    if (told?.isAsDeployed) workbench.dropEnd();
    deployment.setState({ snapshot: told });
  };
  const edits = workbench.onChange(look);
  const stop = drift.subscribe(look);
  return {
    dispose() {
      edits.dispose();
      stop();
    },
  };
}

/** What is known of drift once this has begun, or come to its end: of the resources that it touched nothing any more. */
export function driftAfter({ found }: DriftState, { phase, revertsDrift, rows }: DeploymentSnapshot): DriftState {
  if (!found || revertsDrift || (phase !== 'executing' && phase !== 'succeeded')) return NO_DRIFT;
  const touched = new Set(rows.filter((row) => row.parent === undefined).map((row) => row.change.logicalId));
  const drifted = found.drifted.filter((one) => !touched.has(one.logicalId));
  if (drifted.length === 0) return NO_DRIFT;
  return { ...NO_DRIFT, found: { ...found, drifted, checked: found.checked - (found.drifted.length - drifted.length) } };
}

/** Whether the project, as it is this moment, is something else than these files. Test events are never deployed. */
function isEditedSince(files: ProjectFiles, now: ProjectFiles): boolean {
  return fileChanges(files, now).some((one) => one.kind !== 'Test events');
}

/** What was tried was something else than what is deployed, and was taken out of the project again. A release that was returned to never was in it. */
function isAgainAsDeployed({ deployment, followed, workbench }: DeployWorld, { phase, failedAt, trouble }: DeploymentSnapshot): boolean {
  const { deployedFiles } = deployment.getState();
  const opened = workbench.opened();
  const isAsBefore = phase === 'failed' ? failedAt !== undefined && failedAt !== 'execution' : phase === 'rolledBack' && trouble === undefined;
  if (!isAsBefore || !deployedFiles || !followed.files || !opened || opened.id !== followed.projectId) return false;
  return isEditedSince(deployedFiles, followed.files) && isProjectDeployed(deployedFiles, opened.files);
}

/** Whether the project, as it is this moment, is what is deployed. Undefined: what is deployed isn't known. */
export function isProjectDeployed(deployed: ProjectFiles | undefined, now: ProjectFiles): boolean {
  return deployed !== undefined && (deployed === now || !isEditedSince(deployed, now));
}

/** What the footer says where nothing went on since the page came. Undefined: what is deployed isn't known. */
export function standingText(
  { deployedFiles, isOtherDeployed }: Pick<DeploymentState, 'deployedFiles' | 'isOtherDeployed'>,
  now: ProjectFiles,
): string | undefined {
  if (isProjectDeployed(deployedFiles, now)) return 'Deployed';
  return deployedFiles || isOtherDeployed ? 'Deployed; the project differs' : undefined;
}

function differsNow({ deployment, followed, workbench }: DeployWorld, { differs = false, revertsDrift }: DeploymentSnapshot): boolean {
  const files = followed.files ?? deployment.getState().deployedFiles;
  const opened = workbench.opened();
  // What was taken back says nothing of the project.
  if (revertsDrift || !files || !opened || opened.id !== followed.projectId) return differs;
  return isEditedSince(files, opened.files);
}
