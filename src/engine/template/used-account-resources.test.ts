import { expect, test } from 'vitest';
import { aws } from '#clouds/aws/index.ts';
import { scan } from '#engine/tracking/scan.ts';
import { readProjectFile } from '#model/project-file.ts';
import { usedAccountResources } from './used-account-resources.ts';

const manifest = `{
  "version": 1, "name": "shop", "cloud": "aws",
  "functions": {
    "read": { "entry": "src/read.ts" },
    "work": { "entry": "src/work.ts", "triggers": { "jobs": { "type": "sqs.message", "resource": "jobs", "options": {} } } }
  },
  "resources": {
    "orders": { "type": "dynamodb.table", "origin": "account",
      "reference": "legacy-orders" },
    "jobs": { "type": "sqs.queue", "origin": "account", "reference": "jobs" },
    "theirs": { "type": "sqs.queue", "origin": "account", "reference": "theirs" },
    "idle": { "type": "s3.bucket", "origin": "account", "reference": "idle" },
    "visits": { "type": "dynamodb.table", "origin": "project", "properties": {} }
  }
}`;
const files = {
  'src/read.ts': `import { DynamoDBClient, GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
const db = new DynamoDBClient({});
export const handler = async () => {
  await db.send(new GetItemCommand({ TableName: process.env.ORDERS_TABLE, Key: {} }));
  await db.send(new ScanCommand({ TableName: process.env.VISITS_TABLE }));
  await new SQSClient({}).send(new GetQueueUrlCommand({ QueueName: 'theirs', QueueOwnerAWSAccountId: '444455556666' }));
};`,
  'src/work.ts': 'export const handler = async () => console.log(process.env.ORDERS_TABLE);',
};

test('what functions use of the account’s own, with the line of its name; not what a call says is somebody else’s', () => {
  const { project } = readProjectFile(manifest);
  if (!project) throw new Error('the manifest can be read');
  const used = usedAccountResources({ cloud: aws, project, scan: scan({ project, files, catalogue: aws.catalogue }), manifest });
  expect(used.map(({ kind, reference, functions, at }) => [kind, reference, functions, at.file, at.line])).toEqual([
    ['table', 'legacy-orders', ['read', 'work'], 'stackwright.json', 9],
    ['queue', 'jobs', ['work'], 'stackwright.json', 10],
  ]);
});
