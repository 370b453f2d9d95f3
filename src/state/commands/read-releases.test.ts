import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { ReleaseLedger } from '#kit/release-ledger.ts';
import { emptyProject } from '#model/project.ts';
import type { Release } from '#model/release.ts';
import type { StackState } from '#model/stack.ts';
import { aRelease } from '#support/releases.ts';
import type { DeployWorld } from '../deploy-world.ts';
import { createOwnStore } from '../own-store.ts';
import { createReleaseMirror, REMEMBERED } from '../release-mirror.ts';
import { goneText, whyNoReturn } from '../release-views.ts';
import { createReleasesStore } from '../releases.ts';
import { adoptRelease } from './adopt-release.ts';
import { forgetGone, readReleases } from './read-releases.ts';

const one = aRelease({ id: '20261121T100000000Z-0000000a' });
const two = aRelease({ id: '20261122T100000000Z-0000000b' });
const textOf = (release: Release) => JSON.stringify(release);

function aWorld(entries: Record<string, string>, store = createOwnStore(), artifacts: readonly string[] = []) {
  const asked: string[] = [];
  let isDown = false;
  const answer = async <T>(what: string, value: () => T): Promise<T> => {
    asked.push(what);
    if (isDown) throw new CloudError('EndpointUnreachable', 'no answer', { remedy: 'check the connection' });
    return value();
  };
  const ledger: ReleaseLedger = {
    list: () => answer('list', () => Object.keys(entries).sort().reverse()),
    read: (_of, id) => answer(`read ${id}`, () => entries[id]),
    write: (_of, id, text) =>
      answer(`write ${id}`, () => {
        entries[id] = text;
        return true;
      }),
    missingArtifacts: async (keys) => keys.filter((key) => !artifacts.includes(key)),
  };
  let stack: Partial<StackState> = { condition: 'missing' };
  const driver = { inspect: async () => ({ ours: false, name: 'thumbnailer-dev', outputs: [], ...stack }) };
  const session = { target: { kind: 'aws', region: 'r', account: '1' }, releases: ledger, driver } as unknown as CloudSession;
  const world = {
    releases: createReleasesStore(),
    mirror: createReleaseMirror(store),
    workbench: { opened: () => ({ id: 'p', project: emptyProject('thumbnailer'), files: {}, isForeign: false }) },
    clouds: { session: { current: () => session } },
    clock: { now: () => 0, sleep: async () => {} },
  } as unknown as DeployWorld;
  return {
    world,
    session,
    asked,
    store,
    goDown: (isDownNow: boolean) => {
      isDown = isDownNow;
    },
    becomes: (state: Partial<StackState>) => {
      stack = state;
    },
    ids: () => world.releases.getState().list?.map((each) => each.id),
  };
}

test('an entry is read once; the next look asks only for what is new', async () => {
  const entries: Record<string, string> = { [one.id]: textOf(one) };
  const { world, asked, ids } = aWorld(entries);
  await readReleases(world);
  entries[two.id] = textOf(two);
  await readReleases(world);
  expect([asked, ids()]).toEqual([
    ['list', `read ${one.id}`, 'list', `read ${two.id}`],
    [two.id, one.id],
  ]);
});

test('what the stack has now is said as long as the stack says so: not after another’s deployment that isn’t listed, nor a removal', async () => {
  const { world, becomes } = aWorld({ [one.id]: textOf(one) });
  const updated = (startedAt: number, more: object = {}): Partial<StackState> => ({
    condition: 'ready',
    operation: { kind: 'update', running: false, failed: false, rollingBack: false, startedAt, ...more },
  });
  const said: (string | undefined)[] = [];
  for (const state of [
    updated(one.startedAt),
    updated(one.endedAt + 60_000),
    // Taken back: it is as it was.
    updated(one.endedAt + 60_000, { failed: true, rolledBack: true }),
    updated(one.endedAt + 60_000, { running: true }),
    { condition: 'missing' } as const,
  ]) {
    becomes(state);
    await readReleases(world);
    said.push(world.releases.getState().currentId);
  }
  expect(said).toEqual([one.id, undefined, one.id, undefined, undefined]);
});

test('what has ended here while the ledger was read is listed, and is what the stack has', async () => {
  const { world, session, ids } = aWorld({ [one.id]: textOf(one) });
  await readReleases(world);
  const reading = readReleases(world);
  await adoptRelease(world, session, two, textOf(two), true);
  expect([ids(), world.releases.getState().currentId]).toEqual([[two.id, one.id], two.id]);
  await reading;
  expect(ids()).toEqual([two.id, one.id]);
});

test('offline, what this browser remembers is shown, and why it is not more', async () => {
  const { store } = await filled();
  const { world, goDown, ids } = aWorld({}, store);
  goDown(true);
  await readReleases(world);
  const { problem, isReading } = world.releases.getState();
  expect([ids(), problem?.code, isReading]).toEqual([[one.id], 'EndpointUnreachable', false]);
});

test('what somebody took out of the bucket is shown still, and that only this browser remembers it, until it is forgotten', async () => {
  const { store } = await filled();
  const { world, ids } = aWorld({}, store);
  await readReleases(world);
  const { gone, list = [] } = world.releases.getState();
  expect([ids(), gone, goneText(gone, list)]).toEqual([
    [one.id],
    { [one.id]: [] },
    'The artifact bucket no longer has this release: shown is what this browser remembers.',
  ]);
  await forgetGone(world);
  expect([ids(), world.releases.getState().gone, await store.keys('')]).toEqual([[], {}, []]);
});

test('it can be returned to if its code is there still; if not, that is told by function', async () => {
  const keyOf = (digit: string) => `artifacts/${digit.repeat(64)}.zip`;
  const of = (id: string, digit: string) => {
    const Code = { S3Bucket: { Ref: 'Artifacts' }, S3Key: keyOf(digit) };
    const template = JSON.stringify({ Resources: { Hit: { Type: 'x', Metadata: { Stackwright: { name: 'hit' } }, Properties: { Code } } } });
    return aRelease({ id, template });
  };
  const [first, second] = [of('20261121T100000000Z-1', '1'), of('20261122T100000000Z-2', '2')];
  const store = createOwnStore();
  await readReleases(aWorld({ [first.id]: textOf(first), [second.id]: textOf(second) }, store).world);
  const { world } = aWorld({}, store, [keyOf('2')]);
  await readReleases(world);
  const { gone, list = [] } = world.releases.getState();
  expect(list.map((one) => whyNoReturn(one, gone[one.id]))).toEqual([undefined, 'it can’t be returned to: the artifact bucket no longer has the code of hit']);
});

test('what the stack’s last deployment left is not entered anew while this browser knows it: the bucket’s one entry would pass for all there ever was', async () => {
  const { store } = await filled(aRelease({ id: one.id, events: [{ id: 'e' } as Release['events'][number]] }));
  const entries: Record<string, string> = {};
  const { world, session, ids } = aWorld(entries, store);
  const ended = { kind: 'update', running: false, failed: false, rollingBack: false, endedAt: one.endedAt };
  session.driver.inspect = async () => ({ condition: 'ready', ours: true, name: 'thumbnailer-dev', outputs: [], operation: ended }) as never;
  Object.assign(world.clock, { now: () => one.endedAt + 3_600_000 });
  await readReleases(world);
  expect([ids(), entries]).toEqual([[one.id], {}]);
});

test('of one ledger, the newest are remembered, and another account’s are another’s', async () => {
  const store = createOwnStore();
  const mirror = createReleaseMirror(store);
  const of = { project: 'thumbnailer', stage: 'dev' };
  const [mine, another] = [{ kind: 'aws', region: 'r', account: '1' } as const, { kind: 'aws', region: 'r', account: '2' } as const];
  await mirror.remember(another, of, '1', 'text', true);
  for (let id = 0; id < REMEMBERED + 3; id += 1) await mirror.remember(mine, of, `${1_000 + id}`, 'text', true);
  const { kept } = await mirror.read(mine, of);
  expect([kept.size, [...kept.keys()].sort()[0], (await mirror.read(another, of)).kept.size]).toEqual([REMEMBERED, '1003', 1]);
});

test('one that the ledger did not take stays here, and is brought in when it takes it', async () => {
  const entries: Record<string, string> = {};
  const { world, session, goDown, ids } = aWorld(entries);
  goDown(true);
  await readReleases(world);
  await adoptRelease(world, session, one, textOf(one), false);
  expect([ids(), world.releases.getState().unkept]).toEqual([[one.id], [one.id]]);
  goDown(false);
  await readReleases(world);
  expect([Object.keys(entries), ids(), world.releases.getState().unkept]).toEqual([[one.id], [one.id], []]);
});

test('an entry that cannot be read hides none of the others', async () => {
  const { world, ids } = aWorld({ [one.id]: textOf(one), [two.id]: '{ "version": 2 }' });
  await readReleases(world);
  expect([ids(), world.releases.getState().unread.map((each) => each.code)]).toEqual([[one.id], ['ReleaseUnusable']]);
});

test('of a simulated account, which is gone with the page, nothing is remembered', async () => {
  const { world, session, store, ids } = aWorld({ [one.id]: textOf(one) });
  Object.assign(session, { clock: { now: () => 0, sleep: async () => {} } });
  await readReleases(world);
  await adoptRelease(world, session, two, textOf(two), true);
  expect([ids(), await store.keys('')]).toEqual([[two.id, one.id], []]);
});

test('another project’s end is remembered, and not shown here', async () => {
  const { world, session, ids } = aWorld({});
  await readReleases(world);
  await adoptRelease(world, session, aRelease({ project: 'another' }), '{}', true);
  expect(ids()).toEqual([]);
});

async function filled(release = one) {
  const world = aWorld({ [release.id]: textOf(release) });
  await readReleases(world.world);
  return world;
}
