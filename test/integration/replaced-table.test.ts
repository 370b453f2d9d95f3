import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '#base/json.ts';
import type { Deployer } from '#engine/deploy/deployer.ts';
import { lossesOf } from '#engine/deploy/losses.ts';
import type { Template } from '#model/template.ts';
import { artifactOf, connectTo, deployerOn, deployWith, generatedOf } from '#support/deploy-fixture.ts';
import { observer } from '#support/example-cloud.ts';
import { heldData } from '#support/held-data.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';
import { pagesTable } from '#support/pages-table.ts';
import { REFEREE_SOURCE, SLOW_NAMES, slowTemplate } from '#support/slow-template.ts';

/** A table that an update changes, replaces, or takes back, alone and in a stack within a stack: its items are looked at afterwards. */
let cloud: TestCloud;
let deployer: Deployer;
let data: ReturnType<typeof heldData>;
beforeAll(async () => {
  cloud = await startTestCloud();
  deployer = deployerOn(connectTo(cloud.endpoint));
  data = heldData(cloud.endpoint);
});
afterAll(() => cloud?.stop());

const idOf = async (stack: string, logicalId: string) => (await observer(cloud.endpoint).physicalIds(stack))[logicalId] ?? '';
const itemsOf = async (...tables: string[]) => Promise.all(tables.map(async (one) => (await data.count({ table: one })).items));

describe('a table whose key changes', { shuffle: false }, () => {
  let before: string;

  async function deploy(key: string, version: string, failOn = '') {
    const [greet, referee] = [await artifactOf('greet', 'exports.handler = async () => 1'), await artifactOf('referee', REFEREE_SOURCE)];
    const template = slowTemplate({ refereeKey: referee.key, greetKey: greet.key, referee: { version, failOn }, more: { Pages: pagesTable(key) } });
    const { snapshot } = await deployWith(deployer, {
      projectName: 'keyed',
      artifacts: [greet, referee],
      confirmedLosses: ['pages'],
      generate: () => generatedOf(template, { names: SLOW_NAMES }),
    });
    return snapshot.phase;
  }

  test('is there with its items after a rollback, under its own name', async () => {
    expect(await deploy('id', '1')).toBe('succeeded');
    before = await idOf('keyed-dev', 'Pages');
    await data.put({ table: before });
    expect(await deploy('other', '2', 'Update')).toBe('rolledBack');
    expect([await idOf('keyed-dev', 'Pages'), await itemsOf(before)]).toEqual([before, [1]]);
  });

  test('is kept beside the new one, which starts empty', async () => {
    expect(await deploy('other', '3')).toBe('succeeded');
    const after = await idOf('keyed-dev', 'Pages');
    expect([after === before, await itemsOf(before, after)]).toEqual([false, [1, 0]]);
  });
});

test('local indexes that a table gets replace it, which is asked about by name', async () => {
  const deploy = async (more: JsonObject) => {
    const template: Template = { Resources: { Pages: pagesTable('id', more) } };
    const { snapshot } = await deployWith(deployer, { projectName: 'indexed', confirmedLosses: ['Pages'], generate: () => generatedOf(template) });
    return [snapshot.phase, ...lossesOf(snapshot.rows.map((row) => row.change))];
  };
  const keys = (range: string) => [
    { AttributeName: 'id', KeyType: 'HASH' },
    { AttributeName: range, KeyType: 'RANGE' },
  ];
  const types = ['id', 'other', 'at'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' }));
  const index = { IndexName: 'byTime', KeySchema: keys('at'), Projection: { ProjectionType: 'ALL' } };
  expect(await deploy({ AttributeDefinitions: types, KeySchema: keys('other') })).toEqual(['succeeded']);
  const before = await idOf('indexed-dev', 'Pages');
  await data.put({ table: before });
  expect(await deploy({ AttributeDefinitions: types, KeySchema: keys('other'), LocalSecondaryIndexes: [index] })).toEqual(['succeeded', 'Pages']);
  expect(await itemsOf(before, await idOf('indexed-dev', 'Pages'))).toEqual([1, 0]);
});

describe('a table within a stack within a stack', { shuffle: false }, () => {
  let first: string;
  let inner: string;

  /** Deploys a stack whose inner one has these resources. */
  async function deploy(name: string, resources: JsonObject): Promise<string> {
    const s3 = new S3Client({
      endpoint: cloud.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      forcePathStyle: true,
    });
    await s3.send(new CreateBucketCommand({ Bucket: 'templates' }));
    await s3.send(new PutObjectCommand({ Bucket: 'templates', Key: `${name}.json`, Body: JSON.stringify({ Resources: resources }) }));
    const template: Template = {
      Resources: { Inner: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: `${cloud.endpoint}/templates/${name}.json` } } },
    };
    const { snapshot } = await deployWith(deployer, { projectName: 'outer', confirmedLosses: ['Inner'], generate: () => generatedOf(template) });
    const id = await idOf('outer-dev', 'Inner');
    inner = id.startsWith('arn:') ? (id.split('/')[1] ?? '') : id;
    return snapshot.phase;
  }
  const news: JsonObject = { News: { Type: 'AWS::SNS::Topic', Properties: {} } };
  const bucket: JsonObject = { Bucket: { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Delete' } };

  test('keeps its name and its items when its settings change', async () => {
    // A bucket without a name before it: the name that the emulator draws for that one is its own.
    expect(await deploy('one', { ...bucket, Pages: { ...pagesTable(), DependsOn: 'Bucket' } })).toBe('succeeded');
    first = await idOf(inner, 'Pages');
    await data.put({ table: first });
    expect(await deploy('two', { ...bucket, Pages: { ...pagesTable('id', { DeletionProtectionEnabled: false }), DependsOn: 'Bucket' } })).toBe('succeeded');
    expect([await idOf(inner, 'Pages'), await itemsOf(first)]).toEqual([first, [1]]);
  });

  test('is kept when it is taken out, and another is made when it is put back', async () => {
    expect(await deploy('three', news)).toBe('succeeded');
    expect(await itemsOf(first)).toEqual([1]);
    expect(await deploy('four', { ...news, Pages: pagesTable() })).toBe('succeeded');
    const second = await idOf(inner, 'Pages');
    expect([second === first, await itemsOf(first, second)]).toEqual([false, [1, 0]]);
  });
});
