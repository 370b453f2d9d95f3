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

test('its bars are one stop of the Tab key, and each opens to what it shows, in words', async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  const { timelineRolledBack } = timelineStates;
  if (!timelineRolledBack) throw new Error('no such state');
  await act(async () => root.render(<Timeline timeline={timelineOfDeployment(timelineRolledBack)} now={0} />));
  const press = (key: string) => act(async () => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));
  const stops = [...document.querySelectorAll<HTMLElement>('.timeline [tabindex="0"]')];
  expect(stops.map((one) => one.dataset.row)).toEqual(['ResizeRole']);
  await act(async () => stops[0]?.focus());
  await press('ArrowDown');
  await press('Enter');
  const facts = [...document.querySelectorAll('.row-details dl > div')].map((one) => [
    one.querySelector('dt')?.textContent,
    [...one.querySelectorAll('dd p')].map((line) => line.textContent).join('; ') || one.querySelector('dd')?.textContent,
  ]);
  expect(facts).toEqual([
    ['State', 'Rolled back'],
    ['Course', 'Done: 10 s, from 400 ms on; Applied, still stabilising: 4.0 s, from 11 s on; Rolled back: 4.0 s, from 22 s on'],
    ['Type', 'AWS::DynamoDB::Table'],
    ['Name', 'visits'],
    ['Logical id', 'Visits'],
  ]);
  await press('Escape');
  expect([document.querySelectorAll('.row-details').length, (document.activeElement as HTMLElement).dataset.row]).toEqual([0, 'Visits']);
  await act(async () => root.unmount());
});
