import type { DeployWorld } from '../deploy-world.ts';

/** What the project is for, in a sentence; an empty one is none. */
export function describeProject(world: DeployWorld, description: string): void {
  const opened = world.workbench.opened();
  if (!opened || (opened.project.description ?? '') === description) return;
  const { description: _before, ...rest } = opened.project;
  world.workbench.writeProject(description === '' ? rest : { ...rest, description });
}
