// The room of SQS: all that is known of it here is said in this folder.
import { defineService } from '#kit/service.ts';
import { api } from './api.ts';
import { icon } from './icon.ts';
import { changeVisibility } from './operations/change-visibility.ts';
import { deleteMessage } from './operations/delete-message.ts';
import { getQueueAttributes } from './operations/get-queue-attributes.ts';
import { receiveMessages } from './operations/receive-messages.ts';
import { sendMessage } from './operations/send-message.ts';
import { sendMessages } from './operations/send-messages.ts';
import { queue } from './queue.ts';
import { messages } from './triggers/messages.ts';

export const sqs = defineService({
  id: 'sqs',
  title: 'SQS',
  description: 'Messages that wait in queues until they are worked on.',
  icon,
  sdk: 'sqs',
  clients: {
    plain: {
      imports: { '@aws-sdk/client-sqs': ['SQSClient'] },
      expression: 'new SQSClient({})',
      variable: 'sqs',
      commandModule: '@aws-sdk/client-sqs',
    },
  },
  resourceTypes: [queue],
  operations: { sendMessage, sendMessages, receiveMessages, deleteMessage, changeVisibility, getQueueAttributes },
  triggers: [messages],
  api,
});
