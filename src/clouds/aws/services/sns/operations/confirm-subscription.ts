import { text } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const confirmSubscription = defineOperation({
  title: 'Confirm subscription',
  resourceType: 'topic',
  fields: { token: text({ label: 'Token', help: 'As the topic sent it to the new address.', sample: 'token' }) },
  call: { command: 'ConfirmSubscription', arguments: { TopicArn: RESOURCE, Token: 'token' } },
});
