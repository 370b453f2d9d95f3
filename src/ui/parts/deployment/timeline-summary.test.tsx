import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PAUSE } from '#state/deployment-announcer.ts';
import { TimelineSummary } from './timeline-summary.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('while a deployment runs its summary is said anew at the announcer’s pace, with the newest words; the end at once', async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  const said = () => document.querySelector('[role=status]')?.textContent;
  const draw = (begun: number, isRunning = true) => act(async () => root.render(<TimelineSummary text={`${begun} begun`} isRunning={isRunning} />));
  const pass = (milliseconds: number) => act(async () => vi.advanceTimersByTime(milliseconds));
  const heard: unknown[] = [];
  for (let begun = 0; begun < 9; begun += 1) {
    await draw(begun);
    heard.push(said());
    await pass(PAUSE / 4);
  }
  await pass(PAUSE);
  heard.push(said());
  await draw(9);
  heard.push(said());
  await draw(9, false);
  heard.push(said());
  expect(heard).toEqual([
    ...['0 begun', '0 begun', '0 begun', '0 begun'],
    ...['3 begun', '3 begun', '3 begun', '3 begun'],
    '7 begun',
    '8 begun',
    ...['8 begun', '9 begun'],
  ]);
  await act(async () => root.unmount());
});
