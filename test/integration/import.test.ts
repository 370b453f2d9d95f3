import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Deployer } from '#engine/deploy/deployer.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Template } from '#model/template.ts';
import { artifactOf, connectTo, deployerOn, deployWith, generatedOf } from '#support/deploy-fixture.ts';
import { observer } from '#support/example-cloud.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';
import { REFEREE_SOURCE, SLOW_NAMES, slowTemplate } from '#support/slow-template.ts';

// A table and a bucket that a removed stack left behind, with their data: taken into the next one, and looked at afterwards.

const COUNT = `const { DynamoDBClient, UpdateItemCommand } = require('@aws-sdk/client-dynamodb');
exports.handler = async (event) => {
  const { Attributes } = await new DynamoDBClient({}).send(new UpdateItemCommand({ TableName: event.table, Key: { id: { S: 'all' } }, UpdateExpression: 'ADD visits :one', ExpressionAttributeValues: { ':one': { N: '1' } }, ReturnValues: 'UPDATED_NEW' }));
  return { visits: Number(Attributes.visits.N) };
};`;

let cloud: TestCloud;
let session: CloudSession;
let deployer: Deployer;
beforeAll(async () => {
  cloud = await startTestCloud();
  session = connectTo(cloud.endpoint);
  deployer = deployerOn(session);
});
afterAll(() => cloud?.stop());

async function deploy(of: { readonly importExisting?: boolean; readonly failOn?: string; readonly replace?: boolean } = {}) {
  const [greet, referee] = [await artifactOf('greet', COUNT), await artifactOf('referee', REFEREE_SOURCE)];
  const kept = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
  const base = slowTemplate({
    refereeKey: referee.key,
    greetKey: greet.key,
    referee: { version: '1', ...(of.failOn ? { failOn: of.failOn } : {}) },
    more: {
      Visits: {
        Type: 'AWS::DynamoDB::Table',
        Metadata: { Stackwright: { name: 'visits' } },
        ...kept,
        Properties: {
          TableName: 'visits',
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        },
      },
      Photos: { Type: 'AWS::S3::Bucket', Metadata: { Stackwright: { name: 'photos' } }, ...kept, Properties: { BucketName: 'kept-photos' } },
    },
  });
  const resources = base.Resources as Record<string, { Properties: Record<string, unknown>; DependsOn?: readonly string[] }>;
  const role = resources.Role as { Properties: Record<string, unknown> };
  role.Properties.Policies = [
    {
      PolicyName: 'all',
      PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'dynamodb:UpdateItem', Resource: { 'Fn::GetAtt': ['Visits', 'Arn'] } }] },
    },
  ];
  const match = resources.Match as { DependsOn?: readonly string[] };
  match.DependsOn = ['Greet', 'Visits', 'Photos'];
  // The kept ones of other deployments have names that the cloud makes.
  delete resources.Pages;
  const template = { ...base, Outputs: { GreetFunctionName: { Value: { Ref: 'Greet' } } } } as Template;
  return deployWith(deployer, {
    projectName: 'heir',
    artifacts: [greet, referee],
    ...(of.importExisting ? { importExisting: true } : {}),
    ...(of.replace ? { brokenStack: 'replace' as const, confirmedLosses: ['visits', 'photos'] } : {}),
    generate: () => generatedOf(template, { names: { ...SLOW_NAMES, Visits: 'visits', Photos: 'photos' } }),
  });
}

async function visit(outputs: readonly { name: string; value: string }[]): Promise<unknown> {
  const name = outputs.find((one) => one.name === 'GreetFunctionName')?.value ?? '';
  return (await session.runner.invoke(name, '{"table":"visits"}')).payload;
}

describe('what a removed stack left behind', { shuffle: false }, () => {
  test('stays in the account with its data', async () => {
    const { snapshot } = await deploy();
    expect([snapshot.phase, snapshot.problems]).toEqual(['succeeded', []]);
    expect(await visit(snapshot.outputs)).toEqual({ visits: 1 });
    await observer(cloud.endpoint).put('kept-photos', 'a.txt', new TextEncoder().encode('x'), 'text/plain');
    expect((await deployer.remove({ projectName: 'heir', stage: 'dev' }, () => undefined).settled).phase).toBe('removed');
    expect(await observer(cloud.endpoint).items('visits')).toHaveLength(1);
  });

  test('is not made anew, which would empty it: the changes are refused, the import is offered, and nothing is left behind', async () => {
    const { snapshot } = await deploy();
    expect(snapshot).toMatchObject({ phase: 'failed', failedAt: 'staging' });
    expect(snapshot.problems[0]?.summary).toContain('would empty what is there');
    expect(snapshot.importable?.map((one) => `${one.name} ${one.type} ${one.physicalId}`).sort()).toEqual([
      'photos AWS::S3::Bucket kept-photos',
      'visits AWS::DynamoDB::Table visits',
    ]);
    expect((await session.driver.inspect('heir-dev')).condition).toBe('missing');
    expect(await observer(cloud.endpoint).items('visits')).toHaveLength(1);
  });

  test('survives an import that is taken back', async () => {
    const { snapshot } = await deploy({ importExisting: true, failOn: 'Create' });
    expect([snapshot.phase, snapshot.stackStatus]).toEqual(['rolledBack', 'ROLLBACK_COMPLETE']);
    expect(snapshot.problems[0]?.summary).toContain('the referee says no');
    expect(snapshot.rows.filter((row) => row.change.action === 'import').map((row) => row.change.name)).toEqual(['photos', 'visits']);
    expect(await observer(cloud.endpoint).items('visits')).toHaveLength(1);
  });

  test('is taken over as it is: its data goes on, and it is the stack’s now', async () => {
    const { snapshot } = await deploy({ importExisting: true, replace: true });
    expect([snapshot.phase, snapshot.problems]).toEqual(['succeeded', []]);
    expect(
      snapshot.rows
        .filter((row) => row.change.action === 'import')
        .map((row) => `${row.change.name} ${row.state}`)
        .sort(),
    ).toEqual(['photos done', 'visits done']);
    expect(await visit(snapshot.outputs)).toEqual({ visits: 2 });
    expect(await session.act({ kind: 'peek', type: 'AWS::S3::Bucket', physicalId: 'kept-photos' })).toMatchObject({ summary: '1 object' });
    expect(
      (await session.driver.resources('heir-dev'))
        .filter((one) => one.holdsData)
        .map((one) => one.physicalId)
        .sort(),
    ).toEqual(['kept-photos', 'visits']);
    expect((await deploy()).snapshot.phase).toBe('unchanged');
  });
});
