import { callStyles } from '#clouds/aws/call-styles.ts';
import type { ApiGrant, ApiOperation } from '#kit/api-operation.ts';
import type { Catalogue, ResourceTypeEntry, ServiceEntry } from '#kit/catalogue.ts';
import { choice, json, number, text, toggle } from '#kit/field.ts';
import { defineOperation, type Operation, RESOURCE } from '#kit/operation.ts';

// A small catalogue for tests of tracking: the shape of the real one, with few enough operations to see at a glance.

function resourceType(id: string, variableSuffix: string, parts: Readonly<Record<string, string>>): ResourceTypeEntry {
  return { id, title: id, variableSuffix, holdsData: true, fields: {}, parts: { resource: `the ${id}`, ...parts }, canBeAccounts: true, idleCost: 'none' };
}

function service(of: Partial<ServiceEntry> & Pick<ServiceEntry, 'id' | 'api'>): ServiceEntry {
  return { title: of.id, description: '', icon: '', sdk: of.id, resourceTypes: {}, operations: {}, triggers: {}, ...of };
}

const one = (...grants: ApiGrant[]): ApiOperation => ({ grants });
const objects = (action: string): ApiOperation => one({ actions: [`s3:${action}`], at: 'Bucket', part: 'objects' });
const table = (action: string): ApiOperation => one({ actions: [`dynamodb:${action}`], at: 'TableName' });
const indexed = (action: string): ApiOperation =>
  one(
    { actions: [`dynamodb:${action}`], at: 'TableName', unless: 'IndexName' },
    { actions: [`dynamodb:${action}`], at: 'TableName', part: 'index', name: 'IndexName', when: 'IndexName' },
  );

const getObject: Operation = defineOperation({
  title: 'Get object',
  resourceType: 'bucket',
  fields: { key: text({ label: 'Object key' }), range: text({ label: 'Byte range', optional: true }) },
  call: { command: 'GetObject', arguments: { Bucket: RESOURCE, Key: 'key', Range: 'range' } },
  result: 'object',
});

const putObject: Operation = defineOperation({
  title: 'Put object',
  resourceType: 'bucket',
  fields: {
    key: text({ label: 'Object key' }),
    body: text({ label: 'Content', multiline: true }),
    metadata: json({ label: 'Metadata', optional: true }),
    encryption: choice({ label: 'Encryption', optional: true, options: [{ value: 'AES256', label: 'AES-256' }] }),
  },
  call: { command: 'PutObject', arguments: { Bucket: RESOURCE, Key: 'key', Body: 'body', Metadata: 'metadata', ServerSideEncryption: 'encryption' } },
});

const copyObject: Operation = defineOperation({
  title: 'Copy object',
  resourceType: 'bucket',
  fields: { source: text({ label: 'Source' }), key: text({ label: 'Object key' }) },
  call: { command: 'CopyObject', arguments: { Bucket: RESOURCE, CopySource: 'source', Key: 'key' } },
});

const putItem: Operation = defineOperation({
  title: 'Put item',
  resourceType: 'table',
  fields: { item: json({ label: 'Item' }), condition: text({ label: 'Condition', optional: true }) },
  call: { command: 'PutItem', client: 'document', arguments: { TableName: RESOURCE, Item: 'item', ConditionExpression: 'condition' } },
});

const query: Operation = defineOperation({
  title: 'Query',
  resourceType: 'table',
  fields: {
    key: text({ label: 'Key condition' }),
    values: json({ label: 'Values', optional: true }),
    limit: number({ label: 'Limit', optional: true }),
    newestFirst: toggle({ label: 'Forward', optional: true }),
  },
  call: {
    command: 'Query',
    client: 'document',
    arguments: { TableName: RESOURCE, KeyConditionExpression: 'key', ExpressionAttributeValues: 'values', Limit: 'limit', ScanIndexForward: 'newestFirst' },
  },
  result: 'found',
});

const publish: Operation = defineOperation({
  title: 'Publish',
  resourceType: 'topic',
  fields: { message: text({ label: 'Message' }), kind: text({ label: 'Kind', optional: true }) },
  call: {
    command: 'Publish',
    arguments: {
      TopicArn: RESOURCE,
      Message: 'message',
      MessageAttributes: { object: { kind: { object: { DataType: { constant: 'String' }, StringValue: 'kind' } } } },
    },
  },
});

const receive: Operation = defineOperation({
  title: 'Receive messages',
  resourceType: 'queue',
  fields: { most: number({ label: 'Most', optional: true }) },
  call: { command: 'ReceiveMessage', arguments: { QueueUrl: RESOURCE, MaxNumberOfMessages: 'most', AttributeNames: { array: [{ constant: 'All' }] } } },
  result: 'received',
});

export const trackingCatalogue: Catalogue = {
  cloud: 'aws',
  callStyles,
  runtimes: [],
  services: [
    service({
      id: 's3',
      resourceTypes: { bucket: resourceType('bucket', '_BUCKET', { objects: 'its objects' }) },
      clients: {
        plain: { imports: { '@aws-sdk/client-s3': ['S3Client'] }, expression: 'new S3Client({})', variable: 's3', commandModule: '@aws-sdk/client-s3' },
      },
      operations: { 'get-object': getObject, 'put-object': putObject, 'copy-object': copyObject },
      triggers: {},
      api: {
        GetObject: objects('GetObject'),
        HeadObject: objects('GetObject'),
        PutObject: objects('PutObject'),
        DeleteObject: objects('DeleteObject'),
        CreateMultipartUpload: objects('PutObject'),
        UploadPart: objects('PutObject'),
        CompleteMultipartUpload: objects('PutObject'),
        AbortMultipartUpload: objects('AbortMultipartUpload'),
        PutObjectTagging: objects('PutObjectTagging'),
        ListObjectsV2: one({ actions: ['s3:ListBucket'], at: 'Bucket' }),
        HeadBucket: one({ actions: ['s3:ListBucket'], at: 'Bucket' }),
        ListBuckets: one({ actions: ['s3:ListAllMyBuckets'] }),
        CopyObject: one(
          { actions: ['s3:GetObject'], at: 'CopySource', form: 'before-slash', part: 'objects' },
          { actions: ['s3:PutObject'], at: 'Bucket', part: 'objects' },
        ),
      },
    }),
    service({
      id: 'dynamodb',
      resourceTypes: { table: resourceType('table', '_TABLE', { index: 'its indexes' }) },
      clients: {
        plain: {
          imports: { '@aws-sdk/client-dynamodb': ['DynamoDBClient'] },
          expression: 'new DynamoDBClient({})',
          variable: 'dynamodb',
          commandModule: '@aws-sdk/client-dynamodb',
        },
        document: {
          imports: { '@aws-sdk/client-dynamodb': ['DynamoDBClient'], '@aws-sdk/lib-dynamodb': ['DynamoDBDocumentClient'] },
          expression: 'DynamoDBDocumentClient.from(new DynamoDBClient({}))',
          variable: 'documents',
          commandModule: '@aws-sdk/lib-dynamodb',
          commandNames: { PutItem: 'PutCommand' },
        },
      },
      operations: { 'put-item': putItem, query },
      api: {
        GetItem: table('GetItem'),
        PutItem: table('PutItem'),
        UpdateItem: table('UpdateItem'),
        DeleteItem: table('DeleteItem'),
        DescribeTable: table('DescribeTable'),
        Query: indexed('Query'),
        Scan: indexed('Scan'),
        BatchGetItem: one({ actions: ['dynamodb:BatchGetItem'], at: 'RequestItems.*' }),
        BatchWriteItem: one({ actions: ['dynamodb:BatchWriteItem'], at: 'RequestItems.*' }),
        TransactWriteItems: one(
          { actions: ['dynamodb:PutItem'], at: 'TransactItems[].Put.TableName' },
          { actions: ['dynamodb:UpdateItem'], at: 'TransactItems[].Update.TableName' },
          { actions: ['dynamodb:DeleteItem'], at: 'TransactItems[].Delete.TableName' },
          { actions: ['dynamodb:ConditionCheckItem'], at: 'TransactItems[].ConditionCheck.TableName' },
        ),
        ListTables: one({ actions: ['dynamodb:ListTables'] }),
      },
    }),
    service({
      id: 'sqs',
      resourceTypes: { queue: resourceType('queue', '_QUEUE_URL', {}) },
      clients: {
        plain: { imports: { '@aws-sdk/client-sqs': ['SQSClient'] }, expression: 'new SQSClient({})', variable: 'sqs', commandModule: '@aws-sdk/client-sqs' },
      },
      operations: { 'receive-message': receive },
      api: {
        SendMessage: one({ actions: ['sqs:SendMessage'], at: 'QueueUrl' }),
        ReceiveMessage: one({ actions: ['sqs:ReceiveMessage'], at: 'QueueUrl' }),
      },
    }),
    service({
      id: 'sns',
      resourceTypes: { topic: resourceType('topic', '_TOPIC_ARN', {}) },
      clients: {
        plain: { imports: { '@aws-sdk/client-sns': ['SNSClient'] }, expression: 'new SNSClient({})', variable: 'sns', commandModule: '@aws-sdk/client-sns' },
      },
      operations: { publish },
      api: { Publish: one({ actions: ['sns:Publish'], at: 'TopicArn', unless: 'PhoneNumber' }, { actions: ['sns:Publish'], when: 'PhoneNumber' }) },
    }),
  ],
};
