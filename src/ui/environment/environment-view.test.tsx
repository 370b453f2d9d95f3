import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aCatalogue } from '#support/a-catalogue.ts';
import { aThumbnailer } from '#support/a-project.ts';
import { press, type } from '#support/typing.ts';
import { EnvironmentView } from './environment-view.tsx';

let root: Root;
const actions = { onSet: vi.fn(() => true), onMove: vi.fn(), onRemove: vi.fn(), onClose: vi.fn() };
beforeEach(async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  vi.clearAllMocks();
  actions.onSet.mockReturnValue(true);
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () => root.render(<EnvironmentView project={aThumbnailer} catalogue={aCatalogue} {...actions} />));
});
afterEach(async () => act(async () => root.unmount()));

const KEY = '[aria-label="Key of the new variable"]';
const NOT_ADDED = 'not added yet: press Add variable, or close again to drop it';
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
  expect([actions.onClose.mock.calls.length, said()]).toEqual([0, `type a key, such as LOG_LEVEL; ${NOT_ADDED}`]);
});

test('closed otherwise, what was typed is asked about once', async () => {
  await type(KEY, 'GREETING');
  await press('[aria-label="Close"]');
  expect([actions.onClose.mock.calls.length, said()]).toEqual([0, NOT_ADDED]);
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

test.each(['.frame-footer button', '[aria-label="Close"]'])(
  'what can’t be added is asked about once, and Done closes the second time (first: %s)',
  async (first) => {
    await type(KEY, 'GREETING');
    await type('[aria-label="Value of the new variable"]', 'x'.repeat(5000));
    await press(first);
    expect([actions.onClose.mock.calls.length, said()]).toEqual([0, NOT_ADDED]);
    await press('.frame-footer button');
    expect([actions.onSet.mock.calls.length, actions.onClose.mock.calls.length]).toEqual([0, 1]);
  },
);

test('what the project doesn’t take stays as it was typed', async () => {
  actions.onSet.mockReturnValue(false);
  await type(KEY, 'GREETING');
  await type('[aria-label="Value of the new variable"]', 'hello');
  await press('.add-row [type="submit"]');
  const fields = [...document.querySelectorAll<HTMLInputElement>('.add-row-grow input')].map((one) => one.value);
  expect([actions.onSet.mock.calls.length, fields]).toEqual([1, ['GREETING', 'hello']]);
});
