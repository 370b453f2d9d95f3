import { expect, test } from 'vitest';
import { said, sending, templateFor } from '#support/template-for.ts';

const resources = { photos: { type: 's3.bucket', origin: 'project' }, jobs: { type: 'sqs.queue', origin: 'project' } };
const put = (key: string) => sending(`s3 PutObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: ${key}, Body: 'a' })`);
const onPhotos = (options: object) => ({ functions: { a: { triggers: { up: { type: 's3.object-created', resource: 'photos', options } } } }, resources });
const loops = (made: ReturnType<typeof templateFor>) => made.problems.filter((one) => one.code === 'TriggerLoop');

test('a function that writes to what triggers it is told with both lines', () => {
  const found = loops(templateFor(onPhotos({}), { 'a.ts': put('event.key') }));
  expect(said(found)).toEqual(['TriggerLoop:5 a writes to photos at a.ts:5, which triggers it by "up" at stackwright.json:9']);
  expect(found.map(({ severity, remedy }) => ({ severity, remedy }))).toEqual([
    { severity: 'warning', remedy: 'give the trigger a prefix, and write under another one; or leave it where the code itself makes sure that it ends' },
  ]);
});

test('a queue’s worker that sends to its own queue is a loop', () => {
  const made = templateFor(
    { functions: { a: { triggers: { got: { type: 'sqs.messages', resource: 'jobs' } } } }, resources },
    { 'a.ts': sending(`sqs SendMessageCommand({ QueueUrl: process.env.JOBS_QUEUE_URL, MessageBody: 'a' })`) },
  );
  expect(loops(made).map((one) => one.remedy)).toEqual([
    'write to another resource, or let another function do it; or leave it where the code itself makes sure that it ends',
  ]);
  expect(made.problems.filter((one) => one.severity === 'error')).toEqual([]);
});

test('to read, or to write elsewhere, is no loop', () => {
  const reads = sending(
    `s3 GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: 'a' })`,
    `s3 DeleteObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: 'a' })`,
    `s3 CopyObjectCommand({ Bucket: 'elsewhere', CopySource: \`\${process.env.PHOTOS_BUCKET}/a\`, Key: 'a' })`,
  );
  expect(loops(templateFor(onPhotos({}), { 'a.ts': reads }))).toEqual([]);
});

test.each([
  [{ prefix: 'in/' }, '`out/${event.name}`', []],
  [{ prefix: 'in/' }, "'out/' + event.name", []],
  [{ prefix: 'in/' }, "'out/a.txt'", []],
  [{ prefix: 'in/' }, '`in/${event.name}`', ['warning']],
  [{ prefix: 'in/' }, "'in/a.txt'", ['warning']],
  [{ prefix: 'in/' }, '`i${event.name}`', ['warning']],
  [{ prefix: 'in/' }, 'event.key', ['warning']],
  [{ prefix: 'in/' }, "event.big ? 'out/big' : 'out/small'", []],
  [{ suffix: '.jpg' }, "'a.png'", []],
  [{ suffix: '.jpg' }, "'a.jpg'", ['warning']],
  [{ suffix: '.jpg' }, '`a${event.name}`', ['warning']],
])('with %j, writing under %s is told as %j', (options, key, severities) => {
  expect(loops(templateFor(onPhotos(options), { 'a.ts': put(key) })).map((one) => one.severity)).toEqual(severities);
});
