import type { FilterLogEventsCommandInput } from '@aws-sdk/client-cloudwatch-logs';
import type { ScanCommandInput } from '@aws-sdk/client-dynamodb';
import type { PublishCommandInput } from '@aws-sdk/client-sns';
import type { GetQueueAttributesCommandInput, SendMessageCommandInput } from '@aws-sdk/client-sqs';
import { findThing } from '../operation/things.ts';
import { ServiceError } from '../service-error.ts';
import { uuid, type World } from '../world.ts';

/** What the account has of a type, and what little of data the workbench asks of it: nothing runs here, so nothing is ever in it. */
const idsOf = ({ state }: World, type: string): string[] =>
  state.things
    .filter((one) => one.type === type)
    .map((one) => one.physicalId)
    .sort();

export function getCallerIdentity({ state }: World): { Account: string; Arn: string; UserId: string } {
  return { Account: state.account, Arn: `arn:aws:iam::${state.account}:user/rehearsal`, UserId: 'AIDASIMULATED' };
}

export function listTables(world: World): { TableNames: string[] } {
  return { TableNames: idsOf(world, 'AWS::DynamoDB::Table') };
}

export function listQueues(world: World): { QueueUrls: string[] } {
  return { QueueUrls: idsOf(world, 'AWS::SQS::Queue') };
}

export function listTopics(world: World): { Topics: { TopicArn: string }[] } {
  return { Topics: idsOf(world, 'AWS::SNS::Topic').map((TopicArn) => ({ TopicArn })) };
}

export function scanTable(world: World, { TableName = '' }: ScanCommandInput): { Items: []; Count: number } {
  mustBe(world, 'AWS::DynamoDB::Table', TableName, 'ResourceNotFoundException');
  return { Items: [], Count: 0 };
}

export function getQueueAttributes(world: World, { QueueUrl = '' }: GetQueueAttributesCommandInput): { Attributes: Record<string, string> } {
  mustBe(world, 'AWS::SQS::Queue', QueueUrl, 'QueueDoesNotExist');
  return { Attributes: { ApproximateNumberOfMessages: '0', ApproximateNumberOfMessagesNotVisible: '0' } };
}

export function sendMessage(world: World, { QueueUrl = '' }: SendMessageCommandInput): { MessageId: string } {
  mustBe(world, 'AWS::SQS::Queue', QueueUrl, 'QueueDoesNotExist');
  return { MessageId: uuid(world.state) };
}

export function publish(world: World, { TopicArn = '' }: PublishCommandInput): { MessageId: string } {
  mustBe(world, 'AWS::SNS::Topic', TopicArn, 'NotFound');
  return { MessageId: uuid(world.state) };
}

/** CloudWatch Logs API Reference, `FilterLogEvents`: a group without a stream has no events. */
export function filterLogEvents(world: World, { logGroupName = '' }: FilterLogEventsCommandInput): { events: [] } {
  mustBe(world, 'AWS::Logs::LogGroup', logGroupName, 'ResourceNotFoundException');
  return { events: [] };
}

function mustBe({ state }: World, type: string, physicalId: string, error: string): void {
  if (!findThing(state, type, physicalId)) throw new ServiceError(error, `${physicalId} does not exist`, 400);
}
