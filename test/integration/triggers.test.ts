import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printJson } from '#base/stable-json.ts';
import { runCommand } from '#support/command.ts';
import { eventually, observer } from '#support/example-cloud.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';

// The triggers that no example has: each function notes that it was called, with a role that allows just that.
let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

const noting = (name: string) => `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
export const handler = async (event) => {
  await documents.send(new PutCommand({ TableName: process.env.SEEN_TABLE, Item: { id: '${name}', event: JSON.stringify(event) } }));
};
`;

const triggers = {
  changed: { type: 'dynamodb.stream', resource: 'orders', options: { onFailure: 'failed', retries: 2 } },
  removed: { type: 's3.object-removed', resource: 'photos', options: { suffix: '.png' } },
  heard: { type: 'sqs.messages', resource: 'inbox' },
  ordered: { type: 'sqs.messages', resource: 'line', options: { batchSize: 5 } },
  filtered: { type: 'sns.published', resource: 'news', options: { filter: { kind: ['report'] } } },
};

const table = { type: 'dynamodb.table', origin: 'project', properties: { partitionKey: { name: 'id', type: 'S' } } };
const manifest = {
  version: 1,
  name: 'every-trigger',
  cloud: 'aws',
  functions: Object.fromEntries(Object.entries(triggers).map(([name, trigger]) => [name, { entry: `${name}.js`, triggers: { one: trigger } }])),
  resources: {
    orders: table,
    seen: table,
    photos: { type: 's3.bucket', origin: 'project' },
    news: { type: 'sns.topic', origin: 'project', properties: { subscriptions: [{ protocol: 'sqs', endpoint: 'inbox' }] } },
    inbox: { type: 'sqs.queue', origin: 'project' },
    failed: { type: 'sqs.queue', origin: 'project' },
    line: { type: 'sqs.queue', origin: 'project', properties: { fifo: true, contentDeduplication: true } },
  },
  environment: {},
};

const files = Object.fromEntries(Object.keys(triggers).map((name) => [`${name}.js`, noting(name)]));

test('each trigger calls its function, which may do what it does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-triggers-'));
  try {
    for (const [path, text] of Object.entries({ ...files, 'package.json': '{ "type": "module" }\n', 'stackwright.json': printJson(manifest) })) {
      writeFileSync(join(folder, path), text);
    }
    const deployed = await runCommand(['deploy', folder, '--yes', '--json', '--endpoint', cloud.endpoint]);
    expect(deployed.lines.at(-1)).toMatchObject({ type: 'finished', status: 'succeeded', problems: [] });
    const seen = observer(cloud.endpoint);
    const ids = await seen.physicalIds('every-trigger-dev');
    const common = { endpoint: cloud.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };

    await new DynamoDBClient(common).send(new PutItemCommand({ TableName: ids.Orders, Item: { id: { S: 'a' } } }));
    await seen.put(ids.Photos as string, 'a.png', new Uint8Array(1), 'image/png');
    await new S3Client({ ...common, forcePathStyle: true }).send(new DeleteObjectCommand({ Bucket: ids.Photos, Key: 'a.png' }));
    await new SNSClient(common).send(
      new PublishCommand({ TopicArn: ids.News, Message: 'hello', MessageAttributes: { kind: { DataType: 'String', StringValue: 'report' } } }),
    );
    const sqs = new SQSClient({ ...common, useQueueUrlAsEndpoint: false });
    await sqs.send(new SendMessageCommand({ QueueUrl: ids.Line, MessageBody: 'hello', MessageGroupId: 'a' }));

    const called = async () => (await seen.items(ids.Seen as string)).map((item) => item.id?.S ?? '').sort();
    await eventually(called, (names) => names.length === Object.keys(triggers).length, 30);
    expect(await called()).toEqual(Object.keys(triggers).sort());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
