import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { tryStep } from '#state/commands/try-step.ts';
import { tryStepsOf } from '#state/try-it.ts';
import { addressOf } from '#state/try-it-address.ts';
import { useDeployWorld, useOpenedProject } from '#ui/parts/deploy-world-context.ts';
import { TryItView } from './try-it-view.tsx';

/** Try it, of an example that is deployed; nothing for other projects. */
export function TryIt() {
  const world = useDeployWorld();
  const opened = useOpenedProject();
  const outcomes = useStore(world.tryIt, (state) => state.outcomes);
  const snapshot = useStore(world.deployment, (state) => state.snapshot);
  const leaving = useRef(new AbortController());
  useEffect(() => {
    leaving.current = new AbortController();
    return () => leaving.current.abort();
  }, []);
  const steps = tryStepsOf(opened?.files ?? {});
  return (
    <TryItView
      steps={steps}
      outcomes={outcomes}
      addressOf={(step) => (snapshot ? addressOf(step, snapshot) : undefined)}
      onTry={(index) => void tryStep(world, index, leaving.current.signal)}
    />
  );
}
