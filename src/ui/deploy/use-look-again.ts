import { useEffect } from 'react';
import { lookAgain } from '#state/commands/look-again.ts';
import type { DeployWorld } from '#state/deploy-world.ts';

/** Nobody tells what another browser, or the command line, has done with what waits here: it is looked at when somebody turns to it. */
export function useLookAgain(world: DeployWorld, isOpen: boolean): void {
  useEffect(() => {
    if (isOpen) lookAgain(world);
  }, [world, isOpen]);
  useEffect(() => {
    const stopping = new AbortController();
    const look = (): void => {
      if (document.visibilityState === 'visible') lookAgain(world);
    };
    addEventListener('focus', look, { signal: stopping.signal });
    document.addEventListener('visibilitychange', look, { signal: stopping.signal });
    return () => stopping.abort();
  }, [world]);
}
