import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Deployer } from '#engine/deploy/deployer.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Artifact } from '#model/artifact.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { Template } from '#model/template.ts';
import { artifactOf, connectTo, deployerOn, deployWith, generatedOf } from '#support/deploy-fixture.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';
import { REFEREE_SOURCE, SLOW_NAMES, type SlowTemplateOptions, slowTemplate } from '#support/slow-template.ts';

let cloud: TestCloud;
let session: CloudSession;
let deployer: Deployer;
let referee: Artifact;
let hello: Artifact;
let goodbye: Artifact;

beforeAll(async () => {
  cloud = await startTestCloud();
  session = connectTo(cloud.endpoint);
  deployer = deployerOn(session);
  referee = await artifactOf('referee', REFEREE_SOURCE);
  hello = await artifactOf('greet', `exports.handler = async () => ({ says: 'hello' });`);
  goodbye = await artifactOf('greet', `exports.handler = async () => ({ says: 'goodbye' });`);
});
afterAll(() => cloud.stop());

const queueTemplate = (timeout: number, more: Template = {}): Template => ({
  Resources: {
    Jobs: { Type: 'AWS::SQS::Queue', Metadata: { Stackwright: { name: 'jobs' } }, Properties: { VisibilityTimeout: timeout } },
    Api: { Type: 'AWS::ApiGatewayV2::Api', Metadata: { Stackwright: { name: 'api' } }, Properties: { Name: 'x', ProtocolType: 'HTTP' } },
    ...more,
  },
  Outputs: { ApiUrl: { Value: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }, Description: 'The API' } },
});

function slow(greet: Artifact, of: Omit<SlowTemplateOptions, 'refereeKey' | 'greetKey'> = {}) {
  return generatedOf(slowTemplate({ refereeKey: referee.key, greetKey: greet.key, ...of }), { names: SLOW_NAMES });
}

function shape(snapshot: DeploymentSnapshot) {
  return {
    phase: snapshot.phase,
    status: snapshot.stackStatus,
    rows: snapshot.rows.map((row) => `${row.change.action} ${row.change.name} ${row.state}`),
    fraction: `${snapshot.done}/${snapshot.total}`,
    errors: snapshot.errors,
    problems: snapshot.problems.map((one) => one.code),
  };
}

async function saysOf(projectName: string): Promise<unknown> {
  const { outputs } = await session.driver.inspect(`${projectName}-dev`);
  const name = outputs.find((output) => output.name === 'GreetFunctionName')?.value ?? '';
  const answer = await session.runner.invoke(name, '{}');
  return answer.payload;
}

test('a first deployment creates the stack, a second updates it, a third has nothing to do, and removal leaves nothing', async () => {
  const generate = (timeout: number) => () => generatedOf(queueTemplate(timeout), { names: { Jobs: 'jobs', Api: 'api' }, publicUrls: 1 });
  const first = await deployWith(deployer, { projectName: 'life', generate: generate(30) });
  expect(first.phases).toEqual(['building', 'initializing', 'preparing', 'uploading', 'staging', 'staged', 'executing', 'succeeded']);
  expect(shape(first.snapshot)).toEqual({
    phase: 'succeeded',
    status: 'CREATE_COMPLETE',
    rows: ['add api done', 'add jobs done'],
    fraction: '3/3',
    errors: 0,
    problems: [],
  });
  expect(first.snapshot.summary?.sentence).toBe('2 added, nothing removed. One public URL without sign-in. Idle cost: none.');
  expect(first.snapshot.endpoints).toEqual([
    { name: 'The API', url: expect.stringMatching(new RegExp(`^${cloud.endpoint}/_aws/execute-api/[a-z0-9]+/\\$default$`)) },
  ]);

  const second = await deployWith(deployer, { projectName: 'life', generate: generate(40) });
  expect(shape(second.snapshot)).toEqual({
    phase: 'succeeded',
    status: 'UPDATE_COMPLETE',
    rows: ['modify jobs done'],
    fraction: '2/2',
    errors: 0,
    problems: [],
  });
  expect(second.snapshot.rows[0]?.change.causes).toEqual(['VisibilityTimeout changed']);

  const third = await deployWith(deployer, { projectName: 'life', generate: generate(40) });
  expect(third.phases).toEqual(['building', 'initializing', 'preparing', 'uploading', 'staging', 'unchanged']);
  expect(third.snapshot.endpoints).toEqual(first.snapshot.endpoints);

  const subject = { projectName: 'life', stage: 'dev' };
  const plan = await deployer.planRemoval(subject);
  expect({ ...plan, goes: plan.goes.map((one) => one.name), stays: plan.stays }).toEqual({
    exists: true,
    stackName: 'life-dev',
    stackId: expect.stringContaining(':stack/life-dev/'),
    goes: ['api', 'jobs'],
    stays: [],
  });
  const removed = await deployer.remove({ ...subject, agreed: plan, confirmedLosses: ['jobs'] }, () => undefined).settled;
  expect(shape(removed)).toEqual({
    phase: 'removed',
    status: 'DELETE_COMPLETE',
    rows: ['remove api done', 'remove jobs done'],
    fraction: '3/3',
    errors: 0,
    problems: [],
  });
  expect((await session.driver.inspect('life-dev')).condition).toBe('missing');
});

test('a failing update is rolled back with its reason; the old code answers and the data is there', async () => {
  const artifacts = (greet: Artifact) => [referee, greet];
  const first = await deployWith(deployer, { projectName: 'fails', artifacts: artifacts(hello), generate: () => slow(hello, { referee: { version: '1' } }) });
  expect(first.snapshot.phase).toBe('succeeded');
  const table = first.snapshot.outputs.find((output) => output.name === 'PagesTableName')?.value ?? '';
  const data = new DynamoDBClient({ endpoint: cloud.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  await data.send(new PutItemCommand({ TableName: table, Item: { id: { S: 'kept' } } }));

  const second = await deployWith(deployer, {
    projectName: 'fails',
    artifacts: artifacts(goodbye),
    generate: () => slow(goodbye, { referee: { version: '2', failOn: 'Update' }, more: { Extra: { Type: 'AWS::SNS::Topic' } } }),
  });
  expect(second.phases.slice(-2)).toEqual([expect.stringMatching(/executing|rollingBack/), 'rolledBack']);
  expect(shape(second.snapshot)).toEqual({
    phase: 'rolledBack',
    status: 'UPDATE_ROLLBACK_COMPLETE',
    rows: expect.arrayContaining(['modify greet rolledBack', 'modify match failed']),
    fraction: '0/4',
    errors: 1,
    problems: ['ResourceFailed'],
  });
  expect(second.snapshot.problems[0]?.summary).toContain('the referee says no');
  expect(second.snapshot.rows.find((row) => row.change.name === 'match')?.reason).toContain('the referee says no');
  expect(await saysOf('fails')).toEqual({ says: 'hello' });
  expect((await data.send(new GetItemCommand({ TableName: table, Key: { id: { S: 'kept' } } }))).Item).toEqual({ id: { S: 'kept' } });
});

test('Stop in the middle of an update rolls it back; the old code answers', async () => {
  const first = await deployWith(deployer, {
    projectName: 'stops',
    artifacts: [referee, hello],
    generate: () => slow(hello, { referee: { version: '1', seconds: 1 } }),
  });
  expect(first.snapshot.phase).toBe('succeeded');
  let stopped = false;
  const phases: string[] = [];
  const stopsLive: Record<string, boolean> = {};
  const deployment = deployer.deploy(
    {
      projectName: 'stops',
      stage: 'dev',
      autoExecute: true,
      build: async () => ({ artifacts: [referee, goodbye], problems: [] }),
      generate: () => slow(goodbye, { referee: { version: '2', seconds: 3 }, more: { After: { Type: 'AWS::SNS::Topic', DependsOn: 'Match' } } }),
    },
    (snapshot) => {
      if (phases.at(-1) !== snapshot.phase) phases.push(snapshot.phase);
      stopsLive[snapshot.phase] = snapshot.can.stop;
      if (!stopped && snapshot.rows.some((row) => row.change.name === 'match' && row.state === 'running')) stopped = deployment.stop();
    },
  );
  const end = await deployment.settled;
  expect(stopped).toBe(true);
  expect(phases.slice(-4)).toEqual(['executing', 'stopping', 'rollingBack', 'rolledBack']);
  expect(stopsLive).toMatchObject({ staged: false, executing: true, stopping: false, rollingBack: false, rolledBack: false });
  expect(shape(end)).toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE', errors: 0, problems: [] });
  expect(await saysOf('stops')).toEqual({ says: 'hello' });
});

test('a failed first creation leaves a broken stack, which is refused, declined, then replaced with consent', async () => {
  const generate = (failOn: string) => () => slow(hello, { referee: { version: '1', failOn } });
  const artifacts = [referee, hello];
  const first = await deployWith(deployer, { projectName: 'broken', artifacts, generate: generate('Create') });
  expect(shape(first.snapshot)).toMatchObject({ phase: 'rolledBack', status: 'ROLLBACK_COMPLETE', problems: ['ResourceFailed'] });

  const refused = await deployWith(deployer, { projectName: 'broken', artifacts, generate: generate('') });
  expect(shape(refused.snapshot)).toMatchObject({ phase: 'failed', problems: ['StackBroken'] });
  expect(refused.snapshot.failedAt).toBe('preparation');

  const ask = async (granted: boolean) => {
    const phases: string[] = [];
    const deployment = deployer.deploy(
      { projectName: 'broken', stage: 'dev', autoExecute: true, build: async () => ({ artifacts, problems: [] }), generate: generate('') },
      (snapshot) => {
        if (phases.at(-1) !== snapshot.phase) phases.push(snapshot.phase);
        if (snapshot.phase === 'awaitingConsent' && snapshot.can.consent) setTimeout(() => deployment.consent(granted), 0);
      },
    );
    return { end: await deployment.settled, phases };
  };
  const declined = await ask(false);
  expect(declined.phases).toEqual(['building', 'initializing', 'preparing', 'awaitingConsent', 'aborted']);
  expect((await session.driver.inspect('broken-dev')).status).toBe('ROLLBACK_COMPLETE');

  const consented = await ask(true);
  expect(consented.phases).toEqual([
    'building',
    'initializing',
    'preparing',
    'awaitingConsent',
    'replacing',
    'initializing',
    'preparing',
    'uploading',
    'staging',
    'staged',
    'executing',
    'succeeded',
  ]);
  expect(consented.end.stackStatus).toBe('CREATE_COMPLETE');
  expect(await saysOf('broken')).toEqual({ says: 'hello' });
});

test('aborting a first staging leaves nothing behind', async () => {
  const deployment = deployer.deploy(
    { projectName: 'aborts', stage: 'dev', build: async () => ({ artifacts: [], problems: [] }), generate: () => generatedOf(queueTemplate(30)) },
    (snapshot) => {
      if (snapshot.phase === 'staged' && snapshot.can.abort) setTimeout(() => deployment.abort(), 0);
    },
  );
  expect((await deployment.settled).phase).toBe('aborted');
  expect((await session.driver.inspect('aborts-dev')).condition).toBe('missing');
});

test('a template over the inline limit goes by the artifact bucket', async () => {
  const more = Object.fromEntries(
    Array.from({ length: 150 }, (_, index) => [
      `Topic${index}`,
      {
        Type: 'AWS::SNS::Topic',
        Properties: { DisplayName: `a topic with a long name, number ${index} of many`, Tags: [{ Key: 'why', Value: 'x'.repeat(200) }] },
      },
    ]),
  );
  const generated = generatedOf(queueTemplate(30, more));
  expect(generated.body.length).toBeGreaterThan(51_200);
  const { snapshot } = await deployWith(deployer, { projectName: 'large', generate: () => generated });
  expect(shape(snapshot)).toMatchObject({ phase: 'succeeded', fraction: '153/153', errors: 0 });
});

test('a running deployment, and a staged one, are found again by another page', async () => {
  await deployWith(deployer, { projectName: 'again', artifacts: [referee, hello], generate: () => slow(hello, { referee: { version: '1' } }) });
  const generate = () => slow(goodbye, { referee: { version: '2', seconds: 2 } });
  const build = async () => ({ artifacts: [referee, goodbye], problems: [] });
  const closed = deployer.deploy({ projectName: 'again', stage: 'dev', build, generate, projectHash: 'abc' }, (snapshot) => {
    if (snapshot.phase === 'staged') setTimeout(() => closed.detach(), 50);
  });
  expect((await closed.settled).phase).toBe('lost');

  const other = deployerOn(connectTo(cloud.endpoint));
  const staged = await other.reattach({ projectName: 'again', stage: 'dev' }, () => undefined);
  expect(staged?.snapshot()).toMatchObject({ phase: 'staged', projectHash: 'abc', can: { execute: true, abort: true } });
  expect(
    staged
      ?.snapshot()
      .rows.map((row) => row.change.name)
      .sort(),
  ).toEqual(['greet', 'match']);
  expect(staged?.snapshot().template).toBe(generate().body);
  expect(staged?.execute()).toBe(true);
  expect(staged?.execute()).toBe(false);
  await expect.poll(() => staged?.snapshot().phase).toBe('executing');
  await expect.poll(() => staged?.snapshot().rows.find((row) => row.change.name === 'match')?.state).toBe('running');
  staged?.detach();

  const running = await deployerOn(connectTo(cloud.endpoint)).reattach({ projectName: 'again', stage: 'dev' }, () => undefined);
  expect(running?.snapshot().phase).toBe('executing');
  const end = await running?.settled;
  expect(end && shape(end)).toMatchObject({ phase: 'succeeded', rows: ['modify greet done', 'modify match done'], fraction: '3/3' });
  expect(await saysOf('again')).toEqual({ says: 'goodbye' });
  expect(await other.reattach({ projectName: 'again', stage: 'dev' }, () => undefined)).toBeUndefined();
});

test('the loss of what holds data has to be confirmed by name, also with automatic start', async () => {
  const generate = (more: Template) => () => generatedOf({ Resources: { Topic: { Type: 'AWS::SNS::Topic' }, ...more } });
  const jobs = { Jobs: { Type: 'AWS::SQS::Queue', Metadata: { Stackwright: { name: 'jobs' } } } };
  await deployWith(deployer, { projectName: 'loses', generate: generate(jobs) });
  const deployment = deployer.deploy(
    { projectName: 'loses', stage: 'dev', autoExecute: true, build: async () => ({ artifacts: [], problems: [] }), generate: generate({}) },
    () => undefined,
  );
  await expect.poll(() => deployment.snapshot().phase).toBe('staged');
  expect(deployment.snapshot()).toMatchObject({ losses: ['jobs'], problems: [{ code: 'LossNotAllowed', severity: 'error' }] });
  expect(deployment.execute()).toBe(false);
  expect(deployment.execute({ confirmedLosses: ['jobs'] })).toBe(true);
  expect((await deployment.settled).phase).toBe('succeeded');
});

test("a stack that Stackwright didn't make is never touched", async () => {
  const theirs = await session.driver.stage({
    stack: 'theirs-dev',
    template: JSON.stringify(queueTemplate(30)),
    parameters: {},
    tags: { team: 'others' },
    artifactBucket: '',
    token: 'others',
    names: {},
  });
  await session.driver.execute(theirs, 'others');
  await expect.poll(async () => (await session.driver.inspect('theirs-dev')).status).toBe('CREATE_COMPLETE');
  const { snapshot } = await deployWith(deployer, { projectName: 'theirs', generate: () => generatedOf(queueTemplate(40)) });
  expect(shape(snapshot)).toMatchObject({ phase: 'failed', problems: ['StackNotOurs'] });
});

test('what early validation finds is told with the place that it names', async () => {
  const photos = { Photos: { Type: 'AWS::S3::Bucket', Metadata: { Stackwright: { name: 'photos' } }, Properties: { BucketName: 'one-of-a-kind' } } };
  await deployWith(deployer, { projectName: 'owner', generate: () => generatedOf({ Resources: photos }) });
  const { snapshot } = await deployWith(deployer, {
    projectName: 'taker',
    generate: () => generatedOf({ Resources: photos }, { names: { Photos: 'photos' } }),
  });
  expect(snapshot).toMatchObject({
    phase: 'failed',
    failedAt: 'staging',
    problems: [{ code: 'StagingFailed', at: { resource: 'photos' }, summary: expect.stringContaining('one-of-a-kind') }],
  });
});
