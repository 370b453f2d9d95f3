import { number } from '#kit/field.ts';
import { defineTrigger, type PlacedTrigger } from '#kit/trigger.ts';
import { type Problem, problem } from '#model/problem.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import { eventSourceMapping } from '../../../event-source-mapping.ts';
import { isFifoQueue, queueArn } from '../../../queue-arn.ts';
import { messagesEvent } from './messages-event.ts';

/** So many function timeouts a message should stay hidden: retries within a batch need room. */
const ADVISED = 6;

export const messages = defineTrigger({
  id: 'messages',
  title: 'Messages arrived',
  description: 'Calls the function with batches of messages; what it answers as failed comes again.',
  resourceType: 'queue',
  onAccountsResource: 'yes',
  fields: {
    batchSize: number({ label: 'At most at once', unit: 'messages', integer: true, minimum: 1, maximum: 10_000, optional: true, default: 10 }),
    maximumBatchingWindow: number({
      label: 'Waits for more',
      unit: 'seconds',
      integer: true,
      minimum: 0,
      maximum: 300,
      optional: true,
      default: 0,
      advanced: true,
    }),
  },
  sampleEvent: messagesEvent,
  template: (trigger) => {
    const { resource: queue, options, function: placed } = trigger;
    if (!queue) return {};
    return {
      // Several functions may share a queue's messages; one function is not called twice for one.
      claims: [{ of: `messages for ${placed.name}` }],
      resources: [
        eventSourceMapping(trigger, {
          EventSourceArn: queueArn(queue),
          ...(typeof options.batchSize === 'number' ? { BatchSize: options.batchSize } : {}),
          ...(typeof options.maximumBatchingWindow === 'number' && !isFifoQueue(queue)
            ? { MaximumBatchingWindowInSeconds: options.maximumBatchingWindow }
            : {}),
        }),
      ],
      additions: queue.origin === 'project' ? [{ to: queue.id, path: ['VisibilityTimeout'], otherwise: Math.max(30, ADVISED * placed.settings.timeout) }] : [],
      grants: [{ actions: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'], resources: [queueArn(queue)] }],
      problems: [...visibilityProblems(trigger), ...batchProblems(trigger)],
    };
  },
});

function visibilityProblems({ resource: queue, function: placed, name }: PlacedTrigger): Problem[] {
  const hidden = queue?.origin === 'project' ? queue.properties.visibilityTimeout : undefined;
  const { timeout } = placed.settings;
  if (!queue || typeof hidden !== 'number' || hidden >= ADVISED * timeout) return [];
  const at = { file: MANIFEST_FILE, resource: queue.name, trigger: name, field: `resources.${queue.name}.properties.visibilityTimeout` };
  const remedy = `make it ${ADVISED * timeout}, or leave it out`;
  if (hidden >= timeout) {
    const summary = `messages of ${queue.name} are hidden for ${hidden} seconds, less than six times the ${timeout} of ${placed.name}`;
    return [problem('VisibilityAdvice', { at, summary, remedy })];
  }
  const summary = `messages of ${queue.name} are hidden for ${hidden} seconds, and ${placed.name} may work on them for ${timeout}: they would come twice`;
  return [problem('VisibilityTooShort', { at, summary, remedy })];
}

function batchProblems({ resource: queue, options, function: placed, name }: PlacedTrigger): Problem[] {
  const { batchSize, maximumBatchingWindow } = options;
  const told = (option: string, summary: string, remedy: string) => {
    const at = { file: MANIFEST_FILE, function: placed.name, trigger: name, field: `functions.${placed.name}.triggers.${name}.options.${option}` };
    return problem('PropertyInvalid', { at, summary, remedy });
  };
  const waits = typeof maximumBatchingWindow === 'number' && maximumBatchingWindow > 0;
  const isLarge = typeof batchSize === 'number' && batchSize > 10;
  if (queue && isFifoQueue(queue)) {
    return [
      ...(isLarge ? [told('batchSize', `${batchSize} messages at once are more than a first-in-first-out queue gives`, 'use 10 at most')] : []),
      ...(waits
        ? [told('maximumBatchingWindow', `${name} waits for more messages of ${queue.name}, which is first in, first out, and never waits`, 'remove it')]
        : []),
    ];
  }
  if (!isLarge || waits) return [];
  return [told('batchSize', `${batchSize} messages at once need time to gather`, 'use 10 at most, or set `maximumBatchingWindow` to 1 or more')];
}
