import { expect, test } from 'vitest';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { aSnapshot } from '#support/a-snapshot.ts';
import { aRelease } from '#support/releases.ts';
import type { DeploymentHandle, Listen, ReturnStart } from '../deployment-handle.ts';
import type { DesktopNotifications } from '../ports.ts';
import { whenText } from '../release-views.ts';
import { closeMonitor } from './deploy-project.ts';
import { deployImporting } from './mend-stack.ts';
import { askReturn, returnToRelease } from './return-to-release.ts';

const handle = { settled: Promise.resolve(), dispose: () => undefined } as unknown as DeploymentHandle;
const first = aRelease({
  id: '1',
  project: 'shop',
  parameters: [{ id: 'P', variable: 'API_KEY', function: 'hit' }],
  dataHolders: ['Visits'],
  names: { Visits: 'visits' },
});
const second = aRelease({ id: '2', project: 'shop', template: '{ "Resources": {} }' });

function aWorld() {
  const starts: { readonly start: ReturnStart; readonly listen: Listen }[] = [];
  const { world, said } = aDeployWorld({
    session: { driver: { inspect: async () => ({ condition: 'missing', ours: true, name: 's', outputs: [] }) } } as never,
    deployments: {
      returnTo: (start, listen) => {
        starts.push({ start, listen });
        return handle;
      },
    },
  });
  const notified: string[] = [];
  const notifications: DesktopNotifications = {
    permission: () => 'granted',
    ask: async () => 'granted',
    show: ({ title, body, onOpen }) => {
      notified.push(`${title}: ${body}`);
      onOpen();
    },
    isAway: () => false,
  };
  Object.assign(world, { notifications });
  world.releases.setState({ list: [second, first] });
  return { world, said, starts, notified };
}

test('before a return it is said what does not come back, and asked for the values that were not kept', async () => {
  const { world, starts } = aWorld();
  await askReturn(world, '1');
  const { asked } = world.releases.getState();
  expect([asked?.id, asked?.notUndone.map((one) => one.summary), asked?.variables, starts]).toEqual([
    '1',
    ['visits is no longer in the stack: it is made anew, empty'],
    [{ key: 'API_KEY', function: 'hit' }],
    [],
  ]);
});

test('what exists is imported by the same return, not by a deployment of the project as it is now', async () => {
  const { world, starts } = aWorld();
  await askReturn(world, '1');
  returnToRelease(world, { 'hit API_KEY': 'secret' });
  starts[0]?.listen({ ...aSnapshot({ phase: 'failed' }), returnsTo: '1' });
  await deployImporting(world);
  expect(starts.map(({ start }) => [start.release.id, start.wishes, start.values])).toEqual([
    ['1', undefined, { 'hit API_KEY': 'secret' }],
    ['1', { importExisting: true }, { 'hit API_KEY': 'secret' }],
  ]);
});

test('what went since is told with the time as it is shown here, without ids; after a removal, that nothing is there', async () => {
  const { world } = aWorld();
  const lost = {
    action: 'remove',
    logicalId: 'Visits',
    name: 'visits',
    type: 'Store',
    replacement: 'never',
    holdsData: true,
    causes: [],
    outcome: 'done',
  } as const;
  const told = async () => {
    await askReturn(world, '1');
    return world.releases.getState().asked?.notUndone.map((one) => one.summary);
  };
  const remover = { ...second, changes: [lost] };
  world.releases.setState({ list: [remover, first] });
  expect(await told()).toEqual([`visits was removed by the release of ${whenText(remover)}, and what it held then does not come back`]);
  world.releases.setState({ list: [first] });
  expect(await told()).toEqual([]);
  world.deployment.setState({ deployed: [] });
  expect(await told()).toEqual(['the stack was removed: visits is made anew, empty']);
});

test('agreed to, the release is staged with the values, in the monitor; they are asked for once a session', async () => {
  const { world, starts } = aWorld();
  await askReturn(world, '1');
  returnToRelease(world, { 'hit.API_KEY': 'hunter2' });
  expect([starts[0]?.start.release.id, starts[0]?.start.values, world.deployment.getState().isOpen, world.releases.getState().asked]).toEqual([
    '1',
    { 'hit.API_KEY': 'hunter2' },
    true,
    undefined,
  ]);
  await askReturn(world, '1');
  expect(world.releases.getState().asked?.variables).toEqual([]);
});

test('while a deployment goes on, it is shown instead', async () => {
  const { world } = aWorld();
  world.deployment.setState({ snapshot: aSnapshot({ phase: 'executing' }) });
  await askReturn(world, '1');
  expect([world.releases.getState().asked, world.deployment.getState().isOpen]).toEqual([undefined, true]);
});

test('after a return the project’s files are not taken for what is deployed', async () => {
  const { world, starts } = aWorld();
  world.deployment.setState({ deployedFiles: {} });
  await askReturn(world, '1');
  returnToRelease(world, {});
  starts[0]?.listen(aSnapshot({ phase: 'succeeded', returnsTo: '1' }));
  expect(world.deployment.getState().deployedFiles).toBeUndefined();
});

test('what ends in the background is said, and notified; a tap on the notification opens the monitor', async () => {
  const { world, said, starts, notified } = aWorld();
  await askReturn(world, '1');
  returnToRelease(world, {});
  starts[0]?.listen(aSnapshot({ phase: 'executing' }));
  closeMonitor(world);
  starts[0]?.listen(aSnapshot({ phase: 'succeeded', summary: { added: 1, modified: 0, removed: 0, replaced: 0, imported: 0, sentence: '1 added.' } }));
  expect([said.at(-1)?.text, notified, world.deployment.getState().isOpen]).toEqual([
    'thumbnailer → dev is deployed',
    ['thumbnailer → dev is deployed: 1 added.'],
    true,
  ]);
});

test('what is looked at, or was aborted by hand, is not notified', async () => {
  const { world, starts, notified } = aWorld();
  await askReturn(world, '1');
  returnToRelease(world, {});
  starts[0]?.listen(aSnapshot({ phase: 'succeeded', returnsTo: '1' }));
  await askReturn(world, '1');
  returnToRelease(world, {});
  closeMonitor(world);
  starts[1]?.listen(aSnapshot({ phase: 'aborted' }));
  expect(notified).toEqual([]);
});
