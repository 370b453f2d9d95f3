import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import type { UsageSummary } from '#state/unused.ts';
import { press } from '#support/typing.ts';
import { UnusedView } from './unused-view.tsx';

const idle = () => undefined;
const unused = ['first', 'second', 'third'].map(
  (resource): UsageSummary => ({
    resource,
    type: 's3.bucket',
    operations: [],
    triggers: [],
    readBy: [],
    namedBy: [],
    inFragment: false,
    isUncertain: false,
    isHeld: false,
  }),
);
const report = { unused, used: [] };
const actions = { onRestore: idle, onClearRemoved: idle, onJump: idle, onClose: idle };

test('the head selects all, none, and says where it is some', async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  const removals: (readonly string[])[] = [];
  const onRemove = (names: readonly string[]) => removals.push(names);
  await act(async () => root.render(<UnusedView report={report} removed={[]} titleOf={() => 'Bucket'} onRemove={onRemove} {...actions} />));
  const head = () => document.querySelector('th [aria-label="Select all"]') as HTMLInputElement;
  const state = () => [head().checked, head().indeterminate, document.querySelectorAll('td .toggle:checked').length];
  const states = [state()];
  for (const label of ['Select second', 'Select all', 'Select first', 'Select all', 'Select all']) {
    await press(`[aria-label="${label}"]`);
    states.push(state());
  }
  await press('[aria-label="Select all"]');
  await press('.button-danger');
  await act(async () => root.unmount());
  expect(states).toEqual([
    [false, false, 0],
    [false, true, 1],
    [true, false, 3],
    [false, true, 2],
    [true, false, 3],
    [false, false, 0],
  ]);
  expect(removals).toEqual([['first', 'second', 'third']]);
});
