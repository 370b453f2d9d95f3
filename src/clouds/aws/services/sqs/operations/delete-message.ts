import { text } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const deleteMessage = defineOperation({
  title: 'Delete message',
  description: 'Removes a message that was received and worked on.',
  resourceType: 'queue',
  fields: { receiptHandle: text({ label: 'Receipt handle', help: 'As receiving gave it.', sample: 'handle' }) },
  call: { command: 'DeleteMessage', arguments: { QueueUrl: RESOURCE, ReceiptHandle: 'receiptHandle' } },
});
