import { expect, test } from 'vitest';
import { createDeployer } from '#engine/deploy/deployer.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { ReleaseLedger } from '#kit/release-ledger.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { Release } from '#model/release.ts';
import { aChange, aClock, aGenerated, anEvent, aRandom, aSession, aStackEvent, aState } from '#support/a-session.ts';
import { recordReleases } from './record-releases.ts';

const ready = aState('ready', { status: 'UPDATE_COMPLETE' });

function aWorld(write: ReleaseLedger['write'], more: Parameters<typeof aSession>[0] = {}) {
  const releases: ReleaseLedger = { list: async () => [], read: async () => undefined, write, missingArtifacts: async () => [] };
  const session = {
    ...aSession({
      inspect: aState('ready'),
      changes: [aChange('A', { action: 'modify' })],
      ...more,
      polls: [
        { state: aState('busy'), events: [anEvent('A', 'update', 'running')] },
        { state: ready, events: [anEvent('A', 'update', 'done'), aStackEvent(ready, 'update', 'done')] },
      ],
    }),
    releases,
    identity: async () => ({ account: '1', arn: 'someone' }),
  };
  const ended: { release: Release; isKept: boolean }[] = [];
  const deployer = recordReleases(createDeployer({ session, clock: aClock(), random: aRandom() }), {
    session,
    clock: aClock(),
    facts: () => ({ from: 'command line', manifest: '{}' }),
    onRelease: (release, _text, isKept) => ended.push({ release, isKept }),
  });
  const shown: DeploymentSnapshot[] = [];
  const deployment = deployer.deploy(
    {
      projectName: 'shop',
      stage: 'dev',
      build: async () => ({ artifacts: [], problems: [] }),
      generate: () => aGenerated({ parameters: [{ id: 'P', variable: 'API_KEY' }] }),
      parameterValue: () => 'hunter2',
      autoExecute: true,
    },
    (snapshot) => shown.push(snapshot),
  );
  return { deployment, shown, ended };
}

test('a deployment that ended is in the ledger before it is settled, without the values that it was given', async () => {
  const written: unknown[] = [];
  const { deployment, shown, ended } = aWorld(async (of, id, text) => {
    written.push([of, id === JSON.parse(text).id, JSON.parse(text).who, JSON.parse(text).parameters, text.includes('hunter2')]);
    return true;
  });
  const last = await deployment.settled;
  expect([last.phase, last.problems]).toEqual(['succeeded', []]);
  expect(written).toEqual([[{ project: 'shop', stage: 'dev' }, true, 'someone', [{ id: 'P', variable: 'API_KEY' }], false]]);
  expect(ended.map((one) => [one.release.from, one.isKept])).toEqual([['command line', true]]);
  expect(shown.at(-1)).toBe(last);
});

test('a ledger that refuses is a warning, and the deployment has succeeded all the same', async () => {
  const { deployment, shown, ended } = aWorld(async () => {
    throw new CloudError('AccessDenied', 's3:PutObject is not allowed', { remedy: 'allow it' });
  });
  const last = await deployment.settled;
  expect([last.phase, last.problems.map((one) => [one.code, one.severity])]).toEqual(['succeeded', [['ReleaseNotKept', 'warning']]]);
  expect([shown.at(-1), deployment.snapshot()]).toEqual([last, last]);
  expect(ended.map((one) => one.isKept)).toEqual([false]);
});

test('of a deployment that failed before anything was executed nothing is missing in the ledger', async () => {
  const refused = () => new CloudError('AccessDenied', 'not allowed', { remedy: 'allow it' });
  const { deployment } = aWorld(
    async () => {
      throw refused();
    },
    { fail: { stage: [refused()] } },
  );
  const last = await deployment.settled;
  expect([last.phase, last.failedAt, last.problems.map((one) => one.code)]).toEqual(['failed', 'staging', ['AccessDenied']]);
});

test('a refused Execute of staged changes has carried nothing out: it is no release, and no failed one', async () => {
  const stale = () => new CloudError('AccessDenied', 'the change set can no longer be executed', { remedy: 'stage again' });
  const written: string[] = [];
  const { deployment, ended } = aWorld(async (_of, id) => written.push(id) > 0, { fail: { execute: [stale()] } });
  const last = await deployment.settled;
  expect([last.phase, last.problems.map((one) => one.code), last.executionRefused, written, ended]).toEqual(['failed', ['AccessDenied'], true, [], []]);
});

test('a ledger that never answers is not waited for', async () => {
  let stopped = false;
  const { deployment } = aWorld((_of, _id, _text, signal) => {
    signal?.addEventListener('abort', () => {
      stopped = true;
    });
    return new Promise(() => undefined);
  });
  const last = await deployment.settled;
  expect([last.phase, last.problems.map((one) => one.code), stopped]).toEqual(['succeeded', ['ReleaseNotKept'], true]);
});

test('what ends without having changed anything is not entered', async () => {
  const written: string[] = [];
  const { deployment } = aWorld(async (_of, id) => written.push(id) > 0);
  deployment.abort();
  expect([(await deployment.settled).phase, written]).toEqual(['aborted', []]);
});

test('one that is found again after a reload is entered by who follows it, with what its template tells', async () => {
  const sha256 = 'a'.repeat(64);
  const template = JSON.stringify({ Resources: { A: { Metadata: { Stackwright: { name: 'a' } }, Code: `artifacts/${sha256}.zip` } } });
  const session = aSession({
    inspect: aState('busy'),
    polls: [{ state: ready, events: [anEvent('A', 'update', 'done'), aStackEvent(ready, 'update', 'done')] }],
  });
  const { findStaged } = session.driver;
  Object.assign(session.driver, { findStaged: async (state: never) => ({ ...(await findStaged(state)), template, projectHash: 'hash' }) });
  const written: Release[] = [];
  const releases: ReleaseLedger = {
    list: async () => [],
    read: async () => undefined,
    write: async (_of, _id, text) => written.push(JSON.parse(text)) > 0,
    missingArtifacts: async () => [],
  };
  const recorded = { ...session, releases, identity: async () => ({ account: '1', arn: 'someone' }) };
  const deployer = recordReleases(createDeployer({ session: recorded, clock: aClock(), random: aRandom() }), {
    session: recorded,
    clock: aClock(),
    facts: ({ projectHash }) => ({ manifest: `of ${projectHash}` }),
  });
  const found = await deployer.reattach({ projectName: 'shop', stage: 'dev' }, () => undefined);
  expect((await found?.settled)?.phase).toBe('succeeded');
  expect(written).toEqual([
    expect.objectContaining({
      status: 'succeeded',
      who: 'someone',
      manifest: 'of hash',
      sources: 'hash',
      template,
      artifacts: [expect.objectContaining({ function: 'a', sha256 })],
    }),
  ]);
});
