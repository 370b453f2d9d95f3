import { choice, number, resource, toggle } from '#kit/field.ts';
import type { PlacedResource } from '#kit/resource-type.ts';
import { defineTrigger, type PlacedTrigger } from '#kit/trigger.ts';
import { type Problem, problem } from '#model/problem.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import { eventSourceMapping, failureQueue } from '../../../event-source-mapping.ts';
import { streamArn } from '../table.ts';
import { streamEvent } from './stream-event.ts';

export const stream = defineTrigger({
  id: 'stream',
  title: 'Items changed',
  description: 'Calls the function with batches of the table’s changes, in their order.',
  resourceType: 'table',
  onAccountsResource: 'by-arn',
  fields: {
    batchSize: number({ label: 'At most at once', unit: 'changes', integer: true, minimum: 1, maximum: 10_000, optional: true, default: 100 }),
    startingPosition: choice({
      label: 'Begins with',
      optional: true,
      default: 'TRIM_HORIZON',
      options: [
        { value: 'TRIM_HORIZON', label: 'The oldest change' },
        { value: 'LATEST', label: 'What changes from then on' },
      ],
    }),
    bisectOnError: toggle({ label: 'Halve a batch that fails', advanced: true }),
    retries: number({
      label: 'Tries again',
      unit: 'times',
      integer: true,
      minimum: 0,
      maximum: 10_000,
      optional: true,
      advanced: true,
      placeholder: 'until the change expires',
      sample: 3,
    }),
    onFailure: resource({ label: 'What failed goes to', type: 'sqs.queue', optional: true, advanced: true }),
  },
  sampleEvent: streamEvent,
  template: (trigger, other) => {
    const { resource: table, options } = trigger;
    if (!table) return {};
    if (table.origin === 'account' && !table.reference?.includes('/stream/')) return { problems: [noStream(trigger, table)] };
    const failure = failureQueue(options.onFailure, other);
    return {
      claims: [{ of: `changes for ${trigger.function.name}` }],
      resources: [
        eventSourceMapping(trigger, {
          EventSourceArn: streamArn(table),
          StartingPosition: typeof options.startingPosition === 'string' ? options.startingPosition : 'TRIM_HORIZON',
          ...(typeof options.batchSize === 'number' ? { BatchSize: options.batchSize } : {}),
          ...(options.bisectOnError === true ? { BisectBatchOnFunctionError: true } : {}),
          ...(typeof options.retries === 'number' ? { MaximumRetryAttempts: options.retries } : {}),
          ...(failure ? { DestinationConfig: { OnFailure: { Destination: failure } } } : {}),
        }),
      ],
      // A table's stream has an ARN only where the table says what a change tells.
      additions: table.origin === 'project' ? [{ to: table.id, path: ['StreamSpecification'], otherwise: { StreamViewType: 'NEW_AND_OLD_IMAGES' } }] : [],
      grants: [
        {
          actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
          resources: [streamArn(table)],
        },
        ...(failure ? [{ actions: ['sqs:SendMessage'], resources: [failure] }] : []),
      ],
    };
  },
});

function noStream({ function: placed, name }: PlacedTrigger, table: PlacedResource): Problem {
  return problem('TriggerNotPossible', {
    at: { file: MANIFEST_FILE, function: placed.name, trigger: name, field: `functions.${placed.name}.triggers.${name}.resource` },
    summary: `the reference of ${table.name} is not the ARN of its stream`,
    remedy: `write it as the reference of ${table.name}: it ends in /stream/ and a time`,
  });
}
