import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '#support/command.ts';
import { observer } from '#support/example-cloud.ts';
import { type Holders, heldData } from '#support/held-data.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';

/** What a stack left behind in the account is nobody's but the person's: no later deployment of the same project takes it, or empties it. */
let cloud: TestCloud;
let data: ReturnType<typeof heldData>;
let folder: string;
beforeAll(async () => {
  cloud = await startTestCloud();
  data = heldData(cloud.endpoint);
  folder = mkdtempSync(join(tmpdir(), 'stackwright-kept-'));
  mkdirSync(join(folder, 'src'));
});
afterAll(async () => {
  await cloud?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** A project with one of everything that holds data, or with nothing. */
function write({ bucket = 'photos', key = 'id', holds = true }: { readonly bucket?: string; readonly key?: string; readonly holds?: boolean } = {}): void {
  const resources = {
    [bucket]: { type: 's3.bucket', origin: 'project', properties: {} },
    visits: { type: 'dynamodb.table', origin: 'project', properties: { partitionKey: { name: key, type: 'S' } } },
    jobs: { type: 'sqs.queue', origin: 'project', properties: {} },
  };
  const functions = { fill: { entry: 'src/fill.js' } };
  writeFileSync(join(folder, 'stackwright.json'), JSON.stringify({ version: 1, name: 'heirloom', cloud: 'aws', functions, resources: holds ? resources : {} }));
  const code = [
    "import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';",
    "import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';",
    "import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';",
    'export const handler = async () => {',
    ...(holds
      ? [
          `  await new S3Client({}).send(new PutObjectCommand({ Bucket: process.env.${bucket.toUpperCase()}_BUCKET, Key: 'a', Body: 'a' }));`,
          "  await new DynamoDBClient({}).send(new PutItemCommand({ TableName: process.env.VISITS_TABLE, Item: { id: { S: 'a' } } }));",
          "  await new SQSClient({}).send(new SendMessageCommand({ QueueUrl: process.env.JOBS_QUEUE_URL, MessageBody: 'a' }));",
        ]
      : []),
    '};',
  ];
  writeFileSync(join(folder, 'src', 'fill.js'), code.join('\n'));
}

async function holders(): Promise<Holders> {
  const { Photos, Pictures, Visits, Jobs } = await observer(cloud.endpoint).physicalIds('heirloom-dev');
  return { bucket: Photos ?? Pictures, table: Visits, queue: Jobs };
}

/** How it ended, and the codes of what it told. */
async function run(verb: string, ...words: string[]): Promise<string[]> {
  const { status, problems } = (await runCommand([verb, folder, ...words, '--yes', '--json', '--endpoint', cloud.endpoint])).lines.at(-1);
  return [status, ...problems.map((one: { code: string }) => one.code)];
}

const WHOLE = { objects: 1, items: 1, messages: 1 };
const EMPTY = { objects: 0, items: 0, messages: 0 };

// One after the other: each goes on from what the one before has left in the account.
describe('what a stack left behind', { shuffle: false }, () => {
  let first: Holders;
  let second: Holders;

  test('stays as it is when the project is removed and deployed again: the new stack has its own', async () => {
    write();
    expect(await run('deploy')).toEqual(['succeeded']);
    first = await holders();
    await data.put(first);
    expect(await run('remove')).toEqual(['succeeded', 'ResourceKept', 'ResourceKept', 'ResourceKept']);

    expect(await run('deploy')).toEqual(['succeeded']);
    second = await holders();
    expect([await data.count(first), await data.count(second)]).toEqual([WHOLE, EMPTY]);
  });

  test('stays as it is when it is taken out of the project and put back: a bucket whose name is taken is refused, all else is made beside it', async () => {
    await data.put(second);
    write({ holds: false });
    const losses = ['photos', 'visits', 'jobs'].flatMap((name) => ['--allow-loss', name]);
    expect(await run('deploy', ...losses)).toEqual(['succeeded', 'ResourceKept', 'ResourceKept', 'ResourceKept']);

    write();
    expect(await run('deploy')).toEqual(['failed', 'StagingFailed']);
    write({ bucket: 'pictures' });
    expect(await run('deploy')).toEqual(['succeeded']);
    expect(await data.count(await holders())).toEqual(EMPTY);
    expect([await data.count(first), await data.count(second)]).toEqual([WHOLE, WHOLE]);
  });

  test('stays as it is when its key changes, which is confirmed by name: the new table stands beside it', async () => {
    const before = await holders();
    await data.put(before);
    write({ bucket: 'pictures', key: 'other' });
    expect(await run('deploy')).toEqual(['failed', 'LossNotAllowed']);
    expect(await run('deploy', '--allow-loss', 'visits')).toEqual(['succeeded', 'ResourceKept']);
    const after = await holders();
    expect(after).toEqual({ ...before, table: expect.not.stringMatching(`^${before.table}$`) });
    expect([await data.count(before), await data.count({ table: after.table })]).toEqual([WHOLE, { items: 0 }]);
  });
});
