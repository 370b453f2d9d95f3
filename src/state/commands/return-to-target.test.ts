import { expect, test } from 'vitest';
import type { QueueEvent } from '#engine/queue/deployment-queue.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { OpenedRehearsal, RehearsalStore } from '#kit/rehearsal.ts';
import type { Target } from '#kit/target.ts';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { targetKey } from '../queue-place.ts';
import { createRehearsalKeeper } from '../rehearsal-keeper.ts';
import { rememberTarget } from '../remember-target.ts';
import { nowhereText, targetText } from '../target.ts';
import { chooseBegun, chooseRehearsal, listRehearsals } from './choose-rehearsal.ts';
import { returnToTarget } from './return-to-target.ts';

const scenario = { id: 'success', title: 'Success', description: 'All goes well.' };

function someSettings() {
  const values = new Map<string, string>();
  return { get: (key: string) => values.get(key), set: (key: string, value: string) => void values.set(key, value) };
}

/** One browser: what it keeps is the same for each page that is loaded in it. */
function aTab() {
  const tab = someSettings();
  const rehearsals = createRehearsalKeeper({});
  const account: Target = { kind: 'aws', region: 'r', account: '1' };
  const rehearse = async (store: RehearsalStore): Promise<OpenedRehearsal> => {
    await store.update((text) => ({ kept: text ?? 'an account', result: undefined }));
    return {
      session: { target: account, driver: { inspect: async () => ({ ours: false, condition: 'missing' }) } } as unknown as CloudSession,
      renewCredentials: async () => {},
    };
  };
  const load = () => {
    let session: CloudSession | undefined;
    const { world: bare, said } = aDeployWorld({ session: {} });
    const world = {
      ...bare,
      rehearsals,
      workbench: { ...bare.workbench, generated: () => undefined },
      clouds: {
        ...bare.clouds,
        session: {
          ...bare.clouds.session,
          current: () => session,
          adopt: (next: CloudSession) => {
            session = next;
          },
          use: (target: Target) => {
            session = { target, driver: { inspect: async () => ({ ours: false, condition: 'missing' }) } } as unknown as CloudSession;
            return session;
          },
        },
        rehearsals: {
          list: async () => [scenario],
          open: (_project: unknown, _id: string, store: RehearsalStore) => rehearse(store),
          reopen: async (_references: unknown, store: RehearsalStore) =>
            (await store.update((text) => ({ kept: undefined, result: text }))) === undefined ? undefined : rehearse(store),
        },
      },
    };
    rememberTarget(world.target, tab);
    return { world, said, rehearsal: () => session?.rehearsal, target: () => targetText(world.target.getState()), kind: () => session?.target.kind };
  };
  return { tab, rehearsals, load };
}

test('a rehearsal is gone on with after a reload, in the same account', async () => {
  const { tab, load } = aTab();
  const first = load();
  await listRehearsals(first.world);
  await chooseRehearsal(first.world, 'success');
  const second = load();
  await returnToTarget(second.world, tab);
  expect([second.target(), second.rehearsal(), second.said]).toEqual(['simulator · success', first.rehearsal(), []]);
});

test('a scenario that is clicked twice is begun once', async () => {
  const { rehearsals, load } = aTab();
  const { world, rehearsal } = load();
  await listRehearsals(world);
  await Promise.all([chooseRehearsal(world, 'success'), chooseRehearsal(world, 'success')]);
  expect([(await rehearsals.list('one')).map((one) => one.id), world.target.getState().isConnecting]).toEqual([[rehearsal()], false]);
});

test('where nothing is left of it, that is said, and where deployments go now', async () => {
  const { tab, rehearsals, load } = aTab();
  const first = load();
  await listRehearsals(first.world);
  await chooseRehearsal(first.world, 'success');
  await rehearsals.forget('one');
  const second = load();
  await returnToTarget(second.world, tab);
  expect([second.target(), second.kind(), second.said.map(({ text, detail }) => [text, detail])]).toEqual([
    'local',
    'local',
    [['The rehearsal is over: nothing of its account is kept', 'Deployments go to the local cloud now.']],
  ]);
});

test('an account whose credentials went with the page stays the target: nothing is deployed elsewhere', async () => {
  const { tab, load } = aTab();
  const first = load();
  first.world.target.setState({ target: { kind: 'aws', region: 'eu-west-1', account: '12' }, identity: { account: '12', arn: 'a' } });
  for (const _ of [1, 2]) {
    const next = load();
    await returnToTarget(next.world, tab);
    expect([next.target(), next.kind(), next.said.map(({ text }) => text)]).toEqual([
      'account 12 · eu-west-1 (signed out)',
      undefined,
      ['Signed out of account 12 · eu-west-1'],
    ]);
  }
});

test('where the open project was staged there, or deployed, that is said, and that signing in finds it', async () => {
  const { tab, load } = aTab();
  const first = load();
  const target = { kind: 'aws', region: 'eu-west-1', account: '12' } as const;
  first.world.target.setState({ target, identity: { account: '12', arn: 'a' } });
  const told = async (turns: readonly QueueEvent[]) => {
    const next = load();
    await next.world.queue.change({ projectId: 'one', target: targetKey({ target }), session: {} as CloudSession }, turns);
    await returnToTarget(next.world, tab);
    const { detail = '' } = next.said[0] ?? {};
    return [detail.split('. ')[0], nowhereText(next.world.target.getState())];
  };
  const asked: readonly QueueEvent[] = [
    { type: 'requested', id: 'r', at: 0 },
    { type: 'popped', id: 'r' },
  ];
  const staged: readonly QueueEvent[] = (['stackWait', 'stackReady', 'running', 'stepEnded'] as const).map((event) => ({
    type: 'advanced',
    id: 'r',
    event,
    ...(event === 'stepEnded' ? { changeSetId: 'c' } : {}),
  }));
  const found = 'shop → dev was staged there, or being deployed: sign in again, and it is found';
  expect(await told([...asked, ...staged])).toEqual([found, `${found}.`]);
  expect(await told([...asked.slice(0, 1)])).toEqual([
    'shop → dev was to be deployed there: sign in again, and it goes on',
    'shop → dev was to be deployed there: sign in again, and it goes on.',
  ]);
  expect(await told([])).toEqual(['Credentials are in memory only: a reload forgets them', 'Sign in again, or choose another target.']);
});

test('a new tab goes to the local cloud', async () => {
  const { load } = aTab();
  const { world, kind, said } = load();
  await returnToTarget(world, someSettings());
  expect([kind(), said]).toEqual(['local', []]);
});

test('a new tab says, once, that a rehearsal of the open project is kept, and leads back to it', async () => {
  const { tab, load } = aTab();
  const first = load();
  await listRehearsals(first.world);
  await chooseRehearsal(first.world, 'success');
  const fresh = someSettings();
  const [second, reloaded] = [load(), load()];
  await returnToTarget(second.world, fresh);
  await returnToTarget(reloaded.world, fresh);
  expect([second.target(), second.said.map(({ text, action }) => [text, action?.label]), reloaded.said]).toEqual([
    'local',
    [['A rehearsal of this project is kept', 'Go on']],
    [],
  ]);
  second.said[0]?.action?.run();
  await expect.poll(second.rehearsal).toBe(first.rehearsal());
  expect([second.target(), tab.get('told of a kept rehearsal')]).toEqual(['simulator · success', undefined]);
});

test('going on with one of which nothing is kept says so, and changes no target', async () => {
  const { tab, load } = aTab();
  const { world, target, said } = load();
  await returnToTarget(world, tab);
  await chooseBegun(world, { id: 'gone', projectId: 'one', scenario, at: 0 });
  expect([target(), said.map(({ text }) => text)]).toEqual(['local', ['Nothing of that rehearsal is kept any more']]);
});
