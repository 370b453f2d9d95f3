import { expect, test } from 'vitest';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { aSnapshot } from '#support/a-snapshot.ts';
import { wasAskedToStop } from '../asked-stop.ts';
import type { DeploymentHandle } from '../deployment-handle.ts';
import { wishedStop } from '../wished-stop.ts';
import { stopAsWished, stopDeployment } from './stop-deployment.ts';

const running = aSnapshot({ phase: 'executing', stackId: 'stack', changeSetId: 'changes' });
const can = { execute: false, abort: false, stop: true, consent: false };

function aWorld(kept = new Map<string, string>()) {
  const { world, said } = aDeployWorld({ session: {} });
  const stops: boolean[] = [];
  Object.assign(world.workbench, { settings: { get: (key: string) => kept.get(key), set: (key: string, value: string) => kept.set(key, value) } });
  world.followed.handle = {
    stop: (isConsented: boolean) => {
      stops.push(isConsented);
      return true;
    },
  } as unknown as DeploymentHandle;
  const show = (of: Partial<DeploymentSnapshot>) => world.deployment.setState({ snapshot: { ...running, can, ...of } });
  show({});
  const wished = (changes = 'changes') => wishedStop(world.workbench.settings, changes)?.isConsented;
  return { world, said, kept, stops, wished, show, isKnown: (changes = 'changes') => wasAskedToStop(world.workbench.settings, 'stack', changes) };
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

test('what waits for credentials while the page is loaded anew is still wished: just these changes are stopped once they are found again', () => {
  const before = aWorld();
  before.show({ stopDeletes: true });
  stopDeployment(before.world, false);
  const asked = before.wished();
  stopDeployment(before.world, true);
  before.show({ phase: 'stopping', waitsFor: 'credentials', can: { ...can, stop: false } });
  const after = aWorld(before.kept);
  after.show({ id: 'found', changeSetId: 'others', stopDeletes: true });
  stopAsWished(after.world);
  const ofOthers = [...after.stops];
  after.show({ id: 'found', stopDeletes: true });
  stopAsWished(after.world);
  expect([asked, before.wished(), ofOthers, after.stops, after.said.map(({ text }) => text)]).toEqual([
    undefined,
    true,
    [],
    [true],
    ['thumbnailer → dev is stopped now, as you asked before'],
  ]);
});

test('what was never begun is not stopped later, when somebody executes it', () => {
  const before = aWorld();
  stopDeployment(before.world, false);
  const wished = before.wished();
  const after = aWorld(before.kept);
  after.show({ phase: 'staged', can: { ...can, stop: false } });
  stopAsWished(after.world);
  after.show({ phase: 'executing' });
  stopAsWished(after.world);
  expect([wished, after.wished(), after.stops]).toEqual([false, undefined, []]);
});

test('a wish is over once the cloud has taken it, or refused it, or the deployment has ended', () => {
  for (const end of [{ phase: 'stopping', stopTaken: true }, { phase: 'executing' }, { phase: 'succeeded' }] as const) {
    const { world, show, wished } = aWorld();
    stopDeployment(world, false);
    show({ phase: 'stopping' });
    const before = wished();
    show(end);
    expect([before, wished()]).toEqual([false, undefined]);
  }
});
