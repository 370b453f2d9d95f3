import { expect, test } from 'vitest';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { aSnapshot } from '#support/a-snapshot.ts';
import type { OpenedProject } from '../deploy-world.ts';
import type { DeploymentHandle, Listen } from '../deployment-handle.ts';
import { executeChanges, takeOthers } from './execute-changes.ts';
import { findDeployment } from './find-deployment.ts';
import { listenFor } from './follow-deployment.ts';

const staged = aSnapshot({ phase: 'staged', can: { execute: true, abort: true, stop: false, consent: false } });

/** A page that comes to a stack on which this waits, for a project whose hash is `hash`. */
function comingTo(found: Partial<DeploymentSnapshot>) {
  let executed = 0;
  let executedWhileLooking = 0;
  const handle = {
    execute: () => {
      executed += 1;
      return true;
    },
    dispose: () => undefined,
  } as unknown as DeploymentHandle;
  const of = aDeployWorld({
    session: { driver: { inspect: async () => ({ ours: false, condition: 'missing' }) } as never },
    deployments: {
      find: async (_found: unknown, listen: Listen) => {
        listen({ ...staged, ...found });
        of.world.followed.handle = handle;
        executeChanges(of.world);
        executedWhileLooking = executed;
        return handle;
      },
    },
  });
  return { world: of.world, executed: () => [executedWhileLooking, executed] };
}

test('what is found staged and is the project as it is now is executed at a word', async () => {
  const { world, executed } = comingTo({ projectHash: 'hash' });
  await findDeployment(world);
  executeChanges(world);
  expect([executed(), world.deployment.getState().isOfOthers]).toEqual([[0, 1], false]);
});

test('what is found staged and is something else is executed only once that is agreed to, by mouse or by keyboard', async () => {
  const { world, executed } = comingTo({ projectHash: 'of another project of the same name' });
  await findDeployment(world);
  executeChanges(world);
  const before = [executed(), world.deployment.getState().isOfOthers];
  takeOthers(world, true);
  takeOthers(world, false);
  executeChanges(world);
  takeOthers(world, true);
  executeChanges(world);
  expect([before, executed()]).toEqual([
    [[0, 0], true],
    [0, 1],
  ]);
});

test('what was agreed to holds for what was found then, and for nothing that is found later', async () => {
  const { world, executed } = comingTo({ projectHash: 'another' });
  await findDeployment(world);
  takeOthers(world, true);
  await findDeployment(world);
  executeChanges(world);
  expect(executed()).toEqual([0, 0]);
});

test('an earlier release that was staged here and is found again is no other state of the project: it is executed at a word', async () => {
  const { world, executed } = comingTo({ projectHash: 'of then', returnsTo: '1' });
  await findDeployment(world);
  const { isOfOthers, isEdited } = world.deployment.getState();
  executeChanges(world);
  expect([isOfOthers, isEdited, executed()]).toEqual([false, false, [0, 1]]);
});

test('only what no page of this browser has begun was begun elsewhere', async () => {
  const found = async (begun: string) => {
    const { world } = comingTo({ projectHash: 'hash', changeSetId: 'mine' });
    Object.assign(world.workbench.settings, { get: () => JSON.stringify([[begun, 1]]) });
    await findDeployment(world);
    return world.deployment.getState().isFound;
  };
  expect([await found('mine'), await found('another')]).toEqual([false, true]);
});

test('a removal that was begun here is one’s own after a reload, too', async () => {
  const settings = new Map<string, string>();
  const keep = { get: (key: string) => settings.get(key), set: (key: string, value: string) => void settings.set(key, value) };
  const removing = aSnapshot({ phase: 'removing' });
  const found = async (stackId: string) => {
    const { world } = comingTo({ ...removing, stackId });
    Object.assign(world.workbench.settings, keep);
    await findDeployment(world);
    return world.deployment.getState().isFound;
  };
  expect(await found('mine')).toBe(true);
  const { world } = comingTo({});
  Object.assign(world.workbench.settings, keep);
  const listen = listenFor(world, world.workbench.opened() as OpenedProject);
  listen(removing);
  listen({ ...removing, stackId: 'mine' });
  expect([await found('mine'), await found('another')]).toEqual([false, true]);
});
