import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectAws } from '#clouds/aws/session.ts';
import type { Deployer } from '#engine/deploy/deployer.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import { artifactOf, connectTo, deployerOn, deployWith, generatedOf } from '#support/deploy-fixture.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';
import { REFEREE_SOURCE, SLOW_NAMES, slowTemplate } from '#support/slow-template.ts';

let cloud: TestCloud;
let session: CloudSession;
let deployer: Deployer;

beforeAll(async () => {
  cloud = await startTestCloud();
  session = connectTo(cloud.endpoint);
  deployer = deployerOn(session);
});
afterAll(() => cloud.stop());

test('the bootstrap bucket is private, encrypted, versioned and keeps what it has; asking again gives the same', async () => {
  const [first, second] = await Promise.all([session.driver.prepareArtifacts(), session.driver.prepareArtifacts()]);
  expect(second).toEqual(first);
  await expect(session.driver.inspect('stackwright-bootstrap')).rejects.toMatchObject({ code: 'StackNotOurs' });
  const template = JSON.parse((await session.driver.deployedTemplate('stackwright-bootstrap')) ?? '{}');
  const { Properties: properties, DeletionPolicy: policy } = template.Resources.Artifacts;
  expect(policy).toBe('RetainExceptOnCreate');
  expect(properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
  expect(Object.values(properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
  const expiring = properties.LifecycleConfiguration.Rules.filter((rule: { ExpirationInDays?: number }) => rule.ExpirationInDays);
  expect(expiring.map((rule: { Prefix: string }) => rule.Prefix)).toEqual(['templates/']);
});

test('an artifact that is there is not sent again, and progress counts each', async () => {
  const { bucket } = await session.driver.prepareArtifacts();
  const artifact = await artifactOf('once', 'exports.handler = async () => 1;');
  const told: string[] = [];
  await session.driver.upload(bucket, [artifact], (done, total) => told.push(`${done}/${total}`));
  // Bytes that don't match the key would be refused if they were sent.
  await session.driver.upload(bucket, [{ ...artifact, bytes: new Uint8Array([1]) }], (done, total) => told.push(`${done}/${total}`));
  expect(told).toEqual(['0/1', '1/1', '0/1', '1/1']);
});

test('changes that the cloud refuses end with its reason, and leave no stack', async () => {
  const { snapshot } = await deployWith(deployer, {
    projectName: 'refused',
    generate: () =>
      generatedOf({ Parameters: { Nobody: { Type: 'String' } }, Resources: { Loud: { Type: 'AWS::SQS::Queue' } } }, { artifactBucketParameter: '' }),
  });
  expect(snapshot).toMatchObject({
    phase: 'failed',
    failedAt: 'staging',
    problems: [{ code: expect.stringMatching(/StagingFailed|CloudFailed/), summary: expect.stringContaining('Nobody') }],
  });
  expect((await session.driver.inspect('refused-dev')).condition).toBe('missing');
});

test('functions are run, their failures and logs are read, and a denied action is named', async () => {
  const greet = await artifactOf(
    'greet',
    `const { DynamoDBClient, GetItemCommand } = require('@aws-sdk/client-dynamodb');
     exports.handler = async (event) => {
       console.log('asked for', event.what);
       if (event.what === 'error') throw new TypeError('no such thing');
       if (event.what === 'table') return new DynamoDBClient({}).send(new GetItemCommand({ TableName: event.table, Key: { id: { S: 'a' } } }));
       return { greeting: 'hello' };
     };`,
  );
  const referee = await artifactOf('referee', REFEREE_SOURCE);
  const logs = { LogGroup: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 7 } } };
  const { snapshot } = await deployWith(deployer, {
    projectName: 'runs',
    artifacts: [greet, referee],
    generate: () => generatedOf(slowTemplate({ refereeKey: referee.key, greetKey: greet.key, more: logs }), { names: SLOW_NAMES }),
  });
  expect(snapshot.phase).toBe('succeeded');
  const output = (name: string): string => snapshot.outputs.find((one) => one.name === name)?.value ?? '';
  const name = output('GreetFunctionName');
  const table = output('PagesTableName');

  const well = await session.runner.invoke(name, '{"what":"hello"}');
  expect(well).toMatchObject({ status: 'succeeded', payload: { greeting: 'hello' } });
  expect(well.logs.join('\n')).toContain('asked for hello');
  expect(well.duration).toBeGreaterThan(0);

  const badly = await session.runner.invoke(name, '{"what":"error"}');
  expect(badly).toMatchObject({ status: 'failed', payload: { errorMessage: 'no such thing' } });

  const denied = await session.runner.invoke(name, JSON.stringify({ what: 'table', table }));
  expect(denied.status).toBe('failed');
  expect(session.diagnoseAccessDenied(JSON.stringify(denied.payload))).toMatchObject({ action: 'dynamodb:GetItem' });

  await expect.poll(async () => (await session.runner.logs(name, 0)).map((line) => line.text).join('\n')).toContain('asked for table');
  await expect(session.runner.invoke('nobody', '{}')).rejects.toMatchObject({ code: 'FunctionMissing' });
  expect(await session.runner.logs('nobody', 0)).toEqual([]);

  const resources = await session.driver.resources('runs-dev');
  expect(resources.find((one) => one.logicalId === 'Pages')).toMatchObject({ name: 'pages', holdsData: true, physicalId: table });
  expect(await session.act({ kind: 'peek', type: 'AWS::DynamoDB::Table', physicalId: table })).toEqual({ summary: '0 items', detail: [] });
  expect(await session.account.list('dynamodb.table')).toContainEqual({ name: table, reference: table });

  const removed = await deployer.remove({ projectName: 'runs', stage: 'dev' }, () => undefined).settled;
  expect(removed.phase).toBe('removed');
  expect(removed.problems).toEqual([expect.objectContaining({ code: 'ResourceKept', at: { resource: 'pages' }, summary: expect.stringContaining(table) })]);
  expect(removed.rows.find((row) => row.change.name === 'pages')?.state).toBe('skipped');
  expect(await session.account.list('dynamodb.table')).toContainEqual({ name: table, reference: table });
});

test('messages are sent, published and put where a deployment made a place for them', async () => {
  const { snapshot } = await deployWith(deployer, {
    projectName: 'acts',
    generate: () =>
      generatedOf({
        Resources: { Jobs: { Type: 'AWS::SQS::Queue' }, News: { Type: 'AWS::SNS::Topic' }, Photos: { Type: 'AWS::S3::Bucket' } },
        Outputs: { JobsQueueUrl: { Value: { Ref: 'Jobs' } } },
      }),
  });
  expect(snapshot.endpoints).toEqual([]);
  expect(snapshot.outputs[0]?.value).toMatch(new RegExp(`^${cloud.endpoint}/`));
  const resources = await session.driver.resources('acts-dev');
  const idOf = (logicalId: string): string => resources.find((one) => one.logicalId === logicalId)?.physicalId ?? '';
  await session.act({ kind: 'send-message', physicalId: idOf('Jobs'), body: 'work' });
  expect(await session.act({ kind: 'peek', type: 'sqs.queue', physicalId: snapshot.outputs[0]?.value ?? '' })).toEqual({
    summary: '1 message waiting, 0 in work',
    detail: { waiting: 1, inWork: 0 },
  });
  expect((await session.act({ kind: 'publish', physicalId: idOf('News'), message: 'hear' })).summary).toMatch(/^Published to /);
  await session.act({ kind: 'put-object', physicalId: idOf('Photos'), key: 'a/b.txt', body: new TextEncoder().encode('x'), contentType: 'text/plain' });
  expect(await session.act({ kind: 'peek', type: 's3.bucket', physicalId: idOf('Photos') })).toMatchObject({
    summary: '1 object',
    detail: [{ key: 'a/b.txt', bytes: 1 }],
  });
});

test('a stopped first creation is deleted only with consent, and leaves nothing', async () => {
  const referee = await artifactOf('referee', REFEREE_SOURCE);
  const greet = await artifactOf('greet', 'exports.handler = async () => 1;');
  let isAsked = false;
  const deployment = deployer.deploy(
    {
      projectName: 'undone',
      stage: 'dev',
      autoExecute: true,
      build: async () => ({ artifacts: [referee, greet], problems: [] }),
      generate: () => generatedOf(slowTemplate({ refereeKey: referee.key, greetKey: greet.key, referee: { version: '1', seconds: 2 } }), { names: SLOW_NAMES }),
    },
    (snapshot) => {
      if (isAsked || !snapshot.rows.some((row) => row.change.name === 'match' && row.state === 'running')) return;
      isAsked = true;
      expect(snapshot.stopDeletes).toBe(true);
      expect(deployment.stop()).toBe(false);
      expect(deployment.stop({ deleteStack: true })).toBe(true);
    },
  );
  const end = await deployment.settled;
  expect(isAsked).toBe(true);
  expect(end.phase).toBe('rolledBack');
  expect((await session.driver.inspect('undone-dev')).condition).toBe('missing');
});

test('a second deployment of a busy stack is refused clearly', async () => {
  const referee = await artifactOf('referee', REFEREE_SOURCE);
  const greet = await artifactOf('greet', 'exports.handler = async () => 1;');
  const request = {
    projectName: 'busy',
    artifacts: [referee, greet],
    generate: () => generatedOf(slowTemplate({ refereeKey: referee.key, greetKey: greet.key, referee: { version: '1', seconds: 2 } }), { names: SLOW_NAMES }),
  };
  const first = deployWith(deployer, request);
  await expect.poll(async () => (await session.driver.inspect('busy-dev')).condition).toBe('busy');
  const second = await deployWith(deployerOn(connectTo(cloud.endpoint)), request);
  expect(second.snapshot).toMatchObject({ phase: 'failed', problems: [{ code: 'StackBusy' }] });
  expect((await first).snapshot.phase).toBe('succeeded');
});

test('a value from outside the repository becomes a parameter, and one that is missing ends the initialisation', async () => {
  const template = {
    Parameters: { Secret: { Type: 'String', NoEcho: true } },
    Resources: { Jobs: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Secret' } } } },
    Outputs: { JobsQueueUrl: { Value: { Ref: 'Jobs' } } },
  };
  const generate = () => generatedOf(template, { artifactBucketParameter: '', parameters: [{ id: 'Secret', variable: 'API_KEY', function: 'hit' }] });
  const without = await deployWith(deployer, { projectName: 'values', generate });
  expect(without.snapshot).toMatchObject({
    phase: 'failed',
    failedAt: 'initialisation',
    problems: [{ code: 'EnvironmentValueMissing', at: { function: 'hit', field: 'environment.API_KEY' } }],
  });
  const given = await deployWith(deployer, { projectName: 'values', generate, parameterValue: () => 'whispered' });
  expect(given.snapshot.outputs[0]?.value).toMatch(/whispered$/);
});

test('an endpoint that is not this machine gets nothing, one that is silent is unreachable, and real keys never leave', async () => {
  const credentials = async () => ({ accessKeyId: 'AKIAREALKEY', secretAccessKey: 'real', sessionToken: 'real' });
  const far = connectAws({ target: { kind: 'local', endpoint: 'http://192.0.2.1:4566', region: 'us-east-1' }, credentials });
  await expect(far.identity()).rejects.toMatchObject({ code: 'EndpointUnreachable', message: expect.stringContaining('not on this machine') });
  const silent = connectAws({ target: { kind: 'local', endpoint: 'http://127.0.0.1:1', region: 'us-east-1' }, credentials });
  await expect(silent.identity()).rejects.toMatchObject({ code: 'EndpointUnreachable' });
  const near = connectAws({ target: { kind: 'local', endpoint: cloud.endpoint, region: 'us-east-1' }, credentials });
  // The emulator would refuse a signature made with another key.
  expect(await near.identity()).toMatchObject({ account: '000000000000' });
});
