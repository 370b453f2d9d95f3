import { expect, test } from 'vitest';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { aSnapshot } from '#support/a-snapshot.ts';
import type { DeploymentHandle } from '../deployment-handle.ts';
import { abortThenRemove, askRemoval } from './remove-stack.ts';

const can = { execute: true, abort: true, stop: false, consent: false };

test('a stack with staged changes is asked about before they are aborted, and only then about its removal', async () => {
  const plan = { exists: true, stackName: 'shop-dev', goes: [], stays: [] };
  const { world } = aDeployWorld({ session: {}, deployments: { planRemoval: async () => plan } });
  world.deployment.setState({ snapshot: aSnapshot({ phase: 'staged', can }) });
  let isAborted = false;
  const abort = () => {
    isAborted = true;
    world.deployment.setState({ snapshot: aSnapshot({ phase: 'aborted' }) });
    return true;
  };
  world.followed.handle = { abort, settled: Promise.resolve() } as unknown as DeploymentHandle;
  const shown = () => [world.deployment.getState().removal, world.deployment.getState().isOpen, isAborted];
  await askRemoval(world);
  expect(shown()).toEqual(['abort first', false, false]);
  await abortThenRemove(world);
  expect(shown()).toEqual([{ stackName: 'shop-dev', goes: [], stays: [], plan }, false, true]);
});

test('what is carried out already can’t be aborted: it is said why nothing is asked, and where to look', async () => {
  const { world, said } = aDeployWorld({ session: {} });
  world.deployment.setState({ snapshot: aSnapshot({ phase: 'executing', can: { execute: false, abort: false, stop: true, consent: false } }) });
  await askRemoval(world);
  const { removal, isOpen } = world.deployment.getState();
  expect([removal, isOpen, said.map(({ text, detail }) => [text, detail])]).toEqual([
    undefined,
    false,
    [
      [
        'The stack can be removed once the deployment is over',
        'thumbnailer → dev is still being deployed. Wait, or open it and stop it; then choose Remove Stack… again.',
      ],
    ],
  ]);
  said[0]?.action?.run();
  expect(world.deployment.getState().isOpen).toBe(true);
});
