import type { DeployWorld } from '../deploy-world.ts';

/** Hands over the very bytes that were, or will be, submitted. */
export function saveTemplate(world: DeployWorld): void {
  const { snapshot } = world.deployment.getState();
  if (snapshot?.template !== undefined) world.workbench.download(`${snapshot.stackName}.template.json`, snapshot.template);
}
