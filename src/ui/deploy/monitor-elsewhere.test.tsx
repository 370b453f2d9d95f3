import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { problem } from '#model/problem.ts';
import type { DeployWorld } from '#state/deploy-world.ts';
import type { DeploymentHandle } from '#state/deployment-handle.ts';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { aSnapshot } from '#support/a-snapshot.ts';
import { aMonitor, shown } from './monitor.story.tsx';
import { useLookAgain } from './use-look-again.ts';

let root: Root;
beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(async () => act(async () => root.unmount()));

test('where what was staged is out of date, what to do is said once, by the button', async () => {
  const summary = 'the staged changes are out of date: they were discarded';
  const problems = [problem('ChangesOutOfDate', { summary, remedy: 'stage again' })];
  await act(async () => root.render(aMonitor(aSnapshot({ phase: 'failed', failedAt: 'staging', executionRefused: true, problems }))));
  const text = document.querySelector('.monitor-body')?.textContent ?? '';
  expect([text.match(/stage(d)? again/gi), text.includes(summary), text.includes('put right')]).toEqual([['Stage again'], true, false]);
});

test('of what is staged and isn’t the project as it is now no line of code is told as the reason', async () => {
  const staged = { ...(shown.staged as DeploymentSnapshot), policy: Object.values(shown).find((one) => one.policy)?.policy } as DeploymentSnapshot;
  const lines = async (name: string) => {
    await act(async () => root.render(aMonitor(staged, name)));
    return [...document.querySelectorAll('.policy .policy-why')].map((one) => one.textContent).filter((one) => one !== '').length;
  };
  expect([(await lines('staged')) > 0, await lines('stagedEdited'), await lines('stagedOfOthers')]).toEqual([true, 0, 0]);
});

function Looking({ world, isOpen }: { readonly world: DeployWorld; readonly isOpen: boolean }) {
  useLookAgain(world, isOpen);
  return null;
}

test('what waits is looked at again when the monitor is opened and when somebody comes back to the page, and nothing else is', async () => {
  const { world } = aDeployWorld({ session: {} });
  let looks = 0;
  world.followed.handle = { lookAgain: () => void looks++ } as unknown as DeploymentHandle;
  const counted: number[] = [];
  const draw = async (phase: DeploymentSnapshot['phase'], isOpen: boolean) => {
    world.deployment.setState({ snapshot: aSnapshot({ phase }) });
    await act(async () => root.render(<Looking world={world} isOpen={isOpen} />));
    counted.push(looks);
  };
  await draw('staged', false);
  await draw('staged', true);
  document.dispatchEvent(new Event('visibilitychange'));
  await draw('executing', false);
  await draw('executing', true);
  dispatchEvent(new Event('focus'));
  expect([...counted, looks]).toEqual([0, 1, 2, 2, 2]);
});
