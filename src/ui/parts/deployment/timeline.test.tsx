import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { timelineOfDeployment } from '#state/deployment-pace.ts';
import { timelineStates } from '#support/timeline-states.ts';
import { Timeline } from './timeline.tsx';

test('each bar says in words what it shows', async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  const { timeline: running } = timelineStates;
  if (!running) throw new Error('no such state');
  await act(async () => root.render(<Timeline timeline={timelineOfDeployment(running)} now={(running.events.at(-1)?.at ?? 0) + 5_000} />));
  const words = [...document.querySelectorAll('[data-testid=timeline-row]')].map((one) => one.textContent);
  expect(words).toContain('◆resize Lambda FunctionIn progress, began after 18 s, when resizeRole was there, on the longest way5.0 s');
  expect(words).toContain('permission Lambda Permissionwaits for resizeWaiting, waits for resize');
  expect(document.querySelector('.timeline > .for-readers')?.textContent).toBe(
    '5 of 8 resources begun within 18 s. The longest: resizeRole, 17 s. The longest way: resizeRole, then resize.',
  );
  await act(async () => root.unmount());
});
