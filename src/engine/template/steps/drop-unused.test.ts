import { expect, test } from 'vitest';
import { said, sending, templateFor } from '#support/template-for.ts';

const bucket = { type: 's3.bucket', origin: 'project' };
const queue = { type: 'sqs.queue', origin: 'project' };

test('a resource that nothing uses is left out, and said', () => {
  const { generated, problems } = templateFor({ functions: { a: {} }, resources: { photos: bucket } });
  expect(generated.dropped).toEqual(['photos']);
  expect(Object.keys(generated.template.Resources ?? {})).toEqual(['A', 'ARole', 'ALogs']);
  expect(said(problems)).toEqual(['ResourceUnused:11 photos is left out, because nothing uses it']);
});

test('to read its variable is to use it', () => {
  const { generated } = templateFor(
    { functions: { a: {} }, resources: { photos: bucket } },
    { 'a.ts': 'export const handler = () => process.env.PHOTOS_BUCKET;' },
  );
  expect(generated.dropped).toEqual([]);
});

test('what is used only by a resource in use stays: a queue’s queue for what fails, a topic’s queue', () => {
  const { resources, problems } = templateFor(
    {
      functions: { a: {} },
      resources: {
        jobs: { ...queue, properties: { deadLetter: { queue: 'failed', after: 3 } } },
        failed: queue,
        other: queue,
        news: { type: 'sns.topic', origin: 'project', properties: { subscriptions: [{ protocol: 'sqs', endpoint: 'heard' }] } },
        heard: queue,
      },
    },
    { 'a.ts': 'export const handler = () => [process.env.JOBS_QUEUE_URL, process.env.NEWS_TOPIC_ARN];' },
  );
  expect(Object.keys(resources).filter((id) => resources[id]?.Type === 'AWS::SQS::Queue')).toEqual(['Jobs', 'Failed', 'Heard']);
  expect(said(problems)).toEqual(['ResourceUnused:25 other is left out, because nothing uses it']);
});

test('while a call of its service has a resource that is not known, a resource stays', () => {
  const { generated, problems } = templateFor(
    { functions: { a: {} }, resources: { photos: bucket, jobs: queue } },
    { 'a.ts': sending(`s3 GetObjectCommand({ Bucket: event.bucket, Key: 'a' })`) },
  );
  expect(generated.dropped).toEqual(['jobs']);
  expect(problems.map((one) => one.code)).toEqual(['ResourceUnresolved', 'UsageUnknown', 'ResourceUnused']);
});

test('while a file does not parse, or is in a language that is not tracked, everything stays', () => {
  const broken = templateFor({ functions: { a: {} }, resources: { photos: bucket } }, { 'a.ts': 'export const handler = (' });
  expect(broken.generated.dropped).toEqual([]);
  expect(broken.problems.map((one) => one.code)).toContain('UsageUnknown');
  const python = templateFor(
    { functions: { a: { entry: 'a.py', runtime: 'python3.13' } }, resources: { photos: bucket } },
    { 'a.py': 'def handler(event, context): pass' },
  );
  expect(python.generated.dropped).toEqual([]);
  expect(python.problems.map((one) => one.code)).toContain('UsageUnknown');
});

test('code that is not tracked may read every resource’s variable', () => {
  const { resources } = templateFor(
    { functions: { a: { entry: 'a.py', runtime: 'python3.13' } }, resources: { photos: bucket } },
    { 'a.py': 'def handler(event, context): pass' },
  );
  expect(Object.keys((resources.A?.Properties?.Environment as { Variables: object } | undefined)?.Variables ?? {})).toEqual(['PHOTOS_BUCKET']);
});
