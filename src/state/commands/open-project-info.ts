import type { DeployWorld } from '../deploy-world.ts';
import type { ProjectInfoSection } from '../project-info.ts';
import { refusesUnread } from '../unread-manifest.ts';

export function openProjectInfo(world: DeployWorld, section: ProjectInfoSection = 'overview'): void {
  if (world.workbench.opened()) world.projectInfo.setState({ section });
  else refusesUnread(world.workbench);
}

export function closeProjectInfo(world: DeployWorld): void {
  world.projectInfo.setState({ section: undefined });
}

/** From the monitor to what was found beside the stack, where it is taken back. */
export function seeDrift(world: DeployWorld): void {
  world.deployment.setState({ isOpen: false });
  openProjectInfo(world, 'deployment');
}
