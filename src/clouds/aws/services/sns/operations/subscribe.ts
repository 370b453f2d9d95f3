import { choice, text } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const subscribe = defineOperation({
  title: 'Add subscription',
  description: 'Whoever is added by address is asked to confirm.',
  resourceType: 'topic',
  fields: {
    protocol: choice({
      label: 'Protocol',
      options: ['email', 'https', 'sms', 'sqs'].map((value) => ({ value, label: value })),
      sample: 'email',
    }),
    endpoint: text({ label: 'Goes to', placeholder: 'someone@example.com', sample: 'someone@example.com' }),
  },
  call: { command: 'Subscribe', arguments: { TopicArn: RESOURCE, Protocol: 'protocol', Endpoint: 'endpoint' } },
});
