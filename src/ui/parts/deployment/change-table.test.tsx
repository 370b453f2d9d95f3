import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeploymentRow } from '#model/deployment.ts';
import { aRow } from '#support/told-events.ts';
import { press, type } from '#support/typing.ts';
import { PlacesContext } from '../places.tsx';
import { ChangeTable } from './change-table.tsx';

const REASON = `Resource handler returned message: "${'not allowed '.repeat(40)}"`;
const CAUSE = `Properties.Policy changed: ${'a'.repeat(300)} → ${'b'.repeat(300)}`;

let root: Root;
let host: HTMLElement;
beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
});
afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
});

const rowsOf = (count: number, of: (index: number) => Parameters<typeof aRow>[1] = () => ({})) =>
  Array.from({ length: count }, (_, index) => aRow(`Queue${index}`, of(index)));
const draw = (rows: readonly DeploymentRow[]) =>
  act(async () =>
    root.render(
      <PlacesContext value={{ open: () => undefined, ofName: () => ({ file: 'src/hit.ts', line: 12 }) }}>
        <button type="button">before</button>
        <ChangeTable rows={rows} now={0} />
      </PlacesContext>,
    ),
  );
const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
const focusRow = (id: string) => act(async () => document.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus());
/** Where the focus is: a row's id, or `details of` it. */
const at = () => {
  const { row, details } = (document.activeElement as HTMLElement).dataset;
  return row ?? (details === undefined ? document.activeElement?.tagName : `details of ${details}`);
};
const key = async (name: string, of: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...of });
  await act(async () => {
    document.activeElement?.dispatchEvent(event);
  });
  return at();
};

test('the table is one stop of the Tab key, from which keys lead to every row', async () => {
  await draw(rowsOf(15, (index) => (index % 3 === 0 ? { state: 'failed', reason: REASON } : {})));
  expect(all('.change-table [tabindex="0"], .change-table a, .change-table input').map((one) => one.dataset.row)).toEqual(['Queue0']);
  await focusRow('Queue0');
  expect([await key('ArrowDown'), await key('ArrowDown'), await key('ArrowUp'), await key('ArrowDown', { ctrlKey: true })]).toEqual([
    'Queue1',
    'Queue2',
    'Queue1',
    'Queue1',
  ]);
  expect([await key('End'), await key('ArrowDown'), await key('PageUp'), await key('Home'), await key('PageUp')]).toEqual([
    'Queue14',
    'Queue14',
    'Queue0',
    'Queue0',
    'Queue0',
  ]);
  expect(all('.change-table [tabindex="0"]').map((one) => one.dataset.row)).toEqual(['Queue0']);
});

test('Enter and space open what a row has to tell, whole, with the way to its place; Escape closes it before anything else hears of it', async () => {
  const rows = rowsOf(3);
  rows[1] = aRow('Queue1', { state: 'failed', reason: REASON, change: { action: 'modify', causes: [CAUSE], physicalId: 'shop-dev-Queue1' } });
  await draw(rows);
  await focusRow('Queue1');
  await key('Enter');
  const row = document.querySelector('[data-row=Queue1]');
  const details = all('.row-details dl > div').map((one) => [one.querySelector('dt')?.textContent, one.querySelector('dd')?.textContent]);
  expect(details).toEqual([
    ['State', 'Failed'],
    ['Reason', REASON],
    ['What changes', CAUSE],
    ['Type', 'Thing'],
    ['Name', 'queue1'],
    ['Logical id', 'Queue1'],
    ['Physical id', 'shop-dev-Queue1'],
    ['Comes from', 'src/hit.ts:12'],
  ]);
  const indexes = () => all('[role=row]').map((one) => one.getAttribute('aria-rowindex'));
  expect([row?.getAttribute('aria-expanded'), indexes(), document.querySelector('[role=treegrid]')?.getAttribute('aria-rowcount')]).toEqual([
    'true',
    ['1', '2', '3', '4', '5'],
    '5',
  ]);
  // The link is on the Tab key's way while one is here, and no longer.
  expect(all('.row-details button').map((one) => one.tabIndex)).toEqual([0]);
  expect([await key('ArrowDown'), await key('ArrowDown')]).toEqual(['details of Queue1', 'Queue2']);
  expect(all('.row-details button').map((one) => one.tabIndex)).toEqual([-1]);
  const heard = vi.fn();
  document.addEventListener('keydown', heard, { capture: true });
  await key('ArrowUp');
  expect([heard.mock.calls.length, await key('Escape'), heard.mock.calls.length, all('.row-details')]).toEqual([1, 'Queue1', 1, []]);
  await key('Escape');
  expect(heard).toHaveBeenCalledTimes(2);
  document.removeEventListener('keydown', heard, { capture: true });
  await key(' ');
  expect(all('.row-details')).toHaveLength(1);
  await key(' ');
  expect(all('.row-details')).toHaveLength(0);
});

test('a click opens and closes a row; one on the name of its place leads there only', async () => {
  await draw(rowsOf(2, () => ({ state: 'failed', reason: REASON })));
  await press('[data-row=Queue1] .time');
  expect([all('.row-details').length, at()]).toEqual([1, 'Queue1']);
  await press('[data-row=Queue0] .place-name');
  expect(all('.row-details').length).toBe(1);
  await press('[data-row=Queue1] .reason-alert');
  expect(all('.row-details').length).toBe(0);
});

test('the focus stays on its row while others come and change under it, and goes to the next one when it is gone', async () => {
  const rows = rowsOf(6);
  await draw(rows);
  await focusRow('Queue2');
  await draw([aRow('Nested'), ...rows.map((row) => ({ ...row, state: 'running' as const, startedAt: 0 }))]);
  expect(at()).toBe('Queue2');
  // Longer than what is drawn whole: all of them are drawn anew.
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  const many = rowsOf(100);
  await draw(many);
  expect(at()).toBe('Queue2');
  await draw(many.filter((row) => row.change.logicalId !== 'Queue2'));
  expect(at()).toBe('Queue3');
  vi.unstubAllGlobals();
});

test('of five hundred the last is reached, though it was not drawn, and opens', async () => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  await draw(rowsOf(500));
  await focusRow('Queue0');
  expect(all('[data-row]')).toHaveLength(40);
  expect(await key('End')).toBe('Queue499');
  await key('Enter');
  expect(all('.row-details').map((one) => [one.dataset.details, one.getAttribute('aria-rowindex')])).toEqual([['Queue499', '502']]);
  vi.unstubAllGlobals();
});

test('while events come in, what changed is drawn and nothing else, and no row listens for itself', async () => {
  const listening = vi.spyOn(EventTarget.prototype, 'addEventListener');
  const rows = rowsOf(80, (index) => (index % 2 === 0 ? { state: 'failed', reason: REASON } : {}));
  await draw(rows);
  await focusRow('Queue3');
  const within = listening.mock.contexts.filter((one) => one instanceof Element && one.closest('.change-table') !== null);
  listening.mockRestore();
  const touched = new Set<string | undefined>();
  const observer = new MutationObserver((records) => {
    for (const { target } of records)
      if (target.isConnected) touched.add((target instanceof Element ? target : target.parentElement)?.closest<HTMLElement>('[data-row]')?.dataset.row);
  });
  observer.observe(all('.change-table')[0] as HTMLElement, { subtree: true, childList: true, attributes: true, characterData: true });
  await draw(rows.map((row) => (row.change.logicalId === 'Queue5' ? { ...row, state: 'done' } : row)));
  await vi.waitUntil(() => touched.size > 0);
  observer.disconnect();
  expect([within, [...touched]]).toEqual([[], ['Queue5']]);
});

test('a long list can be searched by name, type and state, which is told; failures are a key or a button away', async () => {
  await draw(rowsOf(19));
  expect(all('input')).toEqual([]);
  const states = { 30: 'failed', 77: 'failed', 4: 'running' } as const;
  const rows = rowsOf(80, (index) => ({
    state: states[index as keyof typeof states] ?? 'done',
    reason: REASON,
    change: { type: index % 2 ? 'AWS::SQS::Queue' : 'AWS::S3::Bucket' },
  }));
  await draw(rows);
  const shown = () => [all('[data-row]').length, all('[data-testid=shown]')[0]?.textContent, all('.changes [role=status]')[0]?.textContent];
  await type('.changes input', 'sqs queue7');
  expect(shown()).toEqual([6, '6 of 80 shown', '6 of 80 shown']);
  await type('.changes input', 'in progress');
  expect(all('[data-row]').map((one) => one.dataset.row)).toEqual(['Queue4']);
  // It is done: the list says so, nobody is told of each.
  await draw(rows.map((row) => ({ ...row, state: row.state === 'running' ? 'done' : row.state })));
  expect(shown()).toEqual([0, '0 of 80 shown', '1 of 80 shown']);
  // What the search hides is found all the same.
  await press('.list-filter button');
  expect([at(), all('[data-row]').length, all('.row-details').length]).toEqual(['Queue30', 80, 1]);
  expect([await key('n'), await key('N', { shiftKey: true }), await key('n'), await key('n')]).toEqual(['Queue77', 'Queue30', 'Queue77', 'Queue30']);
});

test('what was cancelled in work is told apart from what was never begun', async () => {
  await draw(rowsOf(2, (index) => ({ state: 'cancelled', ...(index === 0 ? { startedAt: 0, endedAt: 0 } : {}) })));
  expect(all('.row-icon').map((icon) => icon.getAttribute('aria-label'))).toEqual(['Cancelled', 'Not begun']);
});
