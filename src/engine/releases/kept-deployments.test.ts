import { expect, test } from 'vitest';
import type { Deployment, DeployRequest } from '#engine/deploy/deploy-request.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Clock } from '#kit/ports.ts';
import type { Release } from '#model/release.ts';
import { aRehearsal, queues, type Rehearsal } from '#support/a-rehearsal.ts';
import { generatedOf } from '#support/deploy-fixture.ts';
import { enterKept } from './enter-kept.ts';
import type { KeptDeployment, KeptDeployments, KeptEntry } from './kept-deployments.ts';
import { recordReleases } from './record-releases.ts';

/** Nothing takes too long. */
const PATIENT: Clock = { now: () => 0, sleep: () => new Promise(() => undefined) };

/** What a browser keeps, as text, and the ledger beside a simulated account. */
function aPlace(rehearsal: Rehearsal) {
  let left: string | undefined;
  const entries = new Map<string, KeptEntry>();
  const ledger = new Map<string, Release>();
  let isAnswering = true;
  const kept: KeptDeployments = {
    staged: (last, facts) => {
      left = JSON.stringify({ last, facts });
    },
    ended: (_changeSetId, entry) => {
      left = undefined;
      if (entry) entries.set(entry.id, entry);
    },
    entered: (id) => entries.delete(id),
  };
  const session: CloudSession = {
    ...rehearsal.session,
    releases: {
      list: async () => [...ledger.keys()],
      read: async () => undefined,
      missingArtifacts: async () => [],
      async write(_of, id, text) {
        if (!isAnswering) return new Promise(() => undefined);
        if (ledger.has(id)) return false;
        ledger.set(id, JSON.parse(text));
        return true;
      },
    },
  };
  const deployer = recordReleases(rehearsal.deployer, { session, clock: PATIENT, kept, facts: () => ({ from: 'browser', manifest: '{"name":"shop"}' }) });
  return {
    session,
    kept,
    deployer,
    ledger: () => [...ledger.values()],
    entries: () => [...entries.values()],
    answer: (isIt: boolean) => {
      isAnswering = isIt;
    },
    text: () => left,
    left: () => (left === undefined ? undefined : (JSON.parse(left) as KeptDeployment)),
  };
}

const request = (delay: number): DeployRequest => ({
  projectName: 'shop',
  stage: 'dev',
  projectHash: 'hash',
  build: async () => ({
    artifacts: [{ function: 'hit', key: 'artifacts/a.zip', sha256: 'a', bytes: new Uint8Array(7), unzipped: 9, handler: 'index.handler' }],
    problems: [],
  }),
  generate: () => generatedOf(queues({ Orders: { delay } }), { parameters: [], names: { Orders: 'orders' }, artifactBucketParameter: '' }),
  parameterValue: () => 'hunter2',
});

/** Stages, executes, and is gone as soon as the cloud was asked. */
async function executeAndLeave(place: ReturnType<typeof aPlace>, delay: number): Promise<void> {
  let deployment: Deployment | undefined;
  await new Promise<void>((resolve) => {
    deployment = place.deployer.deploy(request(delay), ({ phase, stackStatus }) => {
      if (phase === 'staged') queueMicrotask(() => deployment?.execute());
      if (phase === 'executing' && /_IN_PROGRESS/.test(stackStatus ?? '') && !/REVIEW/.test(stackStatus ?? '')) resolve();
    });
  });
  deployment?.detach();
  await deployment?.settled;
}

test('left after Execute, it is found when it is over: told to its end, and entered with what was staged', async () => {
  const rehearsal = aRehearsal();
  const place = aPlace(rehearsal);
  await executeAndLeave(place, 1);
  expect([place.ledger(), place.entries()]).toEqual([[], []]);
  await rehearsal.pass(600);
  const left = place.left();
  if (!left) throw new Error('nothing was kept');
  const again = recordReleases(rehearsal.deployer, { session: place.session, clock: PATIENT, kept: place.kept, facts: () => left.facts });
  const found = await again.rejoin({ projectName: 'shop', stage: 'dev', last: left.last }, () => undefined);
  const end = await found?.settled;
  expect([end?.phase, end?.changeSetId, end?.projectHash, end?.summary?.sentence]).toEqual([
    'succeeded',
    left.last.changeSetId,
    'hash',
    left.last.summary?.sentence,
  ]);
  expect(place.ledger()).toMatchObject([
    {
      status: 'succeeded',
      from: 'browser',
      manifest: '{"name":"shop"}',
      artifacts: [{ function: 'hit', key: 'artifacts/a.zip', sha256: 'a', bytes: 7 }],
      changes: [{ name: 'orders', action: 'add', outcome: 'done' }],
      template: left.last.template,
    },
  ]);
  expect([place.left(), place.entries()]).toEqual([undefined, []]);
});

test('left, and rolled back meanwhile: it ends so, with its reasons', async () => {
  const rehearsal = aRehearsal({ resources: { Orders: { create: { seconds: 5, fail: 'no room' } } } });
  const place = aPlace(rehearsal);
  await executeAndLeave(place, 1);
  await rehearsal.pass(600);
  const last = place.left()?.last;
  const found = last && (await place.deployer.rejoin({ projectName: 'shop', stage: 'dev', last }, () => undefined));
  const end = await found?.settled;
  expect([end?.phase, end?.problems[0]?.summary]).toEqual(['rolledBack', expect.stringContaining('no room')]);
  expect(place.ledger().map((one) => one.status)).toEqual(['rolledBack']);
});

test('staged and never executed, or with others’ after it, there is nothing to come back to', async () => {
  const rehearsal = aRehearsal();
  const place = aPlace(rehearsal);
  const staged = await new Promise<KeptDeployment['last']>((resolve) => {
    place.deployer.deploy(request(1), (snapshot) => snapshot.phase === 'staged' && resolve(snapshot));
  });
  expect(await place.deployer.rejoin({ projectName: 'shop', stage: 'dev', last: staged }, () => undefined)).toBeUndefined();
  const other = aRehearsal();
  const there = aPlace(other);
  await executeAndLeave(there, 1);
  const last = there.left()?.last;
  await other.pass(600);
  await other.deploy(queues({ Orders: { delay: 2 } }));
  expect(last && (await there.deployer.rejoin({ projectName: 'shop', stage: 'dev', last }, () => undefined))).toBeUndefined();
});

test('gone while its entry is on its way, it is entered by whoever comes back, and once; nothing that is kept has a value from outside', async () => {
  const rehearsal = aRehearsal();
  const place = aPlace(rehearsal);
  place.answer(false);
  const texts: (string | undefined)[] = [];
  const ended = new Promise<void>((resolve) => {
    const deployment = place.deployer.deploy({ ...request(1), autoExecute: true }, ({ phase }) => {
      texts.push(place.text());
      if (phase === 'succeeded') resolve();
    });
    void deployment.settled;
  });
  await ended;
  await expect.poll(() => place.entries().length).toBe(1);
  expect([place.ledger(), place.left()]).toEqual([[], undefined]);
  expect(JSON.stringify([texts, place.entries()])).not.toContain('hunter2');
  place.answer(true);
  const adopted: unknown[] = [];
  const entering = { kept: place.kept, onRelease: (release: Release, _text: string, isKept: boolean) => adopted.push([release.status, isKept]) };
  const entries = place.entries();
  await Promise.all([enterKept(place.session, entries, entering), enterKept(place.session, entries, entering)]);
  expect(place.ledger().map((one) => [one.status, one.artifacts.length])).toEqual([['succeeded', 1]]);
  expect([place.entries(), adopted[0]]).toEqual([[], ['succeeded', true]]);
});
