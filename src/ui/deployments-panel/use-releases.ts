import { useEffect } from 'react';
import { useStore } from 'zustand';
import { readReleases } from '#state/commands/read-releases.ts';
import { useDeployWorld, useOpenedProject } from '#ui/parts/deploy-world-context.ts';

/** The ledger of the open project is read while it is looked at, and again after each end that this page hears of. */
export function useReleases(): void {
  const world = useDeployWorld();
  const target = useStore(world.target, (state) => state.target);
  const projectId = useOpenedProject()?.id;
  useEffect(() => {
    if (projectId === undefined || target === undefined) return;
    let leaving = new AbortController();
    const read = () => {
      leaving.abort();
      leaving = new AbortController();
      void readReleases(world, leaving.signal);
    };
    read();
    // After each end that this page hears of, the stack is looked at: then the ledger is, too.
    const stopListening = world.deployment.subscribe(({ deployed }, before) => {
      if (deployed !== undefined && deployed !== before.deployed) read();
    });
    return () => {
      stopListening();
      leaving.abort();
    };
  }, [world, projectId, target]);
}
