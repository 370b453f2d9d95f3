import type { Json, JsonObject } from '#base/json.ts';
import { choice, group, list, text, toggle } from '#kit/field.ts';
import { defineResourceType, type PlacedResource } from '#kit/resource-type.ts';
import { ref } from '../../intrinsics.ts';
import { nameBase, nameExpression } from '../../physical-name.ts';
import { arnInAccount, readReference } from '../../reference.ts';
import { subscriptionPieces } from './subscriptions.ts';

const PROTOCOLS = [
  { value: 'sqs', label: 'Queue' },
  { value: 'email', label: 'E-mail' },
  { value: 'email-json', label: 'E-mail, as JSON' },
  { value: 'https', label: 'HTTPS' },
  { value: 'http', label: 'HTTP' },
  { value: 'sms', label: 'Text message' },
  { value: 'lambda', label: 'Function of the account' },
  { value: 'application', label: 'Mobile app' },
];

export const topic = defineResourceType({
  id: 'topic',
  title: 'Topic',
  variableSuffix: '_TOPIC_ARN',
  holdsData: false,
  canBeAccounts: true,
  arnService: 'sns',
  idleCost: 'none',
  parts: { resource: 'the topic' },
  fields: {
    displayName: text({ label: 'Display name', optional: true, pattern: '.{0,100}', placeholder: 'Reports', help: 'Stands as the sender of e-mails.' }),
    fifo: toggle({ label: 'First in, first out', replaces: true, help: 'Only queues can subscribe.' }),
    contentDeduplication: toggle({ label: 'Equal contents are one message', advanced: true, help: 'Of first-in-first-out topics.' }),
    subscriptions: list({
      label: 'Subscriptions',
      optional: true,
      item: group({
        label: 'Subscription',
        fields: {
          protocol: choice({ label: 'Protocol', options: PROTOCOLS }),
          endpoint: text({ label: 'Goes to', placeholder: 'an address, an ARN, or a queue of the project', sample: 'someone@example.com' }),
          raw: toggle({ label: 'Only the message itself', advanced: true }),
        },
      }),
      sample: [{ protocol: 'email', endpoint: 'someone@example.com' }],
    }),
  },
  template: {
    pieces: (topic, other) => {
      const subscribed = subscriptionPieces(topic, other);
      return {
        ...subscribed,
        resources: [{ id: topic.id, type: 'AWS::SNS::Topic', name: topic.name, properties: topicProperties(topic) }, ...(subscribed.resources ?? [])],
        outputs: [{ id: `${topic.id}TopicArn`, value: ref(topic.id), description: `The ARN of the topic ${topic.name}`, rank: 1 }],
      };
    },
    variable: topicArn,
    part: (topic) => [topicArn(topic)],
    referenceProblem: (reference) => {
      if (/^arn:/.test(reference)) return /^arn:[a-z-]+:sns:[a-z0-9-]+:\d{12}:[\w.:/-]+$/.test(reference) ? undefined : 'is not the ARN of a topic';
      return /^[\w-]{1,256}(\.fifo)?$/.test(reference) ? undefined : 'is not a name that a topic can have';
    },
  },
});

/** A `Ref` of a topic is its ARN. */
export function topicArn(topic: PlacedResource): Json {
  if (topic.origin === 'project') return ref(topic.id);
  const { arn, tail } = readReference(topic.reference ?? '');
  return arn ?? arnInAccount('sns', tail);
}

function topicProperties(topic: PlacedResource): JsonObject {
  const { displayName, fifo, contentDeduplication } = topic.properties;
  return {
    ...(typeof displayName === 'string' && displayName !== '' ? { DisplayName: displayName } : {}),
    // Only an ordered topic needs a name of its own, because it has to end so.
    ...(fifo === true ? { FifoTopic: true, TopicName: nameExpression(nameBase(topic, 200), '', '.fifo') } : {}),
    ...(fifo === true && contentDeduplication === true ? { ContentBasedDeduplication: true } : {}),
  };
}
