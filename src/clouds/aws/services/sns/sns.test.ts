import { expect, test } from 'vitest';
import { allowed, said, sending, templateFor } from '#support/template-for.ts';

const topic = (properties: object = {}) => ({ type: 'sns.topic', origin: 'project', properties });
const queue = { type: 'sqs.queue', origin: 'project' };
const reads = { 'a.ts': 'export const handler = () => [process.env.NEWS_TOPIC_ARN, process.env.MORE_TOPIC_ARN];' };

test('two topics that send to one queue share its policy, each with a statement of its own', () => {
  const subscriptions = [{ protocol: 'sqs', endpoint: 'heard', raw: true }];
  const { resources, problems } = templateFor(
    { functions: { a: {} }, resources: { news: topic({ subscriptions }), more: topic({ subscriptions }), heard: queue } },
    reads,
  );
  expect(problems).toEqual([]);
  const may = (id: string) => ({
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: { 'Fn::GetAtt': ['Heard', 'Arn'] },
    Condition: { ArnEquals: { 'aws:SourceArn': { Ref: id } } },
  });
  expect(Object.values(resources).filter((one) => one.Type === 'AWS::SQS::QueuePolicy')).toMatchObject([
    { Properties: { Queues: [{ Ref: 'Heard' }], PolicyDocument: { Statement: [may('News'), may('More')] } } },
  ]);
  expect(Object.values(resources).flatMap((one) => (one.Type === 'AWS::SNS::Subscription' ? [one.Properties] : []))).toEqual(
    ['News', 'More'].map((id) => ({ TopicArn: { Ref: id }, Protocol: 'sqs', Endpoint: { 'Fn::GetAtt': ['Heard', 'Arn'] }, RawMessageDelivery: true })),
  );
});

test('a subscription to what is no queue is told', () => {
  const { problems } = templateFor(
    { functions: { a: {} }, resources: { news: topic({ subscriptions: [{ protocol: 'email', endpoint: 'more' }] }), more: topic() } },
    reads,
  );
  expect(said(problems)).toEqual(['PropertyInvalid:16 a subscription of news by email goes to more, of type sns.topic']);
});

const readsOne = { 'a.ts': 'export const handler = () => process.env.NEWS_TOPIC_ARN;' };

test.each([
  ['https', 'x', 'give an address that begins with https://'],
  ['https', 'http://example.com', 'give an address that begins with https://'],
  ['http', 'https://example.com', 'give an address that begins with http://'],
  ['email', 'someone', 'give an e-mail address'],
  ['sms', 'someone', 'give a phone number such as +491701234567'],
  ['sqs', 'gone', 'give the name of a queue of the project, or the ARN of one'],
  ['lambda', 'a', 'give the ARN of a function'],
  ['application', 'arn:aws:sns:eu-west-1:123456789012:app/x', 'give the ARN of an app on a device'],
])('a subscription by %s to "%s" is refused', (protocol, endpoint, remedy) => {
  const { problems } = templateFor({ functions: { a: {} }, resources: { news: topic({ subscriptions: [{ protocol, endpoint }] }) } }, readsOne);
  expect(problems.map((one) => [one.code, one.at.line, one.summary, one.remedy])).toEqual([
    ['PropertyInvalid', 18, `a subscription of news by ${protocol} goes to "${endpoint}"`, remedy],
  ]);
});

test.each([
  ['https', 'https://example.com/hook?a=1'],
  ['http', 'http://10.0.0.1:8080'],
  ['email-json', 'someone@example.com'],
  ['sms', '+49 170 1234567'],
  ['sqs', 'arn:aws:sqs:eu-west-1:123456789012:far'],
  ['lambda', 'arn:aws:lambda:eu-west-1:123456789012:function:far:live'],
  ['application', 'arn:aws:sns:eu-west-1:123456789012:endpoint/APNS/app/1-2'],
])('a subscription by %s to "%s" is possible', (protocol, endpoint) => {
  const { problems } = templateFor({ functions: { a: {} }, resources: { news: topic({ subscriptions: [{ protocol, endpoint }] }) } }, readsOne);
  expect(said(problems)).toEqual([]);
});

test('order is kept by both or by none', () => {
  const heardBy = (fifo: boolean, protocol: string, endpoint: string) =>
    said(
      templateFor(
        {
          functions: { a: {} },
          resources: { news: topic({ subscriptions: [{ protocol, endpoint }], fifo }), heard: { ...queue, properties: { fifo: true } }, plain: queue },
        },
        readsOne,
      ).problems.filter((one) => one.severity === 'error'),
    );
  expect(heardBy(true, 'sqs', 'heard')).toEqual([]);
  expect(heardBy(true, 'sqs', 'plain')).toEqual([]);
  expect(heardBy(true, 'email', 'someone@example.com')).toEqual([
    'PropertyInvalid:17 news is first in, first out, and its subscription by email is not possible',
  ]);
  const lost = (queue: string) => [`PropertyInvalid:18 news keeps no order, and its subscription goes to ${queue}, which is first in, first out`];
  expect(heardBy(false, 'sqs', 'heard')).toEqual(lost('heard'));
  const far = 'arn:aws:sqs:eu-west-1:123456789012:far.fifo';
  expect(heardBy(false, 'sqs', far)).toEqual(lost(far));
});

test('an ordered topic has a name of its own, and calls no function', () => {
  const { resources, problems } = templateFor({
    functions: { a: { triggers: { heard: { type: 'sns.published', resource: 'news' } } } },
    resources: { news: topic({ fifo: true }) },
  });
  expect(resources.News?.Properties).toMatchObject({ FifoTopic: true, TopicName: { 'Fn::Sub': ['small-dev-news-${Suffix}.fifo', {}] } });
  expect(problems.map((one) => one.code)).toEqual(['TriggerNotPossible']);
});

test('an account’s topic can trigger, by its name or its ARN', () => {
  const triggers = { heard: { type: 'sns.published', resource: 'far', options: { filter: { kind: ['a'] } } } };
  const { resources, problems } = templateFor({
    functions: { a: { triggers } },
    resources: { far: { type: 'sns.topic', origin: 'account', reference: 'far-news' } },
  });
  const arn = { 'Fn::Sub': 'arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:far-news' };
  expect(problems).toEqual([]);
  expect(resources.AHeardPermission?.Properties).toMatchObject({ Principal: 'sns.amazonaws.com', SourceArn: arn });
  expect(resources.AHeardSubscription?.Properties).toEqual({
    TopicArn: arn,
    Protocol: 'lambda',
    Endpoint: { 'Fn::GetAtt': ['A', 'Arn'] },
    FilterPolicy: { kind: ['a'] },
  });
});

test('an account’s topic of another region is looked for there', () => {
  const reference = 'arn:aws:sns:eu-west-1:123456789012:far-news';
  const { resources, problems } = templateFor({
    functions: { a: { triggers: { heard: { type: 'sns.published', resource: 'far' } } } },
    resources: { far: { type: 'sns.topic', origin: 'account', reference } },
  });
  expect(problems).toEqual([]);
  expect(resources.AHeardPermission?.Properties).toMatchObject({ SourceArn: reference });
  expect(resources.AHeardSubscription?.Properties).toMatchObject({ TopicArn: reference, Region: 'eu-west-1' });
});

test('a message to a phone takes no resource, one to a topic only the topic', () => {
  const needs = (call: string) =>
    allowed(templateFor({ functions: { a: {} }, resources: { news: topic() } }, { 'a.ts': sending(`sns ${call}`) }).generated, 'a');
  expect(needs(`PublishCommand({ TopicArn: process.env.NEWS_TOPIC_ARN, Message: 'a' })`)).toEqual(['sns:Publish → Ref News']);
  expect(needs(`PublishCommand({ PhoneNumber: event.phone, Message: 'a' })`)).toEqual(['sns:Publish → *']);
});
