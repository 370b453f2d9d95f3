import {
  GetQueueAttributesCommand,
  type GetQueueAttributesCommandInput,
  type GetQueueAttributesCommandOutput,
  ListQueuesCommand,
  type ListQueuesCommandInput,
  type ListQueuesCommandOutput,
  SendMessageCommand,
  type SendMessageCommandInput,
  type SendMessageCommandOutput,
  SQSClient,
  type SQSClientConfig,
} from '@aws-sdk/client-sqs';

export interface SqsCalls {
  GetQueueAttributes: [GetQueueAttributesCommandInput, GetQueueAttributesCommandOutput];
  ListQueues: [ListQueuesCommandInput, ListQueuesCommandOutput];
  SendMessage: [SendMessageCommandInput, SendMessageCommandOutput];
}

export const commands = {
  GetQueueAttributes: GetQueueAttributesCommand,
  ListQueues: ListQueuesCommand,
  SendMessage: SendMessageCommand,
};

export function createClient(config: SQSClientConfig): SQSClient {
  return new SQSClient(config);
}
