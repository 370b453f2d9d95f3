import type { DeployWorld } from '../deploy-world.ts';
import type { ProjectInfoSection } from '../project-info.ts';

export function openProjectInfo(world: DeployWorld, section: ProjectInfoSection = 'overview'): void {
  if (world.workbench.opened()) world.projectInfo.setState({ section });
}

export function closeProjectInfo(world: DeployWorld): void {
  world.projectInfo.setState({ section: undefined });
}
