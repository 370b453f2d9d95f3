import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

/** What holds data, by the name or address that the account has for it. */
export interface Holders {
  readonly bucket?: string | undefined;
  readonly table?: string | undefined;
  readonly queue?: string | undefined;
}

/** Puts something into what holds data, and counts what is there: as the account's root, beside the product. */
export function heldData(endpoint: string) {
  const common = { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  const s3 = new S3Client({ ...common, forcePathStyle: true });
  const dynamo = new DynamoDBClient(common);
  const sqs = new SQSClient({ ...common, useQueueUrlAsEndpoint: false });
  return {
    /** An object, an item and a message. The item has a value for either key that the tests' tables have. */
    async put({ bucket, table, queue }: Holders): Promise<void> {
      if (bucket) await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'precious', Body: 'x' }));
      if (table) await dynamo.send(new PutItemCommand({ TableName: table, Item: { id: { S: 'precious' }, other: { S: 'precious' } } }));
      if (queue) await sqs.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: 'precious' }));
    },
    async count({ bucket, table, queue }: Holders): Promise<Record<string, number>> {
      const waiting = async () =>
        (await sqs.send(new GetQueueAttributesCommand({ QueueUrl: queue, AttributeNames: ['ApproximateNumberOfMessages'] }))).Attributes;
      return {
        ...(bucket ? { objects: (await s3.send(new ListObjectsV2Command({ Bucket: bucket }))).KeyCount ?? 0 } : {}),
        ...(table ? { items: (await dynamo.send(new ScanCommand({ TableName: table }))).Count ?? 0 } : {}),
        ...(queue ? { messages: Number((await waiting())?.ApproximateNumberOfMessages) } : {}),
      };
    },
  };
}
