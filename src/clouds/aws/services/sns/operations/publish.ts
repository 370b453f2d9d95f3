import { json, text } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const publish = defineOperation({
  title: 'Publish message',
  description: 'Sends a message to all that subscribe to the topic.',
  resourceType: 'topic',
  fields: {
    message: text({ label: 'Message', multiline: true, sample: 'hello' }),
    subject: text({ label: 'Subject', optional: true, help: 'Of e-mails.' }),
    attributes: json({
      label: 'Attributes',
      optional: true,
      advanced: true,
      placeholder: '{ "kind": { "DataType": "String", "StringValue": "report" } }',
      sample: { kind: { DataType: 'String', StringValue: 'report' } },
    }),
    groupId: text({ label: 'Group', optional: true, advanced: true, help: 'Of first-in-first-out topics.' }),
    deduplicationId: text({ label: 'Deduplication id', optional: true, advanced: true, help: 'Of first-in-first-out topics.' }),
  },
  call: {
    command: 'Publish',
    arguments: {
      TopicArn: RESOURCE,
      Message: 'message',
      Subject: 'subject',
      MessageAttributes: 'attributes',
      MessageGroupId: 'groupId',
      MessageDeduplicationId: 'deduplicationId',
    },
  },
});
