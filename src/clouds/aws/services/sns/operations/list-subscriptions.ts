import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const listSubscriptions = defineOperation({
  title: 'List subscriptions',
  resourceType: 'topic',
  fields: {},
  call: { command: 'ListSubscriptionsByTopic', arguments: { TopicArn: RESOURCE } },
  result: 'subscriptions',
});
