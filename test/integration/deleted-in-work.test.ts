import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  UpdateStackCommand,
  waitUntilChangeSetCreateComplete,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realClock } from '#support/deploy-fixture.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';
import { REFEREE_SOURCE } from '#support/slow-template.ts';

// What the local cloud does with a stack that is deleted while something else is done to it, by whoever.

let cloud: TestCloud;
let formation: CloudFormationClient;
let tables: DynamoDBClient;
let referee: string;
let door: Server;
/** What was asked of custom resources so far, as in `Create Match`; what stands in `held` waits there, the first time. */
const asked: string[] = [];
const held = new Map<string, ServerResponse | undefined>();

beforeAll(async () => {
  door = createServer((request, response) => {
    const what = decodeURIComponent((request.url ?? '').slice(1));
    asked.push(what);
    if (held.has(what) && held.get(what) === undefined) held.set(what, response);
    else response.end('go');
  });
  await new Promise<void>((done) => door.listen(0, '127.0.0.1', done));
  cloud = await startTestCloud();
  const access = { endpoint: cloud.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  formation = new CloudFormationClient(access);
  tables = new DynamoDBClient(access);
  const source = `${REFEREE_SOURCE}
const answer = exports.handler;
exports.handler = async (event) => {
  await fetch('http://127.0.0.1:${(door.address() as AddressInfo).port}/' + encodeURIComponent(event.RequestType + ' ' + event.LogicalResourceId));
  await answer(event);
};
`;
  const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] };
  const provider = await create('provider', {
    Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trust } },
    Referee: {
      Type: 'AWS::Lambda::Function',
      Properties: { Code: { ZipFile: source }, Handler: 'index.handler', Runtime: 'nodejs22.x', Timeout: 60, Role: { 'Fn::GetAtt': ['Role', 'Arn'] } },
    },
  });
  await waitUntilStackCreateComplete({ client: formation, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }, { StackName: provider });
  referee = (await described(provider))?.Outputs?.[0]?.OutputValue ?? '';
});
afterAll(async () => {
  for (const response of held.values()) response?.end('go');
  await cloud?.stop();
  door.closeAllConnections();
  await new Promise<void>((done) => door.close(() => done()));
});

async function create(name: string, resources: Readonly<Record<string, object>>): Promise<string> {
  const outputs = 'Referee' in resources ? { Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Referee', 'Arn'] } } } } : {};
  const body = JSON.stringify({ Resources: resources, ...outputs });
  const { StackId = '' } = await formation.send(new CreateStackCommand({ StackName: name, TemplateBody: body, Capabilities: ['CAPABILITY_IAM'] }));
  return StackId;
}
const described = async (id: string) => (await formation.send(new DescribeStacksCommand({ StackName: id }))).Stacks?.[0];
const PATIENCE = { timeout: 20_000 };
const statusOf = async (id: string) => (await described(id))?.StackStatus;
const match = (more: object = {}, failOn = '') => ({ Type: 'Custom::Match', ...more, Properties: { ServiceToken: referee, FailOn: failOn } });
async function release(what: string): Promise<void> {
  held.get(what)?.end('go');
  held.delete(what);
  // The function answers and returns, and whoever waits for it within the cloud gets on.
  await realClock.sleep(1000);
}

test('what was being created when the stack was deleted is deleted as well when it has come, and the stack stays deleted', async () => {
  held.set('Create First', undefined);
  const id = await create('in-creation', { First: match(), Second: match({ DependsOn: 'First' }) });
  await expect.poll(() => asked, PATIENCE).toContain('Create First');
  await formation.send(new DeleteStackCommand({ StackName: id }));
  await expect.poll(() => statusOf(id), PATIENCE).toBe('DELETE_COMPLETE');
  await release('Create First');
  await expect.poll(() => asked.filter((what) => / (First|Second)$/.test(what)), PATIENCE).toEqual(['Create First', 'Delete First']);
  expect(await statusOf(id)).toBe('DELETE_COMPLETE');
});

test('a stack that was deleted while it was rolled back stays deleted', async () => {
  held.set('Delete Good', undefined);
  const id = await create('in-rollback', { Good: match(), Bad: match({ DependsOn: 'Good' }, 'Create') });
  await expect.poll(() => asked, PATIENCE).toContain('Delete Good');
  expect(await statusOf(id)).toBe('ROLLBACK_IN_PROGRESS');
  await formation.send(new DeleteStackCommand({ StackName: id }));
  await expect.poll(() => statusOf(id), PATIENCE).toBe('DELETE_COMPLETE');
  await release('Delete Good');
  expect(await statusOf(id)).toBe('DELETE_COMPLETE');
});

test('a failure that comes after the deletion rolls nothing back', async () => {
  held.set('Create Failing', undefined);
  const id = await create('in-failure', { Failing: match({}, 'Create') });
  await expect.poll(() => asked, PATIENCE).toContain('Create Failing');
  await formation.send(new DeleteStackCommand({ StackName: id }));
  await expect.poll(() => statusOf(id), PATIENCE).toBe('DELETE_COMPLETE');
  await release('Create Failing');
  expect(await statusOf(id)).toBe('DELETE_COMPLETE');
});

test('a stack that was deleted while an update cleared away stays deleted', async () => {
  const id = await create('in-update', { Old: match(), Kept: match() });
  await waitUntilStackCreateComplete({ client: formation, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }, { StackName: id });
  held.set('Delete Old', undefined);
  await formation.send(new UpdateStackCommand({ StackName: id, TemplateBody: JSON.stringify({ Resources: { Kept: match() } }) }));
  await expect.poll(() => asked, PATIENCE).toContain('Delete Old');
  await formation.send(new DeleteStackCommand({ StackName: id }));
  await expect.poll(() => statusOf(id), PATIENCE).toBe('DELETE_COMPLETE');
  await release('Delete Old');
  expect(await statusOf(id)).toBe('DELETE_COMPLETE');
});

test.each([
  ['deleted while it is created', false],
  ['left as it failed and then deleted', true],
])('a stack that a change set creates, %s, leaves what is to be kept', async (_, isLeft) => {
  const name = isLeft ? 'left-half-made' : 'staged-creation';
  const table = {
    Type: 'AWS::DynamoDB::Table',
    DeletionPolicy: 'RetainExceptOnCreate',
    Properties: {
      TableName: `${name}-notes`,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    },
  };
  const last = match({ DependsOn: 'Notes' }, isLeft ? 'Create' : '');
  if (!isLeft) held.set('Create Awaited', undefined);
  const { Id, StackId = '' } = await formation.send(
    new CreateChangeSetCommand({
      StackName: name,
      ChangeSetName: 'first',
      ChangeSetType: 'CREATE',
      TemplateBody: JSON.stringify({ Resources: { Notes: table, Awaited: last } }),
    }),
  );
  await waitUntilChangeSetCreateComplete({ client: formation, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }, { ChangeSetName: Id });
  await formation.send(new ExecuteChangeSetCommand({ ChangeSetName: Id, DisableRollback: isLeft }));
  if (isLeft) await expect.poll(() => statusOf(StackId), PATIENCE).toBe('CREATE_FAILED');
  else await expect.poll(() => asked, PATIENCE).toContain('Create Awaited');
  await formation.send(new DeleteStackCommand({ StackName: StackId }));
  await expect.poll(() => statusOf(StackId), PATIENCE).toBe('DELETE_COMPLETE');
  if (!isLeft) await release('Create Awaited');
  expect((await tables.send(new DescribeTableCommand({ TableName: `${name}-notes` }))).Table?.TableStatus).toBe('ACTIVE');
});
