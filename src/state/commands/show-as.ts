import type { DeployWorld } from '../deploy-world.ts';
import { type DeploymentView, rememberView } from '../deployment-view.ts';

/** The monitor shows what happens as somebody chose it last. */
export function showAs({ workbench }: DeployWorld, view: DeploymentView): void {
  rememberView(workbench.settings, view);
}
