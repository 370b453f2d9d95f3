import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import type { Target } from '#kit/target.ts';
import { absentReferences } from './absent-references.ts';
import type { Send } from './client/calls.ts';

const target: Target = { kind: 'aws', region: 'eu-west-1' };
const own = (service: string, tail: string, region = 'eu-west-1', account = '111122223333') => `arn:aws:${service}:${region}:${account}:${tail}`;

/** An account that answers so, and says what it was asked. */
function account(answers: Readonly<Record<string, object | (() => never)>>) {
  const asked: string[] = [];
  const send = (async (command: string) => {
    asked.push(command);
    const answer = answers[command] ?? {};
    return typeof answer === 'function' ? answer() : answer;
  }) as unknown as Send;
  return { asked, absent: (type: string, ...references: string[]) => absentReferences({ send, target }, type, references) };
}
const refused = (code: string) => () => {
  throw new CloudError('CloudFailed', 'no', { remedy: '', cloudCode: code });
};

test('a table by its name or its ARN, a stream’s too, is looked for by one list', async () => {
  const { absent, asked } = account({ ListTables: { TableNames: ['orders'] }, GetCallerIdentity: { Account: '111122223333' } });
  const gone = ['order', own('dynamodb', 'table/order'), own('dynamodb', 'table/order/stream/2026-01-01T00:00:00.000')];
  expect(await absent('dynamodb.table', 'orders', own('dynamodb', 'table/orders/stream/2026-01-01T00:00:00.000'), ...gone)).toEqual(gone);
  expect(asked).toEqual(['GetCallerIdentity', 'ListTables']);
});

test('queues go by their addresses, topics by their ARNs', async () => {
  const { absent } = account({
    ListQueues: { QueueUrls: ['https://sqs.eu-west-1.amazonaws.com/111122223333/jobs'] },
    ListTopics: { Topics: [{ TopicArn: own('sns', 'news') }] },
    GetCallerIdentity: { Account: '111122223333' },
  });
  const address = (name: string, region = 'eu-west-1', of = '111122223333') => `https://sqs.${region}.amazonaws.com/${of}/${name}`;
  expect([
    await absent('sqs.queue', 'jobs', address('jobs'), address('job'), address('job', 'us-east-1'), address('job', 'eu-west-1', '444455556666')),
    await absent('sns.topic', 'news', own('sns', 'news'), own('sns', 'new'), 'new'),
  ]).toEqual([[address('job')], [own('sns', 'new'), 'new']]);
});

test('what may be of another account or region, or isn’t written out, isn’t asked about', async () => {
  const { absent, asked } = account({ GetCallerIdentity: { Account: '111122223333' } });
  expect([
    await absent('sns.topic', own('sns', 'new', 'us-east-1')),
    await absent('dynamodb.table', '${Orders}'),
    await absent('s3.bucket', own('s3', 'accesspoint/photos')),
    await absent('sqs.queue', own('sqs', 'jobs', 'eu-west-1', '444455556666')),
  ]).toEqual([[], [], [], []]);
  expect(asked).toEqual(['GetCallerIdentity']);
});

test('a bucket that isn’t listed may be another account’s: only one that nobody has is absent', async () => {
  const listed = { ListBuckets: { Buckets: [{ Name: 'photos' }] } };
  expect([
    await account({ ...listed, ListObjectsV2: refused('NoSuchBucket') }).absent('s3.bucket', 'photos', 'arn:aws:s3:::photo'),
    await account({ ...listed, ListObjectsV2: refused('AccessDenied') }).absent('s3.bucket', 'photo'),
    await account(listed).absent('s3.bucket', 'photo'),
  ]).toEqual([['arn:aws:s3:::photo'], [], []]);
});

test('where listing is refused, nothing is known', async () => {
  await expect(account({ ListTables: refused('AccessDeniedException') }).absent('dynamodb.table', 'orders')).rejects.toThrow();
});
