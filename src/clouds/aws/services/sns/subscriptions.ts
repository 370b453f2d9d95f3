import type { Json } from '#base/json.ts';
import type { Pieces, PlacedResource } from '#kit/resource-type.ts';
import { type Problem, problem } from '#model/problem.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import type { TemplateResource } from '#model/template.ts';
import { ref } from '../../intrinsics.ts';
import { checksumOf } from '../../physical-name.ts';
import { queueArn } from '../../queue-arn.ts';

interface SubscriptionProperties {
  readonly protocol: string;
  readonly endpoint: string;
  readonly raw?: boolean;
}

/** A topic's own subscriptions. One that goes to a queue of the project also lets the topic send there. */
export function subscriptionPieces(topic: PlacedResource, other: (name: string) => PlacedResource | undefined): Pieces {
  const all = (topic.properties.subscriptions ?? []) as unknown as readonly SubscriptionProperties[];
  const pieces = all.map((one, index) => pieceOf(topic, one, index, other(one.endpoint)));
  return {
    resources: pieces.flatMap((piece) => piece.resources ?? []),
    additions: pieces.flatMap((piece) => piece.additions ?? []),
    problems: pieces.flatMap((piece) => piece.problems ?? []),
  };
}

function pieceOf(topic: PlacedResource, of: SubscriptionProperties, index: number, queue: PlacedResource | undefined): Pieces {
  if (queue && (of.protocol !== 'sqs' || queue.type !== 'sqs.queue')) return { problems: [notAQueue(topic, of, index, queue)] };
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

function notAQueue(topic: PlacedResource, of: SubscriptionProperties, index: number, target: PlacedResource): Problem {
  return problem('PropertyInvalid', {
    at: { file: MANIFEST_FILE, resource: topic.name, field: `resources.${topic.name}.properties.subscriptions.${index}` },
    summary: `a subscription of ${topic.name} by ${of.protocol} goes to ${target.name}, of type ${target.type}`,
    remedy: 'use the protocol `sqs` with a queue, or an address',
  });
}
