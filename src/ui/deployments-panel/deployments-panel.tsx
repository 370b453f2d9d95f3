import { useStore } from 'zustand';
import { deployProject, openMonitor } from '#state/commands/deploy-project.ts';
import { goesOn } from '#state/deployment-words.ts';
import { useDeployWorld, useNow } from '#ui/parts/deploy-world-context.ts';
import { EmptyState } from '#ui/parts/empty-state.tsx';
import { DeploymentsView } from './deployments-view.tsx';

/** The Deployments panel: the current or last deployment of the open project. */
export function DeploymentsPanel() {
  const world = useDeployWorld();
  const snapshot = useStore(world.deployment, (state) => state.snapshot);
  const now = useNow(goesOn(snapshot));
  if (!snapshot) {
    return (
      <EmptyState
        action={
          <button type="button" className="button button-primary" onClick={() => void deployProject(world)}>
            Deploy
          </button>
        }
      >
        Nothing was deployed since the project was opened.
      </EmptyState>
    );
  }
  return <DeploymentsView snapshot={snapshot} now={now} onOpen={() => openMonitor(world)} />;
}
