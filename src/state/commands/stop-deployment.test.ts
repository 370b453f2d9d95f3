import { expect, test } from 'vitest';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { aSnapshot } from '#support/a-snapshot.ts';
import { wasAskedToStop } from '../asked-stop.ts';
import type { DeploymentHandle } from '../deployment-handle.ts';
import { stopDeployment } from './stop-deployment.ts';

const running = aSnapshot({ phase: 'executing', stackId: 'stack', changeSetId: 'changes' });
const can = { execute: false, abort: false, stop: true, consent: false };

function aWorld() {
  const { world } = aDeployWorld({ session: {} });
  const kept = new Map<string, string>();
  Object.assign(world.workbench, { settings: { get: (key: string) => kept.get(key), set: (key: string, value: string) => kept.set(key, value) } });
  world.followed.handle = { stop: () => true } as unknown as DeploymentHandle;
  const show = (of: Partial<DeploymentSnapshot>) => world.deployment.setState({ snapshot: { ...running, can, ...of } });
  show({});
  return { world, show, isKnown: (changes = 'changes') => wasAskedToStop(world.workbench.settings, 'stack', changes) };
}

test('a stop is remembered for a reload once the cloud has taken it, for these changes alone', () => {
  const { world, show, isKnown } = aWorld();
  stopDeployment(world, false);
  show({ phase: 'stopping' });
  const before = isKnown();
  show({ phase: 'stopping', stopTaken: true });
  expect([before, isKnown(), isKnown('others')]).toEqual([false, true, false]);
});

test('one that comes too late, or is refused, is not remembered', () => {
  for (const end of [{ phase: 'succeeded' }, { id: 'another', stopTaken: true }] as const) {
    const { world, show, isKnown } = aWorld();
    stopDeployment(world, false);
    show({ phase: 'stopping' });
    show(end);
    show({ phase: 'executing', stopTaken: true });
    expect(isKnown()).toBe(false);
  }
});
