import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { deployProject } from '#state/commands/deploy-project.ts';
import { openRelease } from '#state/commands/open-release.ts';
import { useDeployWorld } from '#ui/parts/deploy-world-context.ts';
import { EmptyState } from '#ui/parts/empty-state.tsx';
import { LastEndView } from './last-end-view.tsx';
import { useReleases } from './use-releases.ts';

/** Nothing goes on, and nothing has since the page came: how the last deployment ended, as its release tells. */
export function LastEnd({ requests }: { readonly requests: (isAlone: boolean) => ReactNode }) {
  const world = useDeployWorld();
  useReleases();
  const { list, isReading } = useStore(world.releases);
  const { isLooking, deployed } = useStore(world.deployment);
  const { queue } = useStore(world.queue.store);
  const last = list?.[0];
  const newest = queue.past[0];
  // What was asked for since has left no release: its line says what became of it.
  const isOfRelease = last !== undefined && newest !== undefined && newest.at <= last.endedAt;
  if (last) {
    return (
      <LastEndView
        release={last}
        isGone={deployed?.length === 0}
        endpoints={world.clouds.session.current()?.driver.endpointsOf(last.outputs) ?? []}
        onOpen={() => openRelease(world, last.id)}
      >
        {requests(!isOfRelease)}
      </LastEndView>
    );
  }
  const isSought = isLooking || (isReading && list === undefined);
  const text = isSought
    ? 'Looking for what was deployed here…'
    : newest
      ? 'Nothing goes on here. What was asked for before left no release; what became of it stands below.'
      : 'Nothing was deployed since the project was opened. What was deployed before stands under Releases.';
  const asked = queue.queued || queue.current || newest;
  const deploy = (
    <button type="button" className="button button-primary" onClick={() => void deployProject(world)}>
      Deploy
    </button>
  );
  if (!asked) return <EmptyState action={isSought ? undefined : deploy}>{text}</EmptyState>;
  return (
    <div className="deployments-view">
      {!queue.queued && (
        <header>
          <p role="status">{text}</p>
          {!isSought && deploy}
        </header>
      )}
      {requests(true)}
    </div>
  );
}
