import {
  ListTopicsCommand,
  type ListTopicsCommandInput,
  type ListTopicsCommandOutput,
  PublishCommand,
  type PublishCommandInput,
  type PublishCommandOutput,
  SNSClient,
  type SNSClientConfig,
} from '@aws-sdk/client-sns';

export interface SnsCalls {
  ListTopics: [ListTopicsCommandInput, ListTopicsCommandOutput];
  Publish: [PublishCommandInput, PublishCommandOutput];
}

export const commands = {
  ListTopics: ListTopicsCommand,
  Publish: PublishCommand,
};

export function createClient(config: SNSClientConfig): SNSClient {
  return new SNSClient(config);
}
