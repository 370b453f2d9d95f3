import { ChevronDown } from 'lucide-react';
import { useStore } from 'zustand';
import { openTargets } from '#state/commands/choose-target.ts';
import { targetText } from '#state/target.ts';
import { useDeployWorld } from '#ui/parts/deploy-world-context.ts';

/** Where deployments go, in the top bar; a click chooses. */
export function TargetButton() {
  const world = useDeployWorld();
  const state = useStore(world.target);
  const { isLongLived } = state;
  const text = targetText(state);
  return (
    <button
      type="button"
      className="bar-button"
      aria-label={`Target: ${text}`}
      title={isLongLived ? 'These keys never expire by themselves' : 'Where deployments go'}
      onClick={() => openTargets(world)}
    >
      {isLongLived && '⚠ '}
      {text} <ChevronDown size={12} aria-hidden />
    </button>
  );
}
