import { number } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const receiveMessages = defineOperation({
  title: 'Receive messages',
  description: 'Reads up to ten messages, which stay until they are deleted.',
  resourceType: 'queue',
  fields: {
    maximum: number({ label: 'At most', optional: true, integer: true, minimum: 1, maximum: 10, sample: 10 }),
    wait: number({ label: 'Waits for', unit: 'seconds', optional: true, integer: true, minimum: 0, maximum: 20, sample: 5 }),
    visibility: number({ label: 'Hidden for', unit: 'seconds', optional: true, advanced: true, integer: true, minimum: 0, maximum: 43_200, sample: 60 }),
  },
  call: {
    command: 'ReceiveMessage',
    arguments: { QueueUrl: RESOURCE, MaxNumberOfMessages: 'maximum', WaitTimeSeconds: 'wait', VisibilityTimeout: 'visibility' },
  },
  result: 'received',
});
