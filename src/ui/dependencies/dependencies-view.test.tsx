import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DependenciesState } from '#state/dependencies.ts';
import { press, type } from '#support/typing.ts';
import { DependenciesView } from './dependencies-view.tsx';

let root: Root;
const actions = { onSearch: vi.fn(), onVersions: vi.fn(), onSet: vi.fn(), onRemove: vi.fn(), onClose: vi.fn() };
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
  await act(async () => root.render(<DependenciesView dependencies={[{ name: 'left-pad', range: '^1.0.0', dev: false }]} registry={registry} {...actions} />));
});
afterEach(async () => act(async () => root.unmount()));

const SEARCH = '[aria-label="Search npm"]';
const calls = () => [actions.onSet.mock.calls, actions.onClose.mock.calls.length];

test('Done adds the package that was typed, with its version or the one that the registry has', async () => {
  await type(SEARCH, '@scope/one@1.2.0');
  await press('.frame-footer button');
  expect(calls()).toEqual([[[{ name: '@scope/one', range: '1.2.0', dev: false }]], 1]);
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
