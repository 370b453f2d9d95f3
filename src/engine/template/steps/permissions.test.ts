import { expect, test } from 'vitest';
import { allowed, said, sending, templateFor } from '#support/template-for.ts';

const resources = {
  photos: { type: 's3.bucket', origin: 'project' },
  thumbs: { type: 's3.bucket', origin: 'project' },
  orders: { type: 'dynamodb.table', origin: 'project', properties: { partitionKey: { name: 'id', type: 'S' } } },
  legacy: { type: 'dynamodb.table', origin: 'account', reference: 'legacy-orders' },
  archive: { type: 's3.bucket', origin: 'account', reference: 'arn:aws:s3:::old-archive' },
  jobs: { type: 'sqs.queue', origin: 'project' },
};

test('each role allows what its own function does, on what it does it on', () => {
  const { generated } = templateFor(
    { functions: { a: {}, b: {}, idle: {} }, resources },
    {
      'a.ts': sending(
        `s3 GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: 'a' })`,
        `s3 PutObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: 'a', Tagging: 'a=b' })`,
        `s3 ListObjectsV2Command({ Bucket: process.env.THUMBS_BUCKET })`,
        `s3 HeadObjectCommand({ Bucket: process.env.ARCHIVE_BUCKET, Key: 'a' })`,
      ),
      'b.ts': sending(
        `dynamodb QueryCommand({ TableName: process.env.ORDERS_TABLE, IndexName: 'byDate' })`,
        `dynamodb ScanCommand({ TableName: process.env.LEGACY_TABLE })`,
        `sqs SendMessageBatchCommand({ QueueUrl: process.env.JOBS_QUEUE_URL, Entries: [] })`,
      ),
    },
  );
  expect(allowed(generated, 'a')).toEqual([
    's3:GetObject → arn:aws:s3:::old-archive/*',
    's3:GetObject s3:PutObject s3:PutObjectTagging → arn:${AWS::Partition}:s3:::small-dev-photos-${Suffix}/*',
    's3:ListBucket → arn:${AWS::Partition}:s3:::small-dev-thumbs-${Suffix}',
  ]);
  expect(allowed(generated, 'b')).toEqual([
    'sqs:SendMessage → Jobs.Arn',
    'dynamodb:Query → ${Orders.Arn}/index/byDate',
    'dynamodb:Scan → arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/legacy-orders',
  ]);
  expect(allowed(generated, 'idle')).toEqual([]);
});

test('two calls that need the same are one statement, with both lines as its reason', () => {
  const call = `s3 GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: 'a' })`;
  const { generated } = templateFor({ functions: { a: {} }, resources }, { 'a.ts': sending(call, call) });
  expect(generated.statements.a?.[1]).toMatchObject({
    actions: ['s3:GetObject'],
    evidence: [
      { file: 'a.ts', line: 5 },
      { file: 'a.ts', line: 6 },
    ],
  });
});

test('a literal that no resource of the project has is allowed as it stands', () => {
  const { generated } = templateFor(
    { functions: { a: {} } },
    {
      'a.ts': sending(
        `s3 GetObjectCommand({ Bucket: 'somewhere', Key: 'a' })`,
        `sqs SendMessageCommand({ QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/far', MessageBody: 'a' })`,
        `sns PublishCommand({ PhoneNumber: '+491', Message: 'a' })`,
      ),
    },
  );
  expect(allowed(generated, 'a')).toEqual([
    'sns:Publish → *',
    's3:GetObject → arn:${AWS::Partition}:s3:::somewhere/*',
    'sqs:SendMessage → arn:${AWS::Partition}:sqs:eu-west-1:123456789012:far',
  ]);
});

test('a literal that nothing can be named allows nothing, and is told at its line', () => {
  const { generated, problems } = templateFor(
    { functions: { a: {} } },
    {
      'a.ts': sending(
        `s3 GetObjectCommand({ Bucket: 'Bad Bucket*', Key: 'a' })`,
        `s3 ListObjectsV2Command({ Bucket: '*' })`,
        `s3 GetObjectCommand({ Bucket: 'arn:aws:s3:::*', Key: 'a' })`,
        `s3 GetObjectCommand({ Bucket: 'arn:aws:s3:eu-west-1:123456789012:accesspoint/*', Key: 'a' })`,
        `dynamodb GetItemCommand({ TableName: '*' })`,
        `dynamodb QueryCommand({ TableName: '\${Orders}', IndexName: 'byDate' })`,
        `dynamodb GetItemCommand({ TableName: 'arn:aws:dynamodb:*:123456789012:table/far' })`,
        `sns PublishCommand({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:*', Message: 'a' })`,
        `sqs SendMessageCommand({ QueueUrl: 'arn:aws:sqs:*:123456789012:far', MessageBody: 'a' })`,
      ),
    },
  );
  expect(allowed(generated, 'a')).toEqual([]);
  expect(said(problems)).toEqual([
    'ResourceUnresolved:16 GetObject: "Bad Bucket*" is not a name that a bucket can have, so nothing is allowed on it',
    'ResourceUnresolved:17 ListObjectsV2: "*" is not a name that a bucket can have, so nothing is allowed on it',
    'ResourceUnresolved:18 GetObject: "arn:aws:s3:::*" is not a name that a bucket can have, so nothing is allowed on it',
    'ResourceUnresolved:19 GetObject: "arn:aws:s3:eu-west-1:123456789012:accesspoint/*" is not the ARN of a bucket, or of an access point, so nothing is allowed on it',
    'ResourceUnresolved:20 GetItem: "*" is not a name that a table can have, so nothing is allowed on it',
    'ResourceUnresolved:21 Query: "${Orders}" is not a name that a table can have, so nothing is allowed on it',
    'ResourceUnresolved:22 GetItem: "arn:aws:dynamodb:*:123456789012:table/far" is not the ARN of a table, so nothing is allowed on it',
    'ResourceUnresolved:23 Publish: "arn:aws:sns:eu-west-1:123456789012:*" is not the ARN of a topic, so nothing is allowed on it',
    'ResourceUnresolved:24 SendMessage: "arn:aws:sqs:*:123456789012:far" is not the ARN, the address or the name of a queue, so nothing is allowed on it',
  ]);
});

test('a call whose resource is not known allows nothing', () => {
  const { generated, problems } = templateFor({ functions: { a: {} } }, { 'a.ts': sending(`s3 GetObjectCommand({ Bucket: event.bucket, Key: 'a' })`) });
  expect(allowed(generated, 'a')).toEqual([]);
  expect(problems.map((one) => one.code)).toEqual(['ResourceUnresolved']);
});

test('statements by hand stand behind the others, as they were written, and may name members of the template', () => {
  const permissions = [{ actions: ['s3:GetObject'], resources: ['${Photos.Arn}/*', '${Orders.Arn}/index/*', 'arn:aws:s3:::b/${aws:username}/*', '*'] }];
  const { generated, resources: made } = templateFor({ functions: { a: { permissions } }, resources });
  expect(generated.statements.a?.[1]).toEqual({
    actions: ['s3:GetObject'],
    resources: [
      { 'Fn::Sub': ['arn:${AWS::Partition}:s3:::small-dev-photos-${Suffix}/*', expect.anything()] },
      { 'Fn::Sub': '${Orders.Arn}/index/*' },
      'arn:aws:s3:::b/${aws:username}/*',
      '*',
    ],
    evidence: [{ file: 'stackwright.json', line: 9 }],
    byHand: true,
  });
  expect(Object.keys(made)).toEqual(expect.arrayContaining(['Photos', 'Orders']));
});

test('what a trigger needs is allowed because of its line in the manifest', () => {
  const triggers = { arrived: { type: 'sqs.messages', resource: 'jobs' } };
  const { generated } = templateFor({ functions: { a: { triggers } }, resources });
  expect(generated.statements.a?.[1]).toEqual({
    actions: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
    resources: [{ 'Fn::GetAtt': ['Jobs', 'Arn'] }],
    evidence: [{ file: 'stackwright.json', line: 9 }],
  });
});

test('statements by hand have to be such as the cloud takes, and are told at their line', () => {
  const permissions = [
    { actions: ['foo', 'ses:SendEmail', 's3:Get*', '*'], resources: ['photos', 'arn:aws:ses:*:*:identity/*', '*', '${Photos.Arn}/*'] },
    { actions: ['ses:Send Email'], resources: ['arn:aws'] },
  ];
  const { problems } = templateFor({ functions: { a: { permissions } }, resources }, { 'a.ts': 'export const handler = () => process.env.PHOTOS_BUCKET;' });
  expect(said(problems).filter((one) => one.includes('statement'))).toEqual([
    'PropertyInvalid:11 "foo", in a statement of a, is not an action',
    'PropertyInvalid:17 "photos", in a statement of a, is not an ARN',
    'PropertyInvalid:25 "ses:Send Email", in a statement of a, is not an action',
    'PropertyInvalid:28 "arn:aws", in a statement of a, is not an ARN',
  ]);
});
