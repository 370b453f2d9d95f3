import { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { STATES_NOW } from '#support/deployment-states.ts';
import { manyResources } from '#support/timeline-states.ts';
import { Monitor } from '#ui/deploy/monitor.tsx';
import type { MonitorActions } from '#ui/deploy/monitor-actions.ts';
import { MonitorDialog } from '#ui/deploy/monitor-dialog.tsx';
import '../../src/ui/workbench/tokens.css';
import '../../src/ui/workbench/base.css';

// The monitor as it is, while everything that it shows changes ten times a second: far more often than a cloud is asked.
const idle = () => {};
const actions = new Proxy({}, { get: () => idle }) as MonitorActions;
const STEPS = 40;
const shots = Array.from({ length: STEPS }, (_, step) => manyResources(2_500 + Math.round((2_500 * (step + 1)) / STEPS)));
let at = 0;
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function Changing() {
  const step = useSyncExternalStore(subscribe, () => at);
  const snapshot = shots[step] as (typeof shots)[number];
  return (
    <MonitorDialog snapshot={snapshot} targetName="local" now={STATES_NOW + step * 100} onClose={idle}>
      <Monitor
        snapshot={snapshot}
        now={STATES_NOW + step * 100}
        confirmed={[]}
        startsAutomatically={false}
        keepsOnFailure={false}
        isEdited={false}
        asksForStop={false}
        actions={actions}
      />
    </MonitorDialog>
  );
}

/** Plays it through, and tells how long each frame took: with changes, or with none, which is what the browser takes by itself. */
async function play(isChanging: boolean): Promise<number[]> {
  const frames: number[] = [];
  let last = await nextFrame();
  const until = last + STEPS * 100;
  let due = last;
  at = 0;
  for (let now = await nextFrame(); now < until; now = await nextFrame()) {
    frames.push(now - last);
    last = now;
    if (!isChanging || now < due) continue;
    due += 100;
    at = Math.min(STEPS - 1, at + 1);
    for (const listener of listeners) listener();
  }
  return frames;
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

Object.assign(globalThis, { play });
createRoot(document.getElementById('root') as HTMLElement).render(<Changing />);
