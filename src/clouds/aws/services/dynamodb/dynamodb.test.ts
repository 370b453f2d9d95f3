import { expect, test } from 'vitest';
import { allowed, said, sending, templateFor } from '#support/template-for.ts';

const orders = { type: 'dynamodb.table', origin: 'project', properties: { partitionKey: { name: 'id', type: 'S' } } };
const needs = (...calls: string[]) =>
  allowed(templateFor({ functions: { a: {} }, resources: { orders } }, { 'a.ts': sending(...calls.map((call) => `dynamodb ${call}`)) }).generated, 'a');

test.each([
  ['SELECT * FROM "${process.env.ORDERS_TABLE}" WHERE id = ?', ['dynamodb:PartiQLSelect → Orders.Arn']],
  ['select id from ${process.env.ORDERS_TABLE}', ['dynamodb:PartiQLSelect → Orders.Arn']],
  ['SELECT * FROM "${process.env.ORDERS_TABLE}"."byDate"', ['dynamodb:PartiQLSelect → ${Orders.Arn}/index/byDate']],
  ['SELECT * FROM ${process.env.ORDERS_TABLE}.byDate', ['dynamodb:PartiQLSelect → ${Orders.Arn}/index/byDate']],
  ['SELECT * FROM "${process.env.ORDERS_TABLE}"."${event.index}"', ['dynamodb:PartiQLSelect → ${Orders.Arn}/index/*']],
  ['SELECT * FROM "${process.env.ORDERS_TABLE}"."by${event.index}"', ['dynamodb:PartiQLSelect → ${Orders.Arn}/index/*']],
  ['INSERT INTO "${process.env.ORDERS_TABLE}" VALUE {\'id\': ?}', ['dynamodb:PartiQLInsert → Orders.Arn']],
  ['UPDATE "other" SET a = 1', ['dynamodb:PartiQLUpdate → arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/other']],
  ['DELETE FROM "${process.env.ORDERS_TABLE}" WHERE id = ?', ['dynamodb:PartiQLDelete → Orders.Arn']],
  ['SELECT * FROM "${event.table}"', []],
  ['-- DELETE FROM "other"\n  select * from "${process.env.ORDERS_TABLE}"', ['dynamodb:PartiQLSelect → Orders.Arn']],
  ['/* UPDATE\n "other" */ -- hi\nDELETE FROM "${process.env.ORDERS_TABLE}"', ['dynamodb:PartiQLDelete → Orders.Arn']],
])('the statement %s needs %j', (statement, expected) => {
  expect(needs(`ExecuteStatementCommand({ Statement: \`${statement}\` })`)).toEqual(expected);
});

test('a statement that is none that is known here is told as what it is', () => {
  const call = (args: string) => `dynamodb ExecuteStatementCommand(${args})`;
  const { problems } = templateFor({ functions: { a: {} } }, { 'a.ts': sending(call(`{ Statement: 'WITH a' }`), call('{}')) });
  expect(said(problems)).toEqual([
    "ResourceUnresolved:5 ExecuteStatement: what Statement is about can't be told",
    'ResourceUnresolved:6 ExecuteStatement: no Statement is given',
  ]);
});

test('an index whose name is not known stands for the table and all its indexes', () => {
  expect(needs('QueryCommand({ TableName: process.env.ORDERS_TABLE, IndexName: event.index })')).toEqual([
    'dynamodb:Query → Orders.Arn',
    'dynamodb:Query → ${Orders.Arn}/index/*',
  ]);
});

test('a transaction needs what its parts do, each on its own table', () => {
  const items = `[{ Put: { TableName: process.env.ORDERS_TABLE, Item: {} } }, { ConditionCheck: { TableName: 'other', Key: {} } }]`;
  expect(needs(`TransactWriteItemsCommand({ TransactItems: ${items} })`)).toEqual([
    'dynamodb:PutItem → Orders.Arn',
    'dynamodb:ConditionCheckItem → arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/other',
  ]);
});

test('an export needs to write into its bucket, of the project or not', () => {
  const code = sending(
    `dynamodb ExportTableToPointInTimeCommand({ TableArn: 'arn:aws:dynamodb:eu-west-1:123456789012:table/far', S3Bucket: process.env.PHOTOS_BUCKET })`,
    `dynamodb ExportTableToPointInTimeCommand({ TableArn: 'arn:aws:dynamodb:eu-west-1:123456789012:table/far', S3Bucket: 'elsewhere' })`,
    `dynamodb ExportTableToPointInTimeCommand({ TableArn: 'arn:aws:dynamodb:eu-west-1:123456789012:table/far', S3Bucket: event.bucket })`,
  );
  const photos = { type: 's3.bucket', origin: 'project' };
  const { generated, problems, resources } = templateFor({ functions: { a: {} }, resources: { photos } }, { 'a.ts': code });
  const actions = 's3:AbortMultipartUpload s3:PutObject s3:PutObjectAcl';
  expect(allowed(generated, 'a')).toEqual([
    'dynamodb:ExportTableToPointInTime → arn:aws:dynamodb:eu-west-1:123456789012:table/far',
    `${actions} → arn:\${AWS::Partition}:s3:::elsewhere/*`,
    `${actions} → arn:\${AWS::Partition}:s3:::small-dev-photos-\${Suffix}/*`,
  ]);
  expect(said(problems)).toEqual(["ResourceUnresolved:7 ExportTableToPointInTime: which S3Bucket is meant can't be told"]);
  expect(Object.keys(resources)).toContain('Photos');
});

test('a literal ARN of a table is that table, and of its index', () => {
  const far = 'arn:aws:dynamodb:eu-west-1:123456789012:table/far';
  expect(needs(`GetItemCommand({ TableName: '${far}', Key: {} })`, `QueryCommand({ TableName: '${far}', IndexName: 'byDate' })`)).toEqual([
    `dynamodb:GetItem → ${far}`,
    `dynamodb:Query → ${far}/index/byDate`,
  ]);
});

test('a batch names its tables as keys', () => {
  expect(needs('BatchWriteItemCommand({ RequestItems: { [process.env.ORDERS_TABLE]: [] } })')).toEqual(['dynamodb:BatchWriteItem → Orders.Arn']);
});

test('a trigger turns the stream on, and reads it', () => {
  const triggers = { changed: { type: 'dynamodb.stream', resource: 'orders', options: { batchSize: 10, bisectOnError: true } } };
  const { generated, resources, problems } = templateFor({ functions: { a: { triggers } }, resources: { orders } });
  expect(problems).toEqual([]);
  expect(resources.Orders?.Properties?.StreamSpecification).toEqual({ StreamViewType: 'NEW_AND_OLD_IMAGES' });
  expect(resources.AChangedMapping?.Properties).toEqual({
    FunctionName: { 'Fn::GetAtt': ['A', 'Arn'] },
    EventSourceArn: { 'Fn::GetAtt': ['Orders', 'StreamArn'] },
    StartingPosition: 'TRIM_HORIZON',
    BatchSize: 10,
    BisectBatchOnFunctionError: true,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  });
  expect(allowed(generated, 'a')).toEqual(['dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams → Orders.StreamArn']);
});

test('the stream of an account’s table is read by its ARN', () => {
  const reference = 'arn:aws:dynamodb:eu-west-1:123456789012:table/far/stream/2026-01-01T00:00:00.000';
  const triggers = { changed: { type: 'dynamodb.stream', resource: 'far' } };
  const { generated, resources, problems } = templateFor(
    { functions: { a: { triggers } }, resources: { far: { type: 'dynamodb.table', origin: 'account', reference } } },
    { 'a.ts': sending('dynamodb GetItemCommand({ TableName: process.env.FAR_TABLE, Key: {} })') },
  );
  expect(problems).toEqual([]);
  expect(resources.AChangedMapping?.Properties?.EventSourceArn).toBe(reference);
  expect(resources.A?.Properties?.Environment).toEqual({ Variables: { FAR_TABLE: 'arn:aws:dynamodb:eu-west-1:123456789012:table/far' } });
  expect(allowed(generated, 'a')).toEqual([
    'dynamodb:GetItem → arn:aws:dynamodb:eu-west-1:123456789012:table/far',
    `dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams → ${reference}`,
  ]);
});

test('an account’s table given by its ARN is that very table to the code and to its permissions; one given by name is the account’s own', () => {
  const reference = 'arn:aws:dynamodb:eu-west-1:123456789012:table/far';
  const resources = {
    far: { type: 'dynamodb.table', origin: 'account', reference },
    near: { type: 'dynamodb.table', origin: 'account', reference: 'near-orders' },
  };
  const code = sending(
    `dynamodb QueryCommand({ TableName: process.env.FAR_TABLE, IndexName: 'byDate' })`,
    'dynamodb DescribeGlobalTableCommand({ GlobalTableName: process.env.FAR_TABLE })',
    'dynamodb GetItemCommand({ TableName: process.env.NEAR_TABLE, Key: {} })',
  );
  const made = templateFor({ functions: { a: {} }, resources }, { 'a.ts': code });
  expect(said(made.problems)).toEqual([]);
  expect(made.resources.A?.Properties?.Environment).toEqual({ Variables: { FAR_TABLE: reference, NEAR_TABLE: 'near-orders' } });
  expect(allowed(made.generated, 'a')).toEqual([
    'dynamodb:DescribeGlobalTable → arn:aws:dynamodb::123456789012:global-table/far',
    `dynamodb:Query → ${reference}/index/byDate`,
    'dynamodb:GetItem → arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/near-orders',
  ]);
});

test.each([
  'arn:aws:dynamodb:eu-west-1:123456789012:table/far/else/1',
  'arn:aws:dynamodb:eu-west-1:123456789012:table/far ',
  'arn:aws:sqs:eu-west-1:123456789012:far',
])('"%s" is not the ARN of a table', (reference) => {
  const { problems } = templateFor({ functions: { a: {} }, resources: { far: { type: 'dynamodb.table', origin: 'account', reference } } });
  expect(said(problems)).toEqual([`PropertyInvalid:14 the reference "${reference}" is not the ARN of a table`]);
});

test('without the stream’s ARN an account’s table can’t trigger', () => {
  const triggers = { changed: { type: 'dynamodb.stream', resource: 'far' } };
  const reference = 'arn:aws:dynamodb:eu-west-1:123456789012:table/far';
  const { problems } = templateFor({ functions: { a: { triggers } }, resources: { far: { type: 'dynamodb.table', origin: 'account', reference } } });
  expect(said(problems)).toEqual(['TriggerNotPossible:11 the reference of far is not the ARN of its stream']);
});

test('keys that DynamoDB refuses are told where they stand', () => {
  const wrong = {
    ...orders,
    properties: {
      partitionKey: { name: 'id', type: 'S' },
      sortKey: { name: 'id', type: 'S' },
      indexes: [
        { name: 'byDate', partitionKey: { name: 'id', type: 'N' } },
        { name: 'byDate', partitionKey: { name: 'at', type: 'S' } },
      ],
    },
  };
  const { problems } = templateFor(
    { functions: { a: {} }, resources: { orders: wrong } },
    { 'a.ts': 'export const handler = () => process.env.ORDERS_TABLE;' },
  );
  expect(said(problems)).toEqual([
    'PropertyInvalid:19 orders has id as both its keys',
    'PropertyInvalid:24 id has two types in the keys of orders',
    'PropertyInvalid:31 two indexes of orders are called byDate',
  ]);
});

test('a table has twenty indexes at most', () => {
  const indexes = Array.from({ length: 21 }, (_, at) => ({ name: `by${at}x`, partitionKey: { name: `k${at}`, type: 'S' } }));
  const { problems } = templateFor(
    { functions: { a: {} }, resources: { orders: { ...orders, properties: { partitionKey: { name: 'id' }, indexes } } } },
    { 'a.ts': 'export const handler = () => process.env.ORDERS_TABLE;' },
  );
  expect(said(problems)).toEqual(['PropertyInvalid:18 orders has 21 indexes, and a table has 20 at most']);
});
