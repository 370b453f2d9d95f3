import { json } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const publishSeveral = defineOperation({
  title: 'Publish several messages',
  description: 'Sends up to ten messages with one call.',
  resourceType: 'topic',
  fields: {
    entries: json({
      label: 'Messages',
      placeholder: '[{ "Id": "1", "Message": "hello" }]',
      sample: [
        { Id: '1', Message: 'one' },
        { Id: '2', Message: 'two' },
      ],
    }),
  },
  call: { command: 'PublishBatch', arguments: { TopicArn: RESOURCE, PublishBatchRequestEntries: 'entries' } },
  result: 'published',
});
