import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const getTopicAttributes = defineOperation({
  title: 'Get topic attributes',
  resourceType: 'topic',
  fields: {},
  call: { command: 'GetTopicAttributes', arguments: { TopicArn: RESOURCE } },
  result: 'attributes',
});
