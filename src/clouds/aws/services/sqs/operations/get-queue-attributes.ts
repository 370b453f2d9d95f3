import { json } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const getQueueAttributes = defineOperation({
  title: 'Get queue attributes',
  description: 'Tells how many messages wait, among others.',
  resourceType: 'queue',
  fields: { names: json({ label: 'Attributes', placeholder: '["ApproximateNumberOfMessages"]', sample: ['ApproximateNumberOfMessages'] }) },
  call: { command: 'GetQueueAttributes', arguments: { QueueUrl: RESOURCE, AttributeNames: 'names' } },
  result: 'attributes',
});
