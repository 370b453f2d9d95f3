import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printJson } from '#base/stable-json.ts';
import { runCommand } from '#support/command.ts';
import { eventually, observer } from '#support/example-cloud.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

const CODE = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const s3 = new S3Client({});
export const handler = async (event) => {
  const id = event.Records?.[0].Sns ? 'topic' : event.Records ? 'queue' : 'called';
  await documents.send(new PutCommand({ TableName: process.env.ORDERS_TABLE, Item: { id } }));
  await s3.send(new PutObjectCommand({ Bucket: process.env.ARCHIVE_BUCKET, Key: id, Body: id }));
};
`;

test('resources of the account are used and trigger, and the stack neither makes nor removes them', async () => {
  const common = { endpoint: cloud.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  const s3 = new S3Client({ ...common, forcePathStyle: true });
  const sns = new SNSClient(common);
  const sqs = new SQSClient({ ...common, useQueueUrlAsEndpoint: false });
  await s3.send(new CreateBucketCommand({ Bucket: 'old-archive' }));
  await new DynamoDBClient(common).send(
    new CreateTableCommand({
      TableName: 'legacy-orders',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    }),
  );
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'old-news' }));
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'old-jobs' }));

  const folder = mkdtempSync(join(tmpdir(), 'stackwright-account-'));
  try {
    const manifest = {
      version: 1,
      name: 'with-account',
      cloud: 'aws',
      functions: {
        keep: { entry: 'keep.js', triggers: { heard: { type: 'sns.published', resource: 'news' }, got: { type: 'sqs.messages', resource: 'jobs' } } },
      },
      resources: {
        orders: { type: 'dynamodb.table', origin: 'account', reference: 'legacy-orders' },
        archive: { type: 's3.bucket', origin: 'account', reference: 'arn:aws:s3:::old-archive' },
        news: { type: 'sns.topic', origin: 'account', reference: TopicArn },
        jobs: { type: 'sqs.queue', origin: 'account', reference: 'old-jobs' },
      },
      environment: {},
    };
    for (const [path, text] of Object.entries({ 'keep.js': CODE, 'package.json': '{ "type": "module" }\n', 'stackwright.json': printJson(manifest) })) {
      writeFileSync(join(folder, path), text);
    }
    const at = ['--json', '--endpoint', cloud.endpoint];
    const deployed = await runCommand(['deploy', folder, '--yes', ...at]);
    expect(deployed.lines.at(-1)).toMatchObject({ type: 'finished', status: 'succeeded', problems: [] });
    const seen = observer(cloud.endpoint);
    const ids = await seen.physicalIds('with-account-dev');
    expect(Object.keys(ids).sort()).toEqual(['Keep', 'KeepGotMapping', 'KeepHeardPermission', 'KeepHeardSubscription', 'KeepLogs', 'KeepRole']);

    expect((await seen.invoke(ids.Keep as string, {})).failed).toBe(false);
    await sns.send(new PublishCommand({ TopicArn, Message: 'hello' }));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'hello' }));
    const called = async () => (await seen.items('legacy-orders')).map((item) => item.id?.S ?? '').sort();
    await eventually(called, (names) => names.length === 3, 30);
    expect(await called()).toEqual(['called', 'queue', 'topic']);

    expect((await runCommand(['remove', folder, '--yes', ...at])).code).toBe(0);
    expect(await called()).toHaveLength(3);
    await s3.send(new GetObjectCommand({ Bucket: 'old-archive', Key: 'called' }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what code uses of the account’s own, and isn’t there, is told while the changes are staged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-account-'));
  const account = (type: string, reference: string) => ({ type, origin: 'account', reference });
  const arn = (service: string, of: string, tail: string) => `arn:aws:${service}:us-east-1:${of}:${tail}`;
  const manifest = {
    version: 1,
    name: 'without-account',
    cloud: 'aws',
    functions: { keep: { entry: 'keep.js' } },
    resources: {
      orders: account('dynamodb.table', 'typed-orders'),
      archive: account('s3.bucket', 'arn:aws:s3:::typed-archive'),
      news: account('sns.topic', arn('sns', '000000000000', 'typed-news')),
      jobs: account('sqs.queue', 'typed-jobs'),
      theirs: account('sqs.queue', arn('sqs', '444455556666', 'jobs')),
      idle: account('dynamodb.table', 'typed-idle'),
    },
    environment: {},
  };
  const read = ['ORDERS_TABLE', 'ARCHIVE_BUCKET', 'NEWS_TOPIC_ARN', 'JOBS_QUEUE_URL', 'THEIRS_QUEUE_URL'].map((name) => `process.env.${name}`).join(', ');
  try {
    for (const [path, text] of Object.entries({
      'keep.js': `export const handler = async () => [${read}];\n`,
      'package.json': '{ "type": "module" }\n',
      'stackwright.json': printJson(manifest),
    })) {
      writeFileSync(join(folder, path), text);
    }
    const { lines } = await runCommand(['deploy', folder, '--json', '--endpoint', cloud.endpoint]);
    const { status, problems } = lines.at(-1);
    expect([status, problems.filter((one: { code: string }) => one.code === 'ChangesQuestioned').map((one: { summary: string }) => one.summary)]).toEqual([
      'staged',
      [
        'the local cloud has no table "typed-orders", which keep uses',
        'the local cloud has no bucket "arn:aws:s3:::typed-archive", which keep uses',
        'the local cloud has no topic "arn:aws:sns:us-east-1:000000000000:typed-news", which keep uses',
        'the local cloud has no queue "typed-jobs", which keep uses',
      ],
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
