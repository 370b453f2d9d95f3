import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { DeployWorld, OpenedProject } from '#state/deploy-world.ts';

/** Given once by the workbench; a story or a test gives its own. */
export const DeployWorldContext = createContext<DeployWorld | undefined>(undefined);

export function useDeployWorld(): DeployWorld {
  const world = useContext(DeployWorldContext);
  if (!world) throw new Error('no DeployWorldContext around this component');
  return world;
}

/** What `select` gives of one of the world's stores, drawn again when it changes. */
export function useSelected<State, Selected>(store: (world: DeployWorld) => StoreApi<State>, select: (state: State) => Selected): Selected {
  return useStore(store(useDeployWorld()), select);
}

/** The target is a simulated account: what it names exists nowhere, so nothing that leads there may be offered. */
export function useIsRehearsal(): boolean {
  const target = useContext(DeployWorldContext)?.target;
  return useSyncExternalStore(target?.subscribe ?? listenToNothing, () => target?.getState().rehearsal !== undefined);
}

function listenToNothing(): () => void {
  return () => undefined;
}

/** The open project, drawn again after every change of it. */
export function useOpenedProject(): OpenedProject | undefined {
  const { workbench } = useDeployWorld();
  return useSyncExternalStore(
    (listener) => {
      const listening = workbench.onChange(listener);
      return () => listening.dispose();
    },
    () => workbench.opened(),
  );
}

/** The time, once a second while `isRunning`, so that clocks run between two events. */
export function useNow(isRunning: boolean): number {
  const { clock } = useDeployWorld();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    setNow(clock.now());
    if (!isRunning) return;
    const timer = setInterval(() => setNow(clock.now()), 500);
    return () => clearInterval(timer);
  }, [clock, isRunning]);
  return now;
}
