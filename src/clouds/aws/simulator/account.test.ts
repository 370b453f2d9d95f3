import { expect, test } from 'vitest';
import { createDeployer } from '#engine/deploy/deployer.ts';
import { aClock, aRandom } from '#support/a-session.ts';
import { artifactOf, deployWith, generatedOf } from '#support/deploy-fixture.ts';
import { SERVICE_OF } from '../client/calls.ts';
import { createSimulatedAccount } from './account.ts';
import { COMMANDS } from './commands.ts';
import { connectSimulator } from './connect-simulator.ts';

test('a project is deployed to a simulated account by the deployer and driver that deploy to a real one', async () => {
  const { account, session } = connectSimulator({ clock: aClock(1_700_000_000_000) });
  const deployer = createDeployer({ session, clock: account.clock, random: aRandom() });
  const hit = await artifactOf('hit', 'exports.handler = async () => 1;');
  const template = {
    Parameters: { ArtifactBucket: { Type: 'String' } },
    Resources: {
      Pages: {
        Type: 'AWS::DynamoDB::Table',
        DeletionPolicy: 'RetainExceptOnCreate',
        Properties: { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }] },
      },
      Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } },
      Hit: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Code: { S3Bucket: { Ref: 'ArtifactBucket' }, S3Key: hit.key },
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
          Environment: { Variables: { PAGES_TABLE: { Ref: 'Pages' } } },
        },
      },
    },
    Outputs: { PagesTableName: { Value: { Ref: 'Pages' }, Description: 'Pages' } },
  };
  const names = { Pages: 'pages', Hit: 'hit' };
  const { snapshot, phases } = await deployWith(deployer, { projectName: 'shop', artifacts: [hit], generate: () => generatedOf(template, { names }) });
  expect(snapshot.problems).toEqual([]);
  expect(phases).toEqual(['building', 'initializing', 'preparing', 'uploading', 'staging', 'staged', 'executing', 'succeeded']);
  expect(snapshot.rows.map((row) => `${row.change.action} ${row.change.name} ${row.state}`)).toEqual(['add pages done', 'add Role done', 'add hit done']);
  expect(snapshot.outputs).toEqual([{ name: 'PagesTableName', value: expect.stringMatching(/^shop-dev-Pages-/), description: 'Pages' }]);
  expect(snapshot.events.map((event) => `${event.logicalId} ${event.status}${event.reason ? ` (${event.reason})` : ''}`)).toEqual([
    'shop-dev CREATE_IN_PROGRESS (User Initiated)',
    'Pages CREATE_IN_PROGRESS',
    'Role CREATE_IN_PROGRESS',
    'Pages CREATE_IN_PROGRESS (Resource creation Initiated)',
    'Role CREATE_IN_PROGRESS (Resource creation Initiated)',
    'Pages CREATE_COMPLETE',
    'Role CREATE_COMPLETE',
    'Hit CREATE_IN_PROGRESS',
    'Hit CREATE_IN_PROGRESS (Resource creation Initiated)',
    'Hit CREATE_COMPLETE',
    'shop-dev CREATE_COMPLETE',
  ]);
});

test('the account answers to every command that the driver may send', () => {
  expect(Object.keys(SERVICE_OF).filter((name) => COMMANDS[name] === undefined)).toEqual([]);
});

test('what runs goes on as fast as it was begun, also for whoever opens the account without a word about it', async () => {
  const clock = aClock(1_700_000_000_000);
  const scenario = { speed: 2, stacks: { 'shop-dev': { status: 'UPDATE_IN_PROGRESS', seconds: 100 } } } as const;
  const begun = createSimulatedAccount({ clock, scenario });
  await begun.send('DescribeStacks', {});
  const other = createSimulatedAccount({ clock, speed: 200, state: begun.save() });
  const status = async () => (await other.send('DescribeStacks', {})).Stacks?.[0]?.StackStatus;
  await clock.sleep(10_000);
  expect(await status()).toBe('UPDATE_IN_PROGRESS');
  await other.clock.sleep(100_000);
  expect(await status()).toBe('UPDATE_COMPLETE');
});
