import { useStore } from 'zustand';
import { openMonitor } from '#state/commands/deploy-project.ts';
import { useDeployWorld } from '#ui/parts/deploy-world-context.ts';
import { FooterDeployment } from './footer-deployment.tsx';

/** The deployment in the footer; nothing before the first one. */
export function DeploymentStatus() {
  const world = useDeployWorld();
  const snapshot = useStore(world.deployment, (state) => state.snapshot);
  if (!snapshot || snapshot.phase === 'aborted') return null;
  return <FooterDeployment snapshot={snapshot} onOpen={() => openMonitor(world)} />;
}
