import type { Json } from '#base/json.ts';
import type { Pieces, PlacedResource } from '#kit/resource-type.ts';
import type { TemplateResource } from '#model/template.ts';
import { ref } from '../../intrinsics.ts';
import { checksumOf } from '../../physical-name.ts';
import { queueArn } from '../../queue-arn.ts';
import { endpointProblems } from './endpoint-problems.ts';

export interface SubscriptionProperties {
  readonly protocol: string;
  readonly endpoint: string;
  readonly raw?: boolean;
}

/** A topic's own subscriptions. One that goes to a queue of the project also lets the topic send there. */
export function subscriptionPieces(topic: PlacedResource, other: (name: string) => PlacedResource | undefined): Pieces {
  const all = (topic.properties.subscriptions ?? []) as unknown as readonly SubscriptionProperties[];
  const pieces = all.map((one, index) => {
    const queue = other(one.endpoint);
    const problems = endpointProblems(topic, one, index, queue);
    return problems.length > 0 ? { problems } : pieceOf(topic, one, queue);
  });
  return {
    resources: pieces.flatMap((piece) => piece.resources ?? []),
    additions: pieces.flatMap((piece) => piece.additions ?? []),
    problems: pieces.flatMap((piece) => piece.problems ?? []),
  };
}

function pieceOf(topic: PlacedResource, of: SubscriptionProperties, queue: PlacedResource | undefined): Pieces {
  // Its id comes from what it says, so that another one that is removed doesn't replace it.
  const id = `${topic.id}Subscription${checksumOf(`${of.protocol} ${of.endpoint}`)}`;
  const subscription: TemplateResource = {
    id,
    type: 'AWS::SNS::Subscription',
    name: topic.name,
    properties: {
      TopicArn: ref(topic.id),
      Protocol: of.protocol,
      Endpoint: queue ? queueArn(queue) : of.endpoint,
      ...(of.raw ? { RawMessageDelivery: true } : {}),
    },
  };
  if (queue?.origin !== 'project') return { resources: [subscription] };
  const policy = `${queue.id}Policy`;
  return {
    resources: [
      subscription,
      // A queue has one policy: whoever sends to it adds a statement.
      {
        id: policy,
        type: 'AWS::SQS::QueuePolicy',
        name: queue.name,
        properties: { Queues: [ref(queue.id)], PolicyDocument: { Version: '2012-10-17', Statement: [] } },
      },
    ],
    additions: [{ to: policy, path: ['PolicyDocument', 'Statement'], append: maySend(topic, queue) }],
  };
}

function maySend(topic: PlacedResource, queue: PlacedResource): Json {
  return {
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: queueArn(queue),
    Condition: { ArnEquals: { 'aws:SourceArn': ref(topic.id) } },
  };
}
