import {
  GetQueueAttributesCommand,
  type GetQueueAttributesCommandInput,
  type GetQueueAttributesCommandOutput,
  ListQueuesCommand,
  type ListQueuesCommandInput,
  type ListQueuesCommandOutput,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  type ReceiveMessageCommandOutput,
  SendMessageCommand,
  type SendMessageCommandInput,
  type SendMessageCommandOutput,
  SQSClient,
  type SQSClientConfig,
} from '@aws-sdk/client-sqs';

export interface SqsCalls {
  GetQueueAttributes: [GetQueueAttributesCommandInput, GetQueueAttributesCommandOutput];
  ListQueues: [ListQueuesCommandInput, ListQueuesCommandOutput];
  ReceiveMessage: [ReceiveMessageCommandInput, ReceiveMessageCommandOutput];
  SendMessage: [SendMessageCommandInput, SendMessageCommandOutput];
}

export const commands = {
  GetQueueAttributes: GetQueueAttributesCommand,
  ListQueues: ListQueuesCommand,
  ReceiveMessage: ReceiveMessageCommand,
  SendMessage: SendMessageCommand,
};

export function createClient(config: SQSClientConfig): SQSClient {
  return new SQSClient(config);
}
