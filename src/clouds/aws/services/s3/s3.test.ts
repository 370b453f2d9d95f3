import { expect, test } from 'vitest';
import { allowed, said, sending, templateFor } from '#support/template-for.ts';
import { nameBase } from '../../physical-name.ts';

const bucket = { type: 's3.bucket', origin: 'project' };
const photos = { photos: bucket };
const needs = (call: string) => allowed(templateFor({ functions: { a: {} }, resources: photos }, { 'a.ts': sending(`s3 ${call}`) }).generated, 'a');
const objects = 'arn:${AWS::Partition}:s3:::small-dev-photos-${Suffix}/*';

test.each([
  [`GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: 'a', VersionId: '1' })`, [`s3:GetObjectVersion → ${objects}`]],
  [`HeadObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: 'a' })`, [`s3:GetObject → ${objects}`]],
  [`HeadBucketCommand({ Bucket: process.env.PHOTOS_BUCKET })`, ['s3:ListBucket → arn:${AWS::Partition}:s3:::small-dev-photos-${Suffix}']],
  [`PutObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: 'a', ACL: 'private' })`, [`s3:PutObject s3:PutObjectAcl → ${objects}`]],
  [`DeleteObjectsCommand({ Bucket: process.env.PHOTOS_BUCKET, Delete: { Objects: event.keys.map((Key) => ({ Key })) } })`, [`s3:DeleteObject → ${objects}`]],
  [`DeleteObjectsCommand({ Bucket: process.env.PHOTOS_BUCKET, Delete: { Objects: [{ Key: 'a', VersionId: '1' }] } })`, [`s3:DeleteObjectVersion → ${objects}`]],
  [
    `DeleteObjectsCommand({ Bucket: process.env.PHOTOS_BUCKET, Delete: { Objects: [{ Key: 'a', VersionId: '1' }, { Key: 'b' }] } })`,
    [`s3:DeleteObject s3:DeleteObjectVersion → ${objects}`],
  ],
  [`DeleteObjectsCommand({ Bucket: process.env.PHOTOS_BUCKET, Delete: { Objects: event.objects } })`, [`s3:DeleteObject s3:DeleteObjectVersion → ${objects}`]],
  [
    `PutObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: 'a', Tagging: 'a=b', ObjectLockRetainUntilDate: event.date })`,
    [`s3:PutObject s3:PutObjectRetention s3:PutObjectTagging → ${objects}`],
  ],
  [
    "CopyObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: 'a', CopySource: `/${process.env.PHOTOS_BUCKET}/${event.key}?versionId=${event.version}` })",
    [`s3:GetObjectVersion s3:PutObject → ${objects}`],
  ],
  [
    "CopyObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: 'a', CopySource: event.version ? `${process.env.PHOTOS_BUCKET}/b?versionId=1` : `${process.env.PHOTOS_BUCKET}/b` })",
    [`s3:GetObject s3:GetObjectVersion s3:PutObject → ${objects}`],
  ],
  [`CreateBucketCommand({ Bucket: 'other', ACL: 'private' })`, ['s3:CreateBucket s3:PutBucketAcl → arn:${AWS::Partition}:s3:::other']],
  [`AbortMultipartUploadCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: 'a', UploadId: '1' })`, [`s3:AbortMultipartUpload → ${objects}`]],
  [`ListBucketsCommand({})`, ['s3:ListAllMyBuckets → *']],
  [
    `CopyObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: 'a', CopySource: 'other/b' })`,
    ['s3:GetObject → arn:${AWS::Partition}:s3:::other/*', `s3:PutObject → ${objects}`],
  ],
  [
    `GetObjectCommand({ Bucket: 'arn:aws:s3:eu-west-1:123456789012:accesspoint/my-ap', Key: 'a' })`,
    ['s3:GetObject → arn:aws:s3:eu-west-1:123456789012:accesspoint/my-ap/object/*'],
  ],
  [
    `ListObjectsV2Command({ Bucket: 'arn:aws:s3:eu-west-1:123456789012:accesspoint/my-ap' })`,
    ['s3:ListBucket → arn:aws:s3:eu-west-1:123456789012:accesspoint/my-ap'],
  ],
  [
    `PutObjectCommand({ Bucket: 'arn:aws:s3::123456789012:accesspoint/xyz1.mrap', Key: 'a' })`,
    ['s3:PutObject → arn:aws:s3::123456789012:accesspoint/xyz1.mrap/object/*'],
  ],
])('%s needs %j', (call, expected) => {
  expect(needs(call)).toEqual(expected);
});

const key = 'arn:aws:kms:eu-west-1:123456789012:key/0a1b-2c';

test.each([
  [`PutObjectCommand({ Bucket, Key: 'a', ServerSideEncryption: 'aws:kms', SSEKMSKeyId: '${key}' })`, `kms:GenerateDataKey → ${key}`],
  [`CopyObjectCommand({ Bucket, Key: 'a', CopySource: \`\${Bucket}/b\`, SSEKMSKeyId: '${key}' })`, `kms:GenerateDataKey → ${key}`],
  [`CreateMultipartUploadCommand({ Bucket, Key: 'a', SSEKMSKeyId: '${key}' })`, `kms:Decrypt kms:GenerateDataKey → ${key}`],
])('%s needs the key: %s', (call, expected) => {
  const code = `const Bucket = process.env.PHOTOS_BUCKET;\n${sending(`s3 ${call}`)}`;
  const { generated, problems } = templateFor({ functions: { a: {} }, resources: photos }, { 'a.ts': code });
  const warned = problems.filter((one) => one.severity !== 'info');
  expect({ key: allowed(generated, 'a').filter((one) => one.startsWith('kms:')), warned }).toEqual({ key: [expected], warned: [] });
});

test('an upload needs the key for its parts too', () => {
  const code = `import { S3Client } from '@aws-sdk/client-s3'; import { Upload } from '@aws-sdk/lib-storage';
export const handler = () => new Upload({ client: new S3Client({}), params: { Bucket: process.env.PHOTOS_BUCKET, Key: 'a', Body: '', SSEKMSKeyId: '${key}' } }).done();`;
  const { generated } = templateFor({ functions: { a: {} }, resources: photos }, { 'a.ts': code });
  expect(allowed(generated, 'a')).toEqual([`kms:Decrypt kms:GenerateDataKey → ${key}`, `s3:AbortMultipartUpload s3:PutObject → ${objects}`]);
});

test('a key that is not named by its ARN is told at its line, and nothing is allowed on it; no bucket is kept therefore', () => {
  const put = (more: string) => `s3 PutObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: 'a', ${more} })`;
  const { generated, problems } = templateFor(
    { functions: { a: {} }, resources: { ...photos, idle: bucket } },
    {
      'a.ts': sending(
        put(`SSEKMSKeyId: 'alias/mine'`),
        put('SSEKMSKeyId: process.env.KEY_ID'),
        put('SSEKMSKeyId: event.key'),
        put(`ServerSideEncryption: 'aws:kms'`),
        `s3 PutObjectCommand({ ...event.more, Bucket: process.env.PHOTOS_BUCKET, Key: 'a' })`,
      ),
    },
  );
  expect(allowed(generated, 'a').filter((one) => one.includes('kms'))).toEqual([]);
  expect(said(problems)).toEqual([
    'ResourceUnresolved:5 PutObject: SSEKMSKeyId is "alias/mine", which is not its full name',
    "ResourceUnresolved:6 PutObject: SSEKMSKeyId is the environment variable KEY_ID, whose value isn't known",
    "ResourceUnresolved:7 PutObject: which SSEKMSKeyId is meant can't be told",
    'ResourceUnused:15 idle is left out, because nothing uses it',
  ]);
  expect(problems[0]?.remedy).toBe('write its full name there, or allow kms:GenerateDataKey on it in `permissions` of the function');
});

test('code gives an account’s access point as its ARN', () => {
  const reference = 'arn:aws:s3:eu-west-1:123456789012:accesspoint/my-ap';
  const { generated, resources, problems } = templateFor(
    { functions: { a: {} }, resources: { shared: { type: 's3.bucket', origin: 'account', reference } } },
    { 'a.ts': sending(`s3 PutObjectCommand({ Bucket: process.env.SHARED_BUCKET, Key: 'a' })`) },
  );
  expect(problems).toEqual([]);
  expect(resources.A?.Properties?.Environment).toEqual({ Variables: { SHARED_BUCKET: reference } });
  expect(allowed(generated, 'a')).toEqual([`s3:PutObject → ${reference}/object/*`]);
});

test('a long name is shortened to what a bucket may have, and keeps apart from its neighbours', () => {
  const long = 'photosOfEverybodyWhoEverVisitedUs';
  const read = `export const handler = () => [process.env.PHOTOS_OF_EVERYBODY_WHO_EVER_VISITED_US_ONE_BUCKET, process.env.PHOTOS_OF_EVERYBODY_WHO_EVER_VISITED_US_TWO_BUCKET];`;
  const { resources } = templateFor({ functions: { a: {} }, resources: { [`${long}One`]: bucket, [`${long}Two`]: bucket } }, { 'a.ts': read });
  const names = Object.values(resources).flatMap((one) =>
    one.Type === 'AWS::S3::Bucket' ? [(one.Properties?.BucketName as { 'Fn::Sub': [string] } | undefined)?.['Fn::Sub'][0]] : [],
  );
  expect(names).toEqual(['small-dev-photosofeverybodywhoevervisitedusone-${Suffix}', 'small-dev-photosofeverybodywhoevervisitedustwo-${Suffix}']);
  const longProject = { project: 'a-project-with-a-very-long-nam', stage: 'production12' };
  const shortened = ['photosOne', 'photosTwo'].map((name) => nameBase({ ...longProject, name }, 50));
  expect(shortened).toEqual(['a-project-with-a-very-long-nam-production12-fd5739', 'a-project-with-a-very-long-nam-production12-3d4ufj']);
  expect(shortened.every((name) => name.length <= 50)).toBe(true);
});

test('two triggers on one bucket are two notifications, and the bucket waits for both permissions', () => {
  const { resources, problems } = templateFor({
    functions: {
      a: { triggers: { made: { type: 's3.object-created', resource: 'photos', options: { prefix: 'in/', suffix: '.jpg', events: ['Put', 'Copy'] } } } },
      b: { triggers: { gone: { type: 's3.object-removed', resource: 'photos' } } },
    },
    resources: photos,
  });
  expect(problems).toEqual([]);
  const rules = [
    { Name: 'prefix', Value: 'in/' },
    { Name: 'suffix', Value: '.jpg' },
  ];
  const call = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
  expect(resources.Photos?.Properties?.NotificationConfiguration).toEqual({
    LambdaConfigurations: [
      { Event: 's3:ObjectCreated:Put', Filter: { S3Key: { Rules: rules } }, Function: call('A') },
      { Event: 's3:ObjectCreated:Copy', Filter: { S3Key: { Rules: rules } }, Function: call('A') },
      { Event: 's3:ObjectRemoved:*', Function: call('B') },
    ],
  });
  expect(resources.Photos?.DependsOn).toEqual(['AMadePermission', 'BGonePermission']);
});

test.each([
  [{ prefix: 'in/' }, { prefix: 'in/small/' }, ['TriggerNotPossible']],
  [{ prefix: 'in/' }, { prefix: 'out/' }, []],
  [{ suffix: '.jpg' }, { suffix: '.png' }, []],
  [{ prefix: 'in/' }, { suffix: '.png' }, ['TriggerNotPossible']],
  [{ events: ['Put'] }, { events: ['Copy'] }, []],
  [{ events: ['Put'] }, {}, ['TriggerNotPossible']],
])('two triggers with %j and %j on one bucket: %j', (one, two, codes) => {
  const on = (options: object) => ({ triggers: { made: { type: 's3.object-created', resource: 'photos', options } } });
  expect(templateFor({ functions: { a: on(one), b: on(two) }, resources: photos }).problems.map((each) => each.code)).toEqual(codes);
});

test('what a key begins with is no longer than a key', () => {
  const created = (prefix: string) => ({ type: 's3.object-created', resource: 'photos', options: { prefix } });
  const made = (prefix: string) =>
    templateFor({ functions: { a: { triggers: { one: created(prefix) } } }, resources: { photos: { type: 's3.bucket', origin: 'project' } } }).problems;
  expect(made('é/'.repeat(512))).toEqual([]);
  expect(made('a'.repeat(1025))[0]?.summary).toMatch(/a" has to have 1024 characters at most$/);
});
