import { json, number, text } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const sendMessage = defineOperation({
  title: 'Send message',
  resourceType: 'queue',
  fields: {
    body: text({ label: 'Message', multiline: true, sample: 'hello' }),
    delay: number({ label: 'Delivered after', unit: 'seconds', optional: true, advanced: true, integer: true, minimum: 0, maximum: 900, sample: 5 }),
    groupId: text({ label: 'Group', optional: true, advanced: true, help: 'Of first-in-first-out queues.' }),
    deduplicationId: text({ label: 'Deduplication id', optional: true, advanced: true, help: 'Of first-in-first-out queues.' }),
    attributes: json({
      label: 'Attributes',
      optional: true,
      advanced: true,
      placeholder: '{ "kind": { "DataType": "String", "StringValue": "report" } }',
      sample: { kind: { DataType: 'String', StringValue: 'report' } },
    }),
  },
  call: {
    command: 'SendMessage',
    arguments: {
      QueueUrl: RESOURCE,
      MessageBody: 'body',
      DelaySeconds: 'delay',
      MessageGroupId: 'groupId',
      MessageDeduplicationId: 'deduplicationId',
      MessageAttributes: 'attributes',
    },
  },
});
