import { expect, test } from 'vitest';
import { createDeployer } from '#engine/deploy/deployer.ts';
import type { ReleaseLedger } from '#kit/release-ledger.ts';
import type { StageRequest } from '#kit/stack-driver.ts';
import type { Release } from '#model/release.ts';
import { remedyInPage } from '#model/remedy.ts';
import { aChange, aClock, aRandom, aSession, aState } from '#support/a-session.ts';
import { anArtifactOf, aRelease } from '#support/releases.ts';
import { namesMade } from './names-made.ts';
import { notUndone } from './not-undone.ts';
import { returnProblem, returnTo } from './return-to-release.ts';

const artifact = anArtifactOf('resize', '1');
const body = JSON.stringify({
  Parameters: { Bucket: { Type: 'String' }, Key: { Type: 'String', Description: 'The value of API_KEY' } },
  Resources: { Resize: { Metadata: { Stackwright: { name: 'resize' } }, Properties: { Code: artifact.key } } },
});
const release = aRelease({
  project: 'shop',
  template: body,
  artifacts: [artifact],
  parameters: [{ id: 'Key', variable: 'API_KEY' }],
  artifactBucketParameter: 'Bucket',
});

function aLedger(missing: readonly string[] = []): ReleaseLedger {
  return {
    list: async () => [],
    read: async () => undefined,
    write: async () => true,
    missingArtifacts: async (keys) => keys.filter((key) => missing.includes(key)),
  };
}

async function staged(of: Parameters<typeof returnTo>, more: Partial<Parameters<ReturnType<typeof createDeployer>['deploy']>[0]> = {}) {
  const session = aSession({ inspect: aState('ready'), changes: [aChange('Resize', { action: 'modify' })] });
  const deployer = createDeployer({ session, clock: aClock(), random: aRandom() });
  const deployment = deployer.deploy({ ...returnTo(...of), parameterValue: () => 'given again', ...more }, (snapshot) => {
    if (snapshot.phase === 'staged') queueMicrotask(() => deployment.abort());
  });
  const last = await deployment.settled;
  return { last, calls: session.script.calls };
}

test('the very template is staged again, with the bucket of today and values that are given again; nothing is uploaded', async () => {
  const { last, calls } = await staged([release, aLedger()]);
  const stage = calls.find((one) => one.verb === 'stage')?.argument as StageRequest;
  expect([last.phase, stage.template, stage.parameters]).toEqual(['aborted', body, { Bucket: 'bucket', Key: 'given again' }]);
  expect(calls.some((one) => one.verb === 'execute')).toBe(false);
});

test('an entry that does not know which parameter takes the bucket finds it in the template', async () => {
  const { artifactBucketParameter: _, ...bare } = release;
  const { calls } = await staged([bare, aLedger()]);
  const stage = calls.find((one) => one.verb === 'stage')?.argument as StageRequest;
  expect(stage.parameters).toEqual({ Bucket: 'bucket', Key: 'given again' });
});

test('without the value from outside nothing is staged', async () => {
  const { last, calls } = await staged([release, aLedger()], { parameterValue: () => undefined });
  expect([last.phase, last.problems.map((one) => one.code), calls.some((one) => one.verb === 'stage')]).toEqual(['failed', ['EnvironmentValueMissing'], false]);
});

test('an artifact that is gone is named, before anything is asked of the stack', async () => {
  const { last, calls } = await staged([{ ...release, commit: { id: 'abc', isDirty: false } }, aLedger([artifact.key])]);
  expect([last.phase, last.problems, calls]).toEqual([
    'failed',
    [
      expect.objectContaining({
        code: 'ReleaseGone',
        at: { function: 'resize' },
        summary: expect.stringContaining(artifact.key),
        remedy: expect.stringContaining('commit abc'),
      }),
    ],
    [],
  ]);
});

test('what never was what the stack had can not be returned to', () => {
  expect([release, aRelease({ status: 'failed' }), aRelease({ status: 'rolledBack' })].map((one) => returnProblem(one)?.code)).toEqual([
    undefined,
    'ReleaseUnusable',
    'ReleaseUnusable',
  ]);
  const { template: _, ...bare } = release;
  expect(returnProblem(bare)?.summary).toContain('without its template');
});

test('data holders that were removed or replaced since then are named, with where the old one is', () => {
  const first = aRelease({ id: '1', dataHolders: ['Photos', 'Visits', 'Jobs'], names: { Photos: 'photos', Visits: 'visits', Jobs: 'jobs' } });
  const change = { type: 'Store', replacement: 'never', holdsData: true, causes: [], outcome: 'done' } as const;
  const second = aRelease({
    id: '2',
    endedAt: Date.UTC(2026, 10, 22),
    changes: [
      { ...change, action: 'remove', logicalId: 'Photos', name: 'photos', physicalId: 'shop-photos-1', old: 'kept' },
      { ...change, action: 'modify', logicalId: 'Visits', name: 'visits', replacement: 'always' },
      { ...change, action: 'modify', logicalId: 'Jobs', name: 'jobs' },
    ],
    template: JSON.stringify({ Resources: { Visits: {}, Jobs: {} } }),
  });
  const failed = aRelease({ id: '3', status: 'failed', changes: [{ ...change, action: 'remove', logicalId: 'Jobs', name: 'jobs' }] });
  expect(notUndone(first, [failed, second, first]).map((one) => one.summary)).toEqual([
    'photos was removed on 2026-11-22T00:00:00.000Z by release 2, and what it held then does not come back; the old one is still in the account, as shop-photos-1',
    'visits was replaced on 2026-11-22T00:00:00.000Z by release 2, and what it held then does not come back',
  ]);
  expect(notUndone(second, [failed, second, first])).toEqual([]);
  const [told] = notUndone(first, [second, first], { called: (one) => `by the ${one.id}nd one` });
  expect(told?.summary).toMatch(/^photos was removed by the 2nd one, and what it held/);
});

test('a data holder that was replaced is named as it was called before, each time that it was', () => {
  const first = aRelease({ id: '1', dataHolders: ['Visits'], names: { Visits: 'visits' } });
  const replaced = (id: string, before: string, after: string) => {
    const event = { at: 0, logicalId: 'Visits', type: 'Store', status: '', isStack: false } as const;
    return aRelease({
      id,
      endedAt: Date.UTC(2026, 10, Number(id)),
      changes: [
        {
          type: 'Store',
          replacement: 'always',
          holdsData: true,
          causes: [],
          outcome: 'done',
          action: 'modify',
          logicalId: 'Visits',
          name: 'visits',
          physicalId: after,
          old: 'kept',
        },
      ],
      events: [
        { ...event, id: 'a', verb: 'update', phase: 'running', physicalId: before },
        { ...event, id: 'b', verb: 'update', phase: 'done', physicalId: after },
        { ...event, id: 'c', verb: 'delete', phase: 'skipped', physicalId: before },
      ],
      template: JSON.stringify({ Resources: { Visits: {} } }),
    });
  };
  const [second, third] = [replaced('2', 'visits-1', 'visits-2'), replaced('3', 'visits-2', 'visits-3')];
  const summaries = (releases: Parameters<typeof notUndone>[1]) => notUndone(first, releases, { called: (one) => `by ${one.id}` }).map((one) => one.summary);
  expect(summaries([third, second, first])).toEqual([
    'visits was replaced by 2, and what it held then does not come back; the old one is still in the account, as visits-1',
    'visits was replaced by 3, and what it held then does not come back; the old one is still in the account, as visits-2',
  ]);
  const bare = (events: typeof second.events) => summaries([{ ...second, events }, first]);
  expect([bare(second.events.slice(0, 2)), bare(second.events.slice(1, 2))]).toEqual([
    ['visits was replaced by 2, and what it held then does not come back; the old one is still in the account, as visits-1'],
    ['visits was replaced by 2, and what it held then does not come back; the old one is still in the account'],
  ]);
});

test('a data holder that went by a way the ledger does not know is made anew, empty', () => {
  const first = aRelease({ id: '1', dataHolders: ['Photos'], names: { Photos: 'photos' } });
  const second = aRelease({ id: '2', template: JSON.stringify({ Resources: {} }) });
  expect(notUndone(first, [second, first]).map((one) => one.summary)).toEqual(['photos is no longer in the stack: it is made anew, empty']);
});

test('after a removal, which no release tells, whatever held data is made anew', () => {
  const only = aRelease({ id: '1', dataHolders: ['Photos'], names: { Photos: 'photos' }, template: JSON.stringify({ Resources: { Photos: {} } }) });
  expect([notUndone(only, [only]), notUndone(only, [only], { isRemoved: true }).map((one) => one.summary)]).toEqual([
    [],
    ['the stack was removed: photos is made anew, empty'],
  ]);
});

test('what was left in the account under a name that the release makes again stands in its way, and that is told before it is staged', async () => {
  const change = { type: 'Store', replacement: 'never', holdsData: true, causes: [], outcome: 'done' } as const;
  const of = (id: string, stores: readonly string[], more: Partial<Release> = {}) =>
    aRelease({
      id,
      stackId: 'stack',
      dataHolders: stores,
      template: JSON.stringify({ Resources: Object.fromEntries(stores.map((one) => [one, {}])) }),
      ...more,
    });
  const first = of('1', ['Photos', 'Jobs', 'Visits']);
  const removed = (logicalId: string, name: string, physicalId: string) => ({ ...change, action: 'remove', logicalId, name, physicalId, old: 'kept' }) as const;
  const changes = [removed('Photos', 'photos', 'shop-photos-1'), removed('Jobs', 'jobs', 'https://queues/1/jobs'), removed('Visits', 'visits', 'visits-1')];
  const second = of('2', [], { changes });
  // The last one is named by the cloud.
  const givenNames = async (template: string, stackId: string | undefined) =>
    template.includes('Photos')
      ? { Photos: { name: `shop-photos-${stackId === 'stack' ? 1 : 2}`, isWritten: false }, Jobs: { name: 'jobs', isWritten: true } }
      : {};
  const told = async (releases: readonly Release[], isRemoved = false) =>
    notUndone(first, releases, { isRemoved, makes: await namesMade({ givenNames }, first, releases, isRemoved) }).map((one) => [
      one.at.resource,
      one.severity,
      one.meaning,
      remedyInPage(one),
    ]);
  const copy = 'copy the data by hand, if it is needed';
  expect(await told([second, first])).toEqual([
    [
      'photos',
      'warning',
      'the release makes photos under that very name: the cloud refuses the return for as long as shop-photos-1 is there',
      'before the return, move what shop-photos-1 holds elsewhere and delete it, unless it is gone already; or deploy from sources in which photos has another name or is the account’s own',
    ],
    [
      'jobs',
      'warning',
      'the release makes jobs under that very name: the cloud refuses the return for as long as https://queues/1/jobs is there',
      expect.stringContaining('import it'),
    ],
    ['visits', 'warning', undefined, copy],
  ]);
  // Made anew the stack has another id, and what has it again is in nobody's way.
  expect((await told([{ ...second, stackId: 'another' }, first]))[0]).toEqual(['photos', 'warning', undefined, copy]);
  expect((await told([of('3', ['Photos']), second, first]))[0]).toEqual(['photos', 'warning', undefined, copy]);
});
