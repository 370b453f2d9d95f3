import { expect, test } from 'vitest';
import type { DeployRequest } from '#engine/deploy/deploy-request.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { aRehearsal, queues, shape } from '#support/a-rehearsal.ts';

const KEEP: Partial<DeployRequest> = { keepOnFailure: true };
const failing = { resources: { B: { create: { fail: 'no capacity', times: 1 }, update: { fail: 'no capacity', times: 1 } } } };

test('a first deployment that is to keep what succeeded stops at the failure; mended, it is deployed on top, and only the rest is made', async () => {
  const rehearsal = aRehearsal(failing);
  const { snapshot } = await rehearsal.deploy(queues({ A: {}, B: { after: ['A'] }, C: { after: ['B'] } }), KEEP);
  expect(shape(snapshot)).toEqual({
    phase: 'failed',
    status: 'CREATE_FAILED',
    rows: ['add a done', 'add b failed', 'add c waiting'],
    problems: ['ResourceFailed', 'StackBroken'],
  });
  expect(snapshot.halted).toEqual({ stands: ['a'], failed: ['b'], notBegun: ['c'], count: { stands: 1, all: 3 }, isCreation: true });
  expect(snapshot.problems[1]?.remedy).toContain('deploy --keep');
  const made = rehearsal.stack().resources.find((one) => one.logicalId === 'A')?.physicalId;

  const again = await rehearsal.deploy(queues({ A: {}, B: { after: ['A'] }, C: { after: ['B'] } }), KEEP);
  expect(shape(again.snapshot)).toEqual({ phase: 'succeeded', status: 'UPDATE_COMPLETE', rows: ['add b done', 'add c done'], problems: [] });
  expect(again.phases).not.toContain('awaitingConsent');
  expect(rehearsal.stack().resources.find((one) => one.logicalId === 'A')?.physicalId).toBe(made);
});

test('deployed on top of what was kept, and stopped once more, what stands is counted in the stack', async () => {
  const rehearsal = aRehearsal({ resources: { B: { create: { fail: 'no capacity', times: 2 } } } });
  const all = queues({ A: {}, B: { after: ['A'] }, C: { after: ['B'] } });
  expect((await rehearsal.deploy(all, KEEP)).snapshot.halted?.count).toEqual({ stands: 1, all: 3 });
  const again = await rehearsal.deploy(all, KEEP);
  expect([again.snapshot.rows.map((row) => `${row.change.name} ${row.state}`), again.snapshot.halted?.count]).toEqual([
    ['b failed', 'c waiting'],
    { stands: 1, all: 3 },
  ]);
});

test('without it, everything goes back as ever, and a stack that was left as it failed takes no deployment unasked', async () => {
  const rehearsal = aRehearsal({ resources: { B: { create: { fail: 'no capacity', times: 2 } } } });
  expect((await rehearsal.deploy(queues({ A: {}, B: {} }))).snapshot.stackStatus).toBe('ROLLBACK_COMPLETE');
  expect((await rehearsal.deploy(queues({ A: {}, B: {} }), { brokenStack: 'replace', ...KEEP })).snapshot.stackStatus).toBe('CREATE_FAILED');
  const plain = await rehearsal.deploy(queues({ A: {}, B: {} }));
  expect(shape(plain.snapshot)).toMatchObject({ phase: 'failed', problems: ['StackBroken'] });
  expect(rehearsal.stack().status).toBe('CREATE_FAILED');
});

test('an update that was left as it failed is taken back when somebody says so', async () => {
  const rehearsal = aRehearsal(failing);
  await rehearsal.deploy(queues({ A: {} }));
  const { snapshot } = await rehearsal.deploy(queues({ A: { delay: 5 }, B: { after: ['A'] } }), KEEP);
  expect([snapshot.stackStatus, snapshot.halted]).toEqual([
    'UPDATE_FAILED',
    { stands: ['a'], failed: ['b'], notBegun: [], count: { stands: 1, all: 2 }, isCreation: false },
  ]);
  const back = await rehearsal.deployer.recover({ projectName: 'shop', stage: 'dev' }, () => undefined).settled;
  expect([back.phase, back.stackStatus]).toEqual(['recovered', 'UPDATE_ROLLBACK_COMPLETE']);
  expect(rehearsal.stack().resources.map((one) => [one.logicalId, one.properties])).toEqual([['A', { DelaySeconds: 0 }]]);
});

test('asked, it is staged on top of what stands; a failure there keeps what succeeds, whatever was chosen', async () => {
  const rehearsal = aRehearsal({ resources: { B: { create: { fail: 'no capacity', times: 2 } } } });
  await rehearsal.deploy(queues({ A: {}, B: {} }), KEEP);
  const seen: DeploymentSnapshot[] = [];
  const deployment = rehearsal.deployer.deploy(
    {
      projectName: 'shop',
      stage: 'dev',
      build: async () => ({ artifacts: [], problems: [] }),
      generate: () => ({ ...generatedQueues(), body: JSON.stringify(queues({ A: {}, B: {}, C: {} })) }),
    },
    (snapshot) => {
      if (seen.at(-1)?.phase === snapshot.phase) return;
      seen.push(snapshot);
      if (snapshot.phase === 'awaitingConsent') setImmediate(() => expect(deployment.retry()).toBe(true));
      if (snapshot.phase === 'staged') setImmediate(() => expect(deployment.execute()).toBe(true));
    },
  );
  const end = await deployment.settled;
  expect(seen.find((one) => one.phase === 'awaitingConsent')).toMatchObject({ trouble: 'creationLeft', can: { retry: true, recover: false, consent: true } });
  expect(seen.find((one) => one.phase === 'staged')).toMatchObject({ keeps: 'forced' });
  expect([end.stackStatus, end.halted?.stands]).toEqual(['UPDATE_FAILED', ['C']]);
});

test('what would be replaced can’t be executed that way: said before, by name, and nothing begins', async () => {
  const rehearsal = aRehearsal();
  await rehearsal.deploy(queues({ A: { UpdateReplacePolicy: 'Delete' } }));
  const fifo = queues({ A: { UpdateReplacePolicy: 'Delete', Properties: { FifoQueue: true } } });
  let deployment: ReturnType<typeof rehearsal.deployer.deploy> | undefined;
  const told: (readonly string[])[] = [];
  const request = { ...KEEP, confirmedLosses: ['A'], autoExecute: true, projectName: 'shop', stage: 'dev' };
  deployment = rehearsal.deployer.deploy(
    { ...request, build: async () => ({ artifacts: [], problems: [] }), generate: () => ({ ...generatedQueues(), body: JSON.stringify(fifo) }) },
    (snapshot) => {
      if (snapshot.phase !== 'staged' || told.length > 0) return;
      told.push(snapshot.problems.map((one) => `${one.code} ${one.at.resource}`));
      setImmediate(() => {
        expect(deployment?.execute({ keep: true, confirmedLosses: ['A'] })).toBe(false);
        deployment?.abort();
      });
    },
  );
  expect([(await deployment.settled).phase, told]).toEqual(['aborted', [['KeepImpossible A']]]);
  expect(rehearsal.stack().status).toBe('CREATE_COMPLETE');
});

function generatedQueues() {
  return {
    template: {},
    problems: [],
    parameters: [],
    artifactBucketParameter: '',
    names: {},
    statements: {},
    dropped: [],
    publicUrls: 0,
    idleCosts: [],
    dataHolders: [],
  };
}
