import { expect, test } from 'vitest';
import { rootProblems } from '#model/root-problems.ts';
import { allowed, said, sending, templateFor } from '#support/template-for.ts';

const queue = (properties: object = {}) => ({ type: 'sqs.queue', origin: 'project', properties });
const worker = (timeout: number, jobs: object, options: object = {}) =>
  templateFor({ functions: { a: { timeout, triggers: { got: { type: 'sqs.messages', resource: 'jobs', options } } } }, resources: { jobs } });

test('messages are hidden for six times the function’s timeout where nothing is said', () => {
  expect(worker(20, queue()).resources.Jobs?.Properties).toEqual({ VisibilityTimeout: 120 });
  expect(worker(2, queue()).resources.Jobs?.Properties).toEqual({ VisibilityTimeout: 30 });
  expect(worker(20, queue()).problems).toEqual([]);
});

test('messages that would come back while they are worked on are a problem, less than six times the timeout an advice', () => {
  const short = worker(20, queue({ visibilityTimeout: 10 })).problems;
  expect(said(short)).toEqual(['VisibilityTooShort:23 messages of jobs are hidden for 10 seconds, and a may work on them for 20: they would come twice']);
  const advice = worker(20, queue({ visibilityTimeout: 30 })).problems;
  expect(said(advice)).toEqual(['VisibilityAdvice:23 messages of jobs are hidden for 30 seconds, less than six times the 20 of a']);
  expect([short[0]?.severity, advice[0]?.severity]).toEqual(['error', 'info']);
});

test('large batches need time to gather, and an ordered queue gives ten at most', () => {
  expect(worker(5, queue(), { batchSize: 100 }).problems.map((one) => one.summary)).toEqual(['100 messages at once need time to gather']);
  expect(worker(5, queue(), { batchSize: 100, maximumBatchingWindow: 5 }).problems).toEqual([]);
  expect(worker(5, queue({ fifo: true }), { batchSize: 100, maximumBatchingWindow: 5 }).problems.map((one) => one.summary)).toEqual([
    '100 messages at once are more than a first-in-first-out queue gives',
    'got waits for more messages of jobs, which is first in, first out, and never waits',
  ]);
});

test('an account’s queue whose name says that it keeps order is one', () => {
  const far = { type: 'sqs.queue', origin: 'account', reference: 'arn:aws:sqs:eu-west-1:123456789012:far.fifo' };
  expect(said(worker(5, far, { maximumBatchingWindow: 5 }).problems)).toEqual([
    'PropertyInvalid:14 got waits for more messages of jobs, which is first in, first out, and never waits',
  ]);
  const waitsNot = worker(5, far, { maximumBatchingWindow: 0 });
  expect(said(waitsNot.problems)).toEqual([]);
  expect(waitsNot.resources.AGotMapping?.Properties).not.toHaveProperty('MaximumBatchingWindowInSeconds');
});

test('what keeps failing goes to a queue, and to none of the account’s that keeps order where it doesn’t', () => {
  const to = (failed: object) =>
    said(
      rootProblems(
        templateFor(
          { functions: { a: {} }, resources: { jobs: queue({ deadLetter: { queue: 'failed', after: 5 } }), failed } },
          { 'a.ts': sending(`sqs SendMessageCommand({ QueueUrl: process.env.JOBS_QUEUE_URL, MessageBody: 'a' })`) },
        ).problems,
      ),
    );
  expect(to({ type: 'sqs.queue', origin: 'account', reference: 'failed.fifo' })).toEqual([
    'PropertyInvalid:16 the dead letters of jobs go to failed, and only one of the two is first in, first out',
  ]);
  expect(to({ type: 's3.bucket', origin: 'project' })).toEqual([
    'PropertyInvalid:16 `deadLetter.queue` of jobs names failed, which is a s3.bucket, not a sqs.queue',
  ]);
});

test('what keeps failing goes to a queue of the same kind', () => {
  const made = templateFor(
    { functions: { a: {} }, resources: { jobs: queue({ deadLetter: { queue: 'failed', after: 5 } }), failed: queue({ fifo: true }) } },
    { 'a.ts': sending(`sqs SendMessageCommand({ QueueUrl: process.env.JOBS_QUEUE_URL, MessageBody: 'a' })`) },
  );
  expect(made.resources.Jobs?.Properties).toEqual({ RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Failed', 'Arn'] }, maxReceiveCount: 5 } });
  expect(said(made.problems)).toEqual(['PropertyInvalid:16 the dead letters of jobs go to failed, and only one of the two is first in, first out']);
});

test.each([
  [
    'far',
    { 'Fn::Sub': 'https://sqs.${AWS::Region}.${AWS::URLSuffix}/${AWS::AccountId}/far' },
    { 'Fn::Sub': 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:far' },
  ],
  [
    'arn:aws:sqs:eu-west-1:123456789012:far',
    { 'Fn::Sub': 'https://sqs.eu-west-1.${AWS::URLSuffix}/123456789012/far' },
    'arn:aws:sqs:eu-west-1:123456789012:far',
  ],
  [
    'https://sqs.eu-west-1.amazonaws.com/123456789012/far',
    'https://sqs.eu-west-1.amazonaws.com/123456789012/far',
    { 'Fn::Sub': 'arn:${AWS::Partition}:sqs:eu-west-1:123456789012:far' },
  ],
])('an account’s queue by %s has its address and its ARN', (reference, address, arn) => {
  const { resources, generated, problems } = templateFor(
    { functions: { a: {} }, resources: { jobs: { type: 'sqs.queue', origin: 'account', reference } } },
    { 'a.ts': sending(`sqs SendMessageCommand({ QueueUrl: process.env.JOBS_QUEUE_URL, MessageBody: 'a' })`) },
  );
  expect(problems).toEqual([]);
  expect(resources.A?.Properties?.Environment).toEqual({ Variables: { JOBS_QUEUE_URL: address } });
  expect(generated.statements.a?.find((one) => one.actions.includes('sqs:SendMessage'))?.resources).toEqual([arn]);
});

test('a queue that is asked for by its name is the own account’s, or its owner’s', () => {
  const { generated, problems } = templateFor(
    { functions: { a: {} }, resources: { legacy: { type: 'sqs.queue', origin: 'account', reference: 'legacy' } } },
    {
      'a.ts': sending(
        `sqs GetQueueUrlCommand({ QueueName: 'legacy' })`,
        `sqs GetQueueUrlCommand({ QueueName: 'legacy', QueueOwnerAWSAccountId: '123456789012' })`,
        `sqs GetQueueUrlCommand({ QueueName: 'legacy', QueueOwnerAWSAccountId: '*' })`,
        `sqs GetQueueUrlCommand({ QueueName: 'legacy', QueueOwnerAWSAccountId: event.owner })`,
      ),
    },
  );
  expect(allowed(generated, 'a')).toEqual([
    'sqs:GetQueueUrl → arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:legacy',
    'sqs:GetQueueUrl → arn:${AWS::Partition}:sqs:${AWS::Region}:123456789012:legacy',
  ]);
  expect(said(problems)).toEqual([
    "ResourceUnresolved:7 GetQueueUrl: QueueOwnerAWSAccountId says whose it is, and can't be told",
    "ResourceUnresolved:8 GetQueueUrl: QueueOwnerAWSAccountId says whose it is, and can't be told",
  ]);
});

test('two functions may share a queue, one function has its messages once', () => {
  const got = { type: 'sqs.messages', resource: 'jobs' };
  const shared = templateFor({ functions: { a: { triggers: { got } }, b: { triggers: { got } } }, resources: { jobs: queue() } });
  expect(said(shared.problems)).toEqual([]);
  const twice = templateFor({ functions: { a: { triggers: { got, again: got } } }, resources: { jobs: queue() } });
  expect(said(twice.problems)).toEqual(['TriggerNotPossible:13 a.got and a.again both want messages for a of jobs']);
});
