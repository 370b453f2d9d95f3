import { number, text } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const changeVisibility = defineOperation({
  title: 'Change how long a message is hidden',
  resourceType: 'queue',
  fields: {
    receiptHandle: text({ label: 'Receipt handle', help: 'As receiving gave it.', sample: 'handle' }),
    visibility: number({ label: 'Hidden for', unit: 'seconds', integer: true, minimum: 0, maximum: 43_200, sample: 60 }),
  },
  call: { command: 'ChangeMessageVisibility', arguments: { QueueUrl: RESOURCE, ReceiptHandle: 'receiptHandle', VisibilityTimeout: 'visibility' } },
});
