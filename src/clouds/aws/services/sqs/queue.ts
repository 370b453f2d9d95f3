import type { JsonObject } from '#base/json.ts';
import { group, number, resource, toggle } from '#kit/field.ts';
import { defineResourceType, type Pieces, type PlacedResource } from '#kit/resource-type.ts';
import { problem } from '#model/problem.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import { ref } from '../../intrinsics.ts';
import { isFifoQueue, queueArn, readQueueReference } from '../../queue-arn.ts';

interface QueueProperties {
  readonly fifo?: boolean;
  readonly contentDeduplication?: boolean;
  readonly visibilityTimeout?: number;
  readonly retention?: number;
  readonly delay?: number;
  readonly receiveWait?: number;
  readonly deadLetter?: { readonly queue: string; readonly after: number };
}

export const queue = defineResourceType({
  id: 'queue',
  title: 'Queue',
  variableSuffix: '_QUEUE_URL',
  holdsData: true,
  canBeAccounts: true,
  arnService: 'sqs',
  idleCost: 'none',
  parts: { resource: 'the queue' },
  fields: {
    fifo: toggle({ label: 'First in, first out', replaces: true, help: 'Messages of a group come in their order, each once.' }),
    contentDeduplication: toggle({ label: 'Equal contents are one message', advanced: true, help: 'Of first-in-first-out queues.' }),
    visibilityTimeout: number({
      label: 'Hidden while worked on',
      unit: 'seconds',
      integer: true,
      minimum: 0,
      maximum: 43_200,
      optional: true,
      placeholder: '30, or six times the timeout of the function that it triggers',
      sample: 60,
    }),
    retention: number({ label: 'Kept for', unit: 'seconds', integer: true, minimum: 60, maximum: 1_209_600, optional: true, default: 345_600 }),
    delay: number({ label: 'Delivered after', unit: 'seconds', integer: true, minimum: 0, maximum: 900, optional: true, default: 0, advanced: true }),
    receiveWait: number({ label: 'Receiving waits for', unit: 'seconds', integer: true, minimum: 0, maximum: 20, optional: true, default: 0, advanced: true }),
    deadLetter: group({
      label: 'What keeps failing',
      optional: true,
      fields: {
        queue: resource({ label: 'Goes to', type: 'sqs.queue' }),
        after: number({ label: 'After', unit: 'tries', integer: true, minimum: 1, maximum: 1000, default: 3 }),
      },
    }),
  },
  template: {
    pieces: (queue, other) => queuePieces(queue, other),
    variable: (queue) => (queue.origin === 'project' ? ref(queue.id) : readQueueReference(queue.reference ?? '').address),
    part: (queue) => [queueArn(queue)],
    referenceProblem: (reference) => (readQueueReference(reference).isPossible ? undefined : 'is not the ARN, the address or the name of a queue'),
  },
});

function queuePieces(queue: PlacedResource, other: (name: string) => PlacedResource | undefined): Pieces {
  const properties = queue.properties as QueueProperties;
  const target = properties.deadLetter && other(properties.deadLetter.queue);
  const isWrong = target !== undefined && target.type === 'sqs.queue' && isFifoQueue(target) !== isFifoQueue(queue);
  return {
    resources: [{ id: queue.id, type: 'AWS::SQS::Queue', name: queue.name, holdsData: true, properties: queueProperties(properties, target) }],
    outputs: [{ id: `${queue.id}QueueUrl`, value: ref(queue.id), description: `The address of the queue ${queue.name}`, rank: 1 }],
    problems: isWrong
      ? [
          problem('PropertyInvalid', {
            at: { file: MANIFEST_FILE, resource: queue.name, field: `resources.${queue.name}.properties.deadLetter.queue` },
            summary: `the dead letters of ${queue.name} go to ${target.name}, and only one of the two is first in, first out`,
            remedy: 'make `fifo` the same on both',
          }),
        ]
      : [],
  };
}

function queueProperties(of: QueueProperties, target: PlacedResource | undefined): JsonObject {
  return {
    ...(of.fifo ? { FifoQueue: true } : {}),
    ...(of.fifo && of.contentDeduplication ? { ContentBasedDeduplication: true } : {}),
    ...(of.visibilityTimeout === undefined ? {} : { VisibilityTimeout: of.visibilityTimeout }),
    ...(of.retention === undefined ? {} : { MessageRetentionPeriod: of.retention }),
    ...(of.delay === undefined ? {} : { DelaySeconds: of.delay }),
    ...(of.receiveWait === undefined ? {} : { ReceiveMessageWaitTimeSeconds: of.receiveWait }),
    ...(target ? { RedrivePolicy: { deadLetterTargetArn: queueArn(target), maxReceiveCount: of.deadLetter?.after ?? 3 } } : {}),
  };
}
