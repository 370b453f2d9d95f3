import { useState } from 'react';
import { useStore } from 'zustand';
import { allowNotifications } from '#state/commands/allow-notifications.ts';
import { openMonitor } from '#state/commands/deploy-project.ts';
import { showReleases } from '#state/commands/open-release.ts';
import { cancelQueued } from '#state/commands/request-deployment.ts';
import { goOnWithQueued, signInAgain } from '#state/commands/sign-in-again.ts';
import { goesOn } from '#state/deployment-words.ts';
import { useDeployWorld, useNow } from '#ui/parts/deploy-world-context.ts';
import { EmptyState } from '#ui/parts/empty-state.tsx';
import { DeploymentsView } from './deployments-view.tsx';
import { LastEnd } from './last-end.tsx';
import { QueueList } from './queue-list.tsx';
import { ReleasesPart } from './releases-part.tsx';
import './releases-view.css';

/** The Deployments panel: the current or last deployment of the open project, and all that were before. */
export function DeploymentsPanel() {
  const world = useDeployWorld();
  const isListShown = useStore(world.releases, (state) => state.isListShown);
  return (
    <div className="deployments-parts">
      <div className="parts-head">
        <button type="button" className="button" aria-pressed={!isListShown} onClick={() => showReleases(world, false)}>
          This deployment
        </button>
        <button type="button" className="button" aria-pressed={isListShown} onClick={() => showReleases(world, true)}>
          Releases
        </button>
        <NotifyButton />
      </div>
      <div className="part">{isListShown ? <ReleasesPart /> : <LastDeployment />}</div>
    </div>
  );
}

function LastDeployment() {
  const world = useDeployWorld();
  const snapshot = useStore(world.deployment, (state) => state.snapshot);
  const now = useNow(goesOn(snapshot));
  const queue = useStore(world.queue.store);
  const leftThere = useStore(world.target, (state) => state.leftThere);
  const listed = (isAlone: boolean) => (
    <QueueList state={queue} isAlone={isAlone} onGoOn={() => attempt(() => goOnWithQueued(world))} onCancel={(id) => attempt(() => cancelQueued(world, id))} />
  );
  if (!snapshot && leftThere !== undefined) {
    return (
      <div className="deployments-view">
        <EmptyState
          action={
            <button type="button" className="button button-primary" onClick={() => attempt(() => signInAgain(world))}>
              Sign in again
            </button>
          }
        >
          You are signed out. {leftThere}
        </EmptyState>
        {listed(true)}
      </div>
    );
  }
  if (!snapshot) return <LastEnd requests={listed} />;
  return (
    <DeploymentsView snapshot={snapshot} now={now} onOpen={() => openMonitor(world)}>
      {listed(false)}
    </DeploymentsView>
  );
}

function attempt(action: () => Promise<void>): void {
  action().catch((error: unknown) => reportError(error));
}

/** Offered once: afterwards the browser's own settings say. */
function NotifyButton() {
  const world = useDeployWorld();
  const [permission, setPermission] = useState(() => world.notifications?.permission() ?? 'denied');
  if (permission !== 'default') return null;
  return (
    <button type="button" className="button notify" onClick={() => void allowNotifications(world).then(setPermission)}>
      Notify me when a deployment ends
    </button>
  );
}
