import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DependenciesState } from '#state/dependencies.ts';
import { press, type } from '#support/typing.ts';
import { DependenciesView } from './dependencies-view.tsx';

let root: Root;
const actions = {
  onSearch: vi.fn(),
  onVersions: vi.fn(),
  onAdd: vi.fn(async (spec: string) => !spec.includes('99')),
  onSet: vi.fn(),
  onRemove: vi.fn(),
  onClose: vi.fn(),
};
const registry: DependenciesState = {
  query: 'ms',
  search: 'answered',
  found: [{ name: 'ms', version: '2.1.3', description: '' }],
  problem: undefined,
  versions: {},
};
beforeEach(async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  vi.clearAllMocks();
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await show(registry);
});
const show = (of: DependenciesState) =>
  act(async () => root.render(<DependenciesView dependencies={[{ name: 'left-pad', range: '^1.0.0', dev: false }]} registry={of} {...actions} />));
afterEach(async () => act(async () => root.unmount()));

const SEARCH = '[aria-label="Search npm"]';
const calls = () => [actions.onSet.mock.calls, actions.onClose.mock.calls.length];
const status = () => document.querySelector('[role="status"]')?.textContent;
const addButton = () => document.querySelector('.add-row button')?.textContent ?? undefined;

test('Done adds the package that was typed, with its version or the one that the registry has', async () => {
  await type(SEARCH, '@scope/one@1.2.0');
  await press('.frame-footer button');
  expect([actions.onAdd.mock.calls, ...calls()]).toEqual([[['@scope/one@1.2.0', false]], [], 1]);
  vi.clearAllMocks();
  await type(SEARCH, ' ms ');
  await press('.frame-footer button');
  expect(calls()).toEqual([[[{ name: 'ms', range: '^2.1.3', dev: false }]], 1]);
});

test('a name that no package has, or leaving otherwise, is asked about once; what is there already isn’t', async () => {
  await type(SEARCH, 'mss');
  await press('.frame-footer button');
  expect([calls(), document.querySelector('[role="alert"]')?.textContent]).toEqual([[[], 0], 'mss is not added: choose Add, or close again to leave it out.']);
  await press('.frame-footer button');
  expect(calls()).toEqual([[], 1]);
  await type(SEARCH, 'ms@2');
  await press('[aria-label="Close"]');
  expect(calls()).toEqual([[], 1]);
  await type(SEARCH, 'left-pad');
  await press('[aria-label="Close"]');
  expect(calls()).toEqual([[], 2]);
});

test('what is typed with its version is never said to be missing as a name, and what became of it is said', async () => {
  await type(SEARCH, 'nanoid@5.0.0');
  await show({ ...registry, query: 'nanoid@5.0.0', found: [] });
  expect([status(), addButton()]).toEqual(['', 'Add nanoid']);
  await show({ ...registry, query: 'nanoid@5.0.0', found: [], checked: { spec: 'nanoid@5.0.0', found: 'nanoid 5.0.0' } });
  expect(status()).toBe('The registry has nanoid 5.0.0.');
  await press('.add-row button');
  await show({ ...registry, query: '', search: 'idle', found: [], said: 'nanoid is added: 5.0.0.' });
  expect([actions.onAdd.mock.calls, document.querySelector<HTMLInputElement>(SEARCH)?.value, status()]).toEqual([
    [['nanoid@5.0.0', false]],
    '',
    'nanoid is added: 5.0.0.',
  ]);
});

test('a version of what is listed already can be set, and one that the registry lacks is kept to be corrected', async () => {
  await type(SEARCH, 'left-pad@2');
  expect(addButton()).toBe('Set left-pad to 2');
  await press('[aria-label="Close"]');
  expect([actions.onClose.mock.calls.length, document.querySelector('[role="alert"]')?.textContent]).toEqual([
    0,
    'left-pad is not changed: choose Set, or close again to leave it as it is.',
  ]);
  const wrong = 'left-pad has no version 99: use one that exists, such as 1.3.0.';
  await type(SEARCH, 'left-pad@99');
  await show({ ...registry, query: 'left-pad@99', found: [], checked: { spec: 'left-pad@99', wrong } });
  await press('.frame-footer button');
  expect([calls(), document.querySelector<HTMLInputElement>(SEARCH)?.value, status()]).toEqual([[[], 0], 'left-pad@99', wrong]);
  await press('.frame-footer button');
  expect(calls()).toEqual([[], 1]);
});
