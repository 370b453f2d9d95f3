import { json } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const sendMessages = defineOperation({
  title: 'Send several messages',
  description: 'Sends up to ten messages with one call.',
  resourceType: 'queue',
  fields: {
    entries: json({
      label: 'Messages',
      placeholder: '[{ "Id": "1", "MessageBody": "hello" }]',
      sample: [
        { Id: '1', MessageBody: 'one' },
        { Id: '2', MessageBody: 'two' },
      ],
    }),
  },
  call: { command: 'SendMessageBatch', arguments: { QueueUrl: RESOURCE, Entries: 'entries' } },
  result: 'sent',
});
