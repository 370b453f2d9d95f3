import { useStore } from 'zustand';
import { openMonitor } from '#state/commands/deploy-project.ts';
import { showReleases } from '#state/commands/open-release.ts';
import { openLeft } from '#state/commands/sign-in-again.ts';
import { AS_DEPLOYED } from '#state/deployment-words.ts';
import { failedShort, queuedShort } from '#state/queue-words.ts';
import { isProjectDeployed, standingText } from '#state/what-differs.ts';
import { showPanel } from '#state/workspace.ts';
import { useDeployWorld, useOpenedProject } from '#ui/parts/deploy-world-context.ts';
import { useStores } from '../stores-context.tsx';
import { FooterDeployment, FooterFailed, FooterQueued, FooterStanding } from './footer-deployment.tsx';
import { useTabMark } from './use-tab-mark.ts';

/** The deployment in the footer; nothing before the first one. */
export function DeploymentStatus() {
  const world = useDeployWorld();
  const snapshot = useStore(world.deployment, (state) => state.snapshot);
  const queued = useStore(world.queue.store, queuedShort);
  const opened = useOpenedProject();
  useTabMark(opened?.project.name, snapshot);
  const isLeft = useStore(world.target, (state) => state.leftThere !== undefined);
  const failed = useStore(world.queue.store, failedShort);
  const { isLooking, deployedFiles, isOtherDeployed } = useStore(world.deployment);
  const { workspace } = useStores();
  const onOpen = () => openMonitor(world);
  if (snapshot && snapshot.phase !== 'aborted') return <FooterDeployment snapshot={snapshot} queued={queued} onOpen={onOpen} />;
  if (isLeft) return <FooterQueued text="Sign in again to follow the deployment" onOpen={() => openLeft(world)} />;
  const show = () => {
    showPanel(workspace, 'deployments');
    showReleases(world, false);
  };
  if (!snapshot && !isLooking && failed !== undefined) {
    const isAsDeployed = opened !== undefined && isProjectDeployed(deployedFiles, opened.files);
    return <FooterFailed text={isAsDeployed ? `${failed}${AS_DEPLOYED}` : failed} isPast={isAsDeployed} onOpen={show} />;
  }
  if (queued !== undefined) return <FooterQueued text={queued} onOpen={onOpen} />;
  const stands = !snapshot && !isLooking && opened ? standingText({ deployedFiles, isOtherDeployed }, opened.files) : undefined;
  return stands === undefined ? null : <FooterStanding text={stands} onOpen={show} />;
}
