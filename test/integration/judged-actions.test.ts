import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetRolePolicyCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '#support/command.ts';
import { observer } from '#support/example-cloud.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';

/** Calls that AWS judges by an action of another name: the local cloud judges them by the same. */
const CODE = `
import { BatchExecuteStatementCommand, DynamoDBClient, ExecuteStatementCommand, ExecuteTransactionCommand } from '@aws-sdk/client-dynamodb';
import { ChangeMessageVisibilityBatchCommand, DeleteMessageBatchCommand, ReceiveMessageCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
const db = new DynamoDBClient({});
const sqs = new SQSClient({});
export const handler = async ({ id }) => {
  const QueueUrl = process.env.JOBS_QUEUE_URL;
  await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: 'a', MessageBody: 'one' }, { Id: 'b', MessageBody: 'two' }] }));
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  const Entries = Messages.map((one, index) => ({ Id: String(index), ReceiptHandle: one.ReceiptHandle }));
  await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries: Entries.map((one) => ({ ...one, VisibilityTimeout: 5 })) }));
  await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  await db.send(new ExecuteStatementCommand({ Statement: \`INSERT INTO "\${process.env.NOTES_TABLE}" VALUE {'id': '\${id}', 'text': 'one'}\` }));
  await db.send(new ExecuteTransactionCommand({ TransactStatements: [{ Statement: \`UPDATE "\${process.env.NOTES_TABLE}" SET text='two' WHERE id='\${id}'\` }] }));
  const { Responses } = await db.send(new BatchExecuteStatementCommand({ Statements: [{ Statement: \`SELECT * FROM "\${process.env.NOTES_TABLE}" WHERE id='\${id}'\` }] }));
  if (Responses[0].Error) throw new Error(JSON.stringify(Responses[0].Error));
  await db.send(new ExecuteStatementCommand({ Statement: \`DELETE FROM "\${process.env.NOTES_TABLE}" WHERE id='\${id}'\` }));
  return { received: Messages.length, text: Responses[0].Item.text.S };
};
`;
const MANIFEST = {
  version: 1,
  name: 'judged',
  cloud: 'aws',
  functions: { all: { entry: 'src/all.js', timeout: 30 } },
  resources: {
    jobs: { type: 'sqs.queue', origin: 'project', properties: {} },
    notes: { type: 'dynamodb.table', origin: 'project', properties: { partitionKey: { name: 'id', type: 'S' } } },
  },
};

let cloud: TestCloud;
let folder: string;
beforeAll(async () => {
  cloud = await startTestCloud();
  folder = mkdtempSync(join(tmpdir(), 'stackwright-judged-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'stackwright.json'), JSON.stringify(MANIFEST));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'src', 'all.js'), CODE);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await cloud.stop();
});

test('batches and statements need the actions that AWS asks for, all of them and no others', async () => {
  const deployed = await runCommand(['deploy', folder, '--yes', '--json', '--endpoint', cloud.endpoint]);
  expect(deployed.lines.at(-1)).toMatchObject({ type: 'finished', status: 'succeeded', problems: [] });
  const seen = observer(cloud.endpoint);
  const ids = await seen.physicalIds('judged-dev');
  const call = async () => (await seen.invoke(ids.All as string, { id: randomUUID() })).text;
  expect(JSON.parse((await call()).split('\n')[0] as string)).toEqual({ received: 2, text: 'two' });

  const iam = new IAMClient({ endpoint: cloud.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  const at = { RoleName: ids.AllRole as string, PolicyName: 'code' };
  const whole = JSON.parse(decodeURIComponent((await iam.send(new GetRolePolicyCommand(at))).PolicyDocument ?? '')) as Policy;
  const actions = [...new Set(whole.Statement.flatMap((one) => one.Action))].filter((one) => !one.startsWith('logs:')).sort();
  expect(actions).toEqual([
    'dynamodb:PartiQLDelete',
    'dynamodb:PartiQLInsert',
    'dynamodb:PartiQLSelect',
    'dynamodb:PartiQLUpdate',
    'sqs:ChangeMessageVisibility',
    'sqs:DeleteMessage',
    'sqs:ReceiveMessage',
    'sqs:SendMessage',
  ]);
  for (const action of actions) {
    const Statement = whole.Statement.map((one) => ({ ...one, Action: one.Action.filter((each) => each !== action) })).filter((one) => one.Action.length > 0);
    await iam.send(new PutRolePolicyCommand({ ...at, PolicyDocument: JSON.stringify({ ...whole, Statement }) }));
    expect(await call(), action).toMatch(/not authorized|AccessDenied/);
  }
});

test('a path that begins like the registry of containers is the bucket’s, where that is addressed as a host', async () => {
  const { port } = new URL(cloud.endpoint);
  const answer = await new Promise<string>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: '/v2', headers: { host: 'photos.s3.amazonaws.com' } }, async (response) =>
      resolve((await response.toArray()).join('')),
    ).on('error', reject);
  });
  expect(answer).toMatch(/<Code>(AccessDenied|NoSuchBucket)<\/Code>/);
});

interface Policy {
  readonly Statement: readonly { readonly Action: readonly string[] }[];
}
