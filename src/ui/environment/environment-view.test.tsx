import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aCatalogue } from '#support/a-catalogue.ts';
import { aThumbnailer } from '#support/a-project.ts';
import { press, type } from '#support/typing.ts';
import { EnvironmentView } from './environment-view.tsx';

let root: Root;
const actions = { onSet: vi.fn(), onMove: vi.fn(), onRemove: vi.fn(), onClose: vi.fn() };
beforeEach(async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  vi.clearAllMocks();
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () => root.render(<EnvironmentView project={aThumbnailer} catalogue={aCatalogue} {...actions} />));
});
afterEach(async () => act(async () => root.unmount()));

const KEY = '[aria-label="Key of the new variable"]';
const said = () => document.querySelector('.add-row .field-problem')?.textContent;

test('Done adds the variable that was typed', async () => {
  await type(KEY, 'GREETING');
  await type('[aria-label="Value of the new variable"]', 'debug');
  await press('.frame-footer button');
  expect([actions.onSet.mock.calls, actions.onClose.mock.calls.length]).toEqual([[[{ key: 'GREETING' }, 'debug']], 1]);
});

test('one that can’t be added keeps the dialog open, and says why', async () => {
  await type(KEY, '1 LEVEL');
  await press('.frame-footer button');
  expect([actions.onSet.mock.calls.length, actions.onClose.mock.calls.length, said()?.includes('1 LEVEL')]).toEqual([0, 0, true]);
  await type(KEY, '');
  await type('[aria-label="Value of the new variable"]', 'debug');
  await press('.frame-footer button');
  expect([actions.onClose.mock.calls.length, said()]).toEqual([0, 'type a key, such as LOG_LEVEL']);
});

test('closed otherwise, what was typed is asked about once', async () => {
  await type(KEY, 'GREETING');
  await press('[aria-label="Close"]');
  expect([actions.onClose.mock.calls.length, said()]).toEqual([0, 'not added yet: press Add variable, or close again to drop it']);
  await press('[aria-label="Close"]');
  expect([actions.onSet.mock.calls.length, actions.onClose.mock.calls.length]).toEqual([0, 1]);
});

test('with nothing typed Done closes', async () => {
  await press('.frame-footer button');
  expect([actions.onSet.mock.calls.length, actions.onClose.mock.calls.length]).toEqual([0, 1]);
});

test('a value that is too long is told at once, and isn’t added', async () => {
  await type(KEY, 'GREETING');
  await type('[aria-label="Value of the new variable"]', 'x'.repeat(5000));
  expect(said()).toMatch(/^the value has 5,000 bytes, and the cloud takes 4,096/);
  await press('.frame-footer button');
  expect([actions.onSet.mock.calls.length, actions.onClose.mock.calls.length]).toEqual([0, 0]);
});
