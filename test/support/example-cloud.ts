import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

/** Where the examples stand. */
export const EXAMPLES = join(import.meta.dirname, '..', '..', 'examples');

/** A copy of an example that may be changed, and its removal. */
export function copyOfExample(name: string): { folder: string; dispose(): void } {
  const parent = mkdtempSync(join(tmpdir(), `stackwright-${createHash('sha256').update(name).digest('hex').slice(0, 6)}-`));
  const folder = join(parent, name);
  cpSync(join(EXAMPLES, name), folder, { recursive: true });
  return { folder, dispose: () => rmSync(parent, { recursive: true, force: true }) };
}

/** What the tests themselves ask of the local cloud, as its root and beside the product. */
export function observer(endpoint: string) {
  const common = { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  const cloudFormation = new CloudFormationClient(common);
  const dynamo = new DynamoDBClient(common);
  const lambda = new LambdaClient(common);
  const s3 = new S3Client({ ...common, forcePathStyle: true });
  const sqs = new SQSClient({ ...common, useQueueUrlAsEndpoint: false });
  return {
    async physicalIds(stack: string): Promise<Record<string, string>> {
      const ids: Record<string, string> = {};
      for await (const page of paginateListStackResources({ client: cloudFormation }, { StackName: stack })) {
        for (const one of page.StackResourceSummaries ?? [])
          if (one.LogicalResourceId && one.PhysicalResourceId) ids[one.LogicalResourceId] = one.PhysicalResourceId;
      }
      return ids;
    },
    put: (bucket: string, key: string, body: Uint8Array, type: string) =>
      s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: type })),
    send: (queueUrl: string, body: string) => sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body })),
    items: async (table: string) => (await dynamo.send(new ScanCommand({ TableName: table }))).Items ?? [],
    async invoke(functionName: string, event: unknown): Promise<{ failed: boolean; text: string }> {
      const answer = await lambda.send(
        new InvokeCommand({ FunctionName: functionName, Payload: new TextEncoder().encode(JSON.stringify(event)), LogType: 'Tail' }),
      );
      const log = answer.LogResult ? Buffer.from(answer.LogResult, 'base64').toString() : '';
      return { failed: answer.FunctionError !== undefined, text: `${new TextDecoder().decode(answer.Payload)}\n${log}` };
    },
  };
}

/** Asks again until it holds: what triggers do takes a moment. Fails with what was seen last. */
export async function eventually<T>(ask: () => Promise<T>, holds: (value: T) => boolean, seconds = 20): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await ask();
    if (holds(value)) return value;
    if (Date.now() > end) throw new Error(`not so after ${seconds} s: ${JSON.stringify(value)}`);
    await new Promise((done) => setTimeout(done, 200));
  }
}
