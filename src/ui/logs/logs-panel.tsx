import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { addDeniedStatement } from '#state/commands/add-denied-statement.ts';
import { deployProject } from '#state/commands/deploy-project.ts';
import { clearLogs, downloadLogs, followLogs, logsFunctionName, searchLogs, stopLogs } from '#state/commands/follow-logs.ts';
import { deniedOffers } from '#state/denied-offers.ts';
import { KEPT_LINES } from '#state/logs-lines.ts';
import { requestsOf } from '#state/logs-requests.ts';
import { useDeployWorld, useOpenedProject } from '#ui/parts/deploy-world-context.ts';
import { EmptyState } from '#ui/parts/empty-state.tsx';
import { UnreadManifest } from '#ui/parts/unread-manifest.tsx';
import { LogsView } from './logs-view.tsx';

/** The Logs panel of the open project: it follows while it is shown. */
export function LogsPanel() {
  const world = useDeployWorld();
  const opened = useOpenedProject();
  const state = useStore(world.logs);
  const target = useStore(world.target, (one) => one.target);
  const deployed = useStore(world.deployment, (one) => one.deployed);
  const name = logsFunctionName(world);
  const isDeployed = deployed === undefined || deployed.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another project, function or target is another log
  useEffect(() => {
    if (name === undefined || !isDeployed) return;
    void followLogs(world, name);
    return () => stopLogs(world);
  }, [world, opened?.id, name, target, isDeployed]);
  const requests = useMemo(() => requestsOf(state.lines), [state.lines]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read of the project, and of what the stack has
  const denied = useMemo(() => {
    const runs = requests.map(({ lines }) => ({ texts: lines.map(({ text }) => text) }));
    return name === undefined ? [] : deniedOffers(world, name, runs, state.added);
  }, [world, opened, deployed, target, name, requests, state.added]);
  if (!opened) return <UnreadManifest />;
  if (name === undefined) return <EmptyState>The project has no function yet.</EmptyState>;
  if (!isDeployed) {
    return (
      <EmptyState
        action={
          <button type="button" className="button button-primary" onClick={() => void deployProject(world)}>
            Deploy
          </button>
        }
      >
        The project is not deployed yet. Once it is, what its functions log appears here.
      </EmptyState>
    );
  }
  return (
    <LogsView
      functions={Object.keys(opened.project.functions)}
      functionName={name}
      requests={requests}
      search={state.search}
      mostLines={state.lines.length < KEPT_LINES ? undefined : KEPT_LINES}
      isFollowing={state.stop !== undefined}
      problem={state.problem}
      denied={denied}
      actions={{
        chooseFunction: (one) => void followLogs(world, one),
        search: (text) => searchLogs(world, text),
        follow: (isOn) => (isOn ? void followLogs(world) : stopLogs(world)),
        clear: () => clearLogs(world),
        download: () => downloadLogs(world),
        addStatement: (offer, chosen) => addDeniedStatement(world, world.logs, name, offer, chosen),
      }}
    />
  );
}
