import { expect, test } from 'vitest';
import type { JsonObject } from '#base/json.ts';
import { aRehearsal, shape } from '#support/a-rehearsal.ts';
import { generatedOf } from '#support/deploy-fixture.ts';
import { readScenario } from './read-scenario.ts';
import { readyScenarios } from './ready-scenarios.ts';
import { seedOf } from './seed.ts';

const template = {
  Resources: {
    Pages: {
      Type: 'AWS::DynamoDB::Table',
      Metadata: { Stackwright: { name: 'pages' } },
      Properties: { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] },
    },
    Hit: { Type: 'AWS::SNS::Topic', Metadata: { Stackwright: { name: 'hit' } }, DependsOn: 'Pages', Properties: { DisplayName: 'x' } },
  },
};
const ready = readyScenarios({ stack: 'shop-dev', functions: ['hit'], resources: ['pages'] });
const seedProject = { resources: template.Resources };

test('each is a scenario that the reader takes', () => {
  expect(ready.flatMap(({ scenario, id }) => readScenario(JSON.stringify(scenario), id).problems)).toEqual([]);
});

test('what is slow is the database, wherever it stands; else what holds data, and it is called what it is', () => {
  const slow = (resources: Record<string, string>, functions = ['hit']) => {
    const found = readyScenarios({ stack: 'shop-dev', functions, resources: Object.keys(resources), types: resources }).find(
      ({ id }) => id === 'slow-database',
    );
    return [found?.title, found?.description, Object.keys(found?.scenario.resources ?? {}).join()];
  };
  expect([
    slow({ api: 'api-gateway.http-api', photos: 's3.bucket', pages: 'dynamodb.table' }),
    slow({ api: 'api-gateway.http-api', photos: 's3.bucket' }),
    slow({ api: 'api-gateway.http-api' }),
    slow({}),
    slow({}, []),
  ]).toEqual([
    ['A slow database', 'pages takes four minutes.', 'pages'],
    ['A slow bucket', 'photos takes four minutes.', 'photos'],
    ['A slow resource', 'api takes four minutes.', 'api'],
    ['A slow function', 'hit takes four minutes.', 'hit'],
    ['A slow resource', 'A resource takes four minutes.', ''],
  ]);
});

test('each takes what the template has: what nothing uses is in no stack', () => {
  const types = { table0: 'dynamodb.table', photos: 's3.bucket', spare: 's3.bucket' };
  const resources = Object.keys(types);
  const of = (declared: Readonly<Record<string, object>>, functions = ['broken', 'hit']) =>
    readyScenarios({ stack: 'shop-dev', functions, resources, types, declared: declared as Readonly<Record<string, JsonObject>> });
  const named = (all: ReturnType<typeof of>) =>
    all.flatMap(({ scenario }) => [...Object.keys(scenario.resources ?? {}), ...Object.keys(scenario.drift ?? {})]).join();
  const described = (all: ReturnType<typeof of>) => all.find(({ id }) => id === 'slow-database')?.description;
  const used = of({ Photos: {}, PhotosPolicy: {}, Hit: {} });
  expect([named(used), described(used)]).toEqual(['hit,hit,photos,hit', 'photos takes four minutes.']);
  expect(named(of({ Photos: {} }, []))).toBe('photos,photos,photos');
});

test('each goes as its description says', async () => {
  const ends: Record<string, unknown> = {};
  for (const { id, scenario } of ready) {
    const rehearsal = aRehearsal(scenario, undefined, seedProject);
    const { snapshot } = await rehearsal.deploy(template);
    const { phase, status, problems } = shape(snapshot);
    ends[id] = [phase, status, problems[0]].filter(Boolean).join(' ');
    if (id === 'expired-session') {
      rehearsal.account.renewCredentials();
      await rehearsal.pass(300);
      ends[`${id}, then`] = rehearsal.stack().status;
    }
  }
  expect(ends).toEqual({
    success: 'succeeded CREATE_COMPLETE',
    failure: 'rolledBack ROLLBACK_COMPLETE ResourceFailed',
    'failed-rollback': 'failed UPDATE_ROLLBACK_FAILED StackBroken',
    throttling: 'succeeded CREATE_COMPLETE',
    'slow-database': 'succeeded CREATE_COMPLETE',
    'expired-session': expect.stringMatching(/^lost CREATE_IN_PROGRESS CredentialsExpired$/),
    'expired-session, then': 'CREATE_COMPLETE',
    'lost-connection': 'succeeded CREATE_COMPLETE',
    drift: 'unchanged UPDATE_COMPLETE',
  });
});

test('one failure is one: deployed again, or on top of what was kept, it works; so it is with an update', async () => {
  const scenario = ready.find((one) => one.id === 'failure')?.scenario;
  const named = (DisplayName: string) => ({ Resources: { ...template.Resources, Hit: { ...template.Resources.Hit, Properties: { DisplayName } } } });
  for (const keepOnFailure of [false, true]) {
    const rehearsal = aRehearsal(scenario, undefined, seedProject);
    const ends: unknown[] = [];
    for (const name of ['x', 'x', 'y', 'y'])
      ends.push((await rehearsal.deploy(named(name), { keepOnFailure, ...(keepOnFailure ? {} : { brokenStack: 'replace' }) })).snapshot.stackStatus);
    expect(ends).toEqual(
      keepOnFailure
        ? ['CREATE_FAILED', 'UPDATE_COMPLETE', 'UPDATE_FAILED', 'UPDATE_COMPLETE']
        : ['ROLLBACK_COMPLETE', 'CREATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'UPDATE_COMPLETE'],
    );
  }
});

test('a failed rollback is continued: once in vain, then it goes back, and the deployment works', async () => {
  const rehearsal = aRehearsal(ready.find((one) => one.id === 'failed-rollback')?.scenario, undefined, seedProject);
  const ends: unknown[] = [];
  for (let tries = 0; tries < 2; tries += 1) {
    const { phase, stackStatus } = await rehearsal.deployer.recover({ projectName: 'shop', stage: 'dev' }, () => undefined).settled;
    ends.push(`${phase} ${stackStatus}`);
  }
  ends.push(
    (await rehearsal.deploy({ Resources: { ...template.Resources, Hit: { ...template.Resources.Hit, Properties: { DisplayName: 'y' } } } })).snapshot.phase,
  );
  expect(ends).toEqual(['failed UPDATE_ROLLBACK_FAILED', 'recovered UPDATE_ROLLBACK_COMPLETE', 'succeeded']);
});

test('what stands before is the whole project, with its outputs: deployed on it, only what has a value of its own by then is changed', async () => {
  const { Resources } = template;
  const whole = {
    Parameters: { Bucket: { Type: 'String' } },
    Resources: {
      ...Resources,
      Hit: { ...Resources.Hit, Properties: { DisplayName: { Ref: 'Bucket' } } },
      HitPolicy: { Type: 'AWS::SNS::TopicPolicy', Metadata: { Stackwright: { name: 'hit' } }, Properties: { Topics: [{ Ref: 'Hit' }], PolicyDocument: {} } },
    },
    Outputs: { Topic: { Value: { Ref: 'Hit' } } },
  };
  const all = readyScenarios({ stack: 'shop-dev', functions: ['hit'], resources: ['pages'], declared: whole.Resources });
  const rehearsed = (id: string) =>
    aRehearsal(all.find((one) => one.id === id)?.scenario, undefined, seedOf({ declared: whole.Resources, template: whole, references: {} }));
  const drift = rehearsed('drift');
  expect(drift.stack().resources.map((one) => one.logicalId)).toEqual(['Pages', 'Hit', 'HitPolicy']);
  expect((await drift.session.driver.inspect('shop-dev')).outputs).toMatchObject([{ name: 'Topic' }]);
  expect(
    shape((await drift.deploy(whole, { generate: () => generatedOf(whole, { artifactBucketParameter: 'Bucket', names: { Hit: 'hit' } }) })).snapshot),
  ).toMatchObject({ phase: 'succeeded', rows: ['modify hit done'] });
  const failed = rehearsed('failed-rollback');
  expect([failed.stack().status, (await failed.session.driver.removal('shop-dev')).map((one) => one.logicalId).sort()]).toEqual([
    'UPDATE_ROLLBACK_FAILED',
    ['Hit', 'HitPolicy', 'Pages'],
  ]);
});
