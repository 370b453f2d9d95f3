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

test('what is carried out already is shown instead: it can’t be aborted', async () => {
  const { world } = aDeployWorld({ session: {} });
  world.deployment.setState({ snapshot: aSnapshot({ phase: 'executing' }) });
  await askRemoval(world);
  expect([world.deployment.getState().removal, world.deployment.getState().isOpen]).toEqual([undefined, true]);
});
