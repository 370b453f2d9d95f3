import { expect, test } from 'vitest';
import { problem } from '#model/problem.ts';
import { aGenerated, anEvent } from '#support/a-session.ts';
import { aSnapshot } from '#support/a-snapshot.ts';
import { aChange } from '#support/deployment-states.ts';
import { releaseOf } from './make-release.ts';

const sha256 = 'a'.repeat(64);
const at = Date.UTC(2026, 10, 21, 8, 15, 30, 123);
const template = JSON.stringify({
  Parameters: { Bucket: { Type: 'String' }, ResizeEnvironmentApiKey: { Type: 'String', NoEcho: true, Description: 'The value of API_KEY of resize' } },
  Resources: {
    Resize: { Type: 'Code', Metadata: { Stackwright: { name: 'resize' } }, Properties: { Code: { Key: `artifacts/${sha256}.zip` } } },
    Photos: { Type: 'Store', DeletionPolicy: 'RetainExceptOnCreate', Metadata: { Stackwright: { name: 'photos' } } },
  },
});
const row = { change: aChange({ action: 'modify', type: 'Code', name: 'resize', causes: ['API_KEY changed to hunter2'] }), state: 'done' } as const;
const succeeded = aSnapshot({
  phase: 'succeeded',
  changeSetId: 'changes-1',
  template,
  rows: [row],
  events: [anEvent('Resize', 'update', 'done', { at, id: 'event-last' })],
});

test('a finished deployment is made an entry that has all to deploy it again', () => {
  const artifact = { function: 'resize', sha256, key: `artifacts/${sha256}.zip`, bytes: new Uint8Array(7), unzipped: 9, handler: 'index.handler' };
  const generated = aGenerated({ parameters: [{ id: 'P', variable: 'API_KEY' }], names: { Resize: 'resize' }, dataHolders: ['Photos'], publicUrls: 1 });
  const release = releaseOf(succeeded, { who: 'someone', artifacts: [artifact], generated, sources: 'hash', manifest: '{}', secrets: ['hunter2'] });
  expect(release).toEqual({
    version: 1,
    id: '20261121T081530123Z-14af5fba',
    project: 'thumbnailer',
    stage: 'dev',
    status: 'succeeded',
    startedAt: at,
    endedAt: at,
    who: 'someone',
    stackName: 'thumbnailer-dev',
    changes: [{ ...row.change, causes: ['API_KEY changed to ***'], outcome: 'done' }],
    events: succeeded.events,
    outputs: [],
    problems: [],
    artifacts: [{ function: 'resize', key: artifact.key, sha256, bytes: 7 }],
    parameters: [{ id: 'P', variable: 'API_KEY' }],
    artifactBucketParameter: 'ArtifactBucket',
    names: { Resize: 'resize' },
    dataHolders: ['Photos'],
    publicUrls: 1,
    idleCosts: [],
    sources: 'hash',
    manifest: '{}',
    template,
  });
});

test('of one that was found again the template tells the rest', () => {
  const { artifacts, parameters, names, dataHolders } = releaseOf(succeeded, {}) ?? {};
  expect({ artifacts, parameters, names, dataHolders }).toEqual({
    artifacts: [{ function: 'resize', key: `artifacts/${sha256}.zip`, sha256 }],
    parameters: [{ id: 'ResizeEnvironmentApiKey', variable: 'API_KEY', function: 'resize' }],
    names: { Resize: 'resize', Photos: 'photos' },
    dataHolders: ['Photos'],
  });
});

test('all who followed the same deployment give it the same id', () => {
  const other = releaseOf({ ...succeeded, id: 'another-tab', startedAt: 5, endedAt: 99 }, { from: 'browser' });
  expect(other?.id).toBe(releaseOf(succeeded, {})?.id);
});

test('values from outside are left out wherever the cloud repeats them', () => {
  const reason = 'the value hunter2 is refused';
  const release = releaseOf(
    aSnapshot({
      phase: 'rolledBack',
      rows: [{ ...row, state: 'failed', reason }],
      events: [anEvent('Resize', 'update', 'failed', { reason })],
      outputs: [{ name: 'Url', value: 'https://x/?key=hunter2', description: '' }],
      problems: [problem('ResourceFailed', { summary: reason, remedy: 'give another one than hunter2' })],
    }),
    { secrets: ['hunter2', 'on'] },
  );
  expect(JSON.stringify(release)).not.toContain('hunter2');
  expect(release?.problems[0]?.summary).toBe('the value *** is refused');
});

test('what nothing came of is no release, nor what ended out of our sight', () => {
  const ends = [
    aSnapshot({ phase: 'unchanged' }),
    aSnapshot({ phase: 'aborted' }),
    aSnapshot({ phase: 'lost' }),
    aSnapshot({ phase: 'failed', failedAt: 'initialisation' }),
    aSnapshot({ phase: 'failed', failedAt: 'preparation' }),
    aSnapshot({ phase: 'failed', failedAt: 'staging' }),
    aSnapshot({ phase: 'failed', failedAt: 'execution', problems: [problem('CredentialsExpired', { summary: '', remedy: '' })] }),
  ];
  expect(ends.flatMap((one) => releaseOf(one, {}) ?? [])).toEqual([]);
  expect(releaseOf(aSnapshot({ phase: 'failed', failedAt: 'execution' }), {})?.status).toBe('failed');
});

test('of thousands of events the beginning and the end are kept', () => {
  const events = Array.from({ length: 5_000 }, (_, index) => anEvent(`R${index}`, 'create', 'done', { at: index }));
  const release = releaseOf({ ...succeeded, events }, {});
  expect([release?.events.length, release?.eventsLeftOut, release?.events[0]?.logicalId, release?.events.at(-1)?.logicalId]).toEqual([
    1_000,
    4_000,
    'R0',
    'R4999',
  ]);
});
