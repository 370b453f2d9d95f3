import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import type { BuildState } from '#state/build.ts';
import { BuildSection } from './build-section.tsx';

test('a build that runs can be stopped, and no second one is begun', async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const host = document.createElement('div');
  const root = createRoot(host);
  let stopped = 0;
  const stop = () => {
    stopped += 1;
  };
  const draw = (build: BuildState) => act(async () => root.render(<BuildSection build={build} isFresh={false} projectId="a" onBuild={() => {}} />));
  const buttons = () => [...host.querySelectorAll('button')].map((one) => `${one.textContent}${one.disabled ? ' (off)' : ''}`);
  await draw({ last: undefined, progress: undefined, stop: undefined });
  expect(buttons()).toEqual(['Build Project']);
  await draw({ last: undefined, progress: { activity: 'Bundling hit', done: 0, total: 1 }, stop });
  expect(buttons()).toEqual(['Build Project (off)', 'Stop Build']);
  await act(async () => host.querySelectorAll('button')[1]?.click());
  expect(stopped).toBe(1);
  await act(async () => root.unmount());
});
