import type { CloudFormationCalls } from './cloudformation.ts';
import type { DynamoDbCalls } from './dynamodb.ts';
import type { LambdaCalls } from './lambda.ts';
import type { LogsCalls } from './logs.ts';
import type { S3Calls } from './s3.ts';
import type { SnsCalls } from './sns.ts';
import type { SqsCalls } from './sqs.ts';
import type { StsCalls } from './sts.ts';

/** Every command that we send, with what goes in and what comes out. */
export interface Calls extends CloudFormationCalls, S3Calls, LambdaCalls, LogsCalls, StsCalls, DynamoDbCalls, SqsCalls, SnsCalls {}

export type CommandName = keyof Calls;

/** The one way to AWS: drivers know nothing else of it, so that another account (the simulator's) can take its place. Throws `CloudError` only. */
export type Send = <Name extends CommandName>(command: Name, input: Calls[Name][0], signal?: AbortSignal) => Promise<Calls[Name][1]>;

export type Service = 'cloudformation' | 's3' | 'lambda' | 'logs' | 'sts' | 'dynamodb' | 'sqs' | 'sns';

export const SERVICE_OF: Readonly<Record<CommandName, Service>> = {
  CancelUpdateStack: 'cloudformation',
  ContinueUpdateRollback: 'cloudformation',
  CreateChangeSet: 'cloudformation',
  CreateStack: 'cloudformation',
  DeleteChangeSet: 'cloudformation',
  DeleteStack: 'cloudformation',
  DescribeChangeSet: 'cloudformation',
  DescribeEvents: 'cloudformation',
  DescribeStackDriftDetectionStatus: 'cloudformation',
  DescribeStackEvents: 'cloudformation',
  DescribeStackResourceDrifts: 'cloudformation',
  DescribeStackResources: 'cloudformation',
  DescribeStacks: 'cloudformation',
  DetectStackDrift: 'cloudformation',
  ExecuteChangeSet: 'cloudformation',
  GetHookResult: 'cloudformation',
  GetTemplate: 'cloudformation',
  ListChangeSets: 'cloudformation',
  ListHookResults: 'cloudformation',
  ListStackResources: 'cloudformation',
  RollbackStack: 'cloudformation',
  GetObject: 's3',
  HeadObject: 's3',
  ListBuckets: 's3',
  ListObjectsV2: 's3',
  PutObject: 's3',
  GetFunctionConfiguration: 'lambda',
  Invoke: 'lambda',
  FilterLogEvents: 'logs',
  GetCallerIdentity: 'sts',
  ListTables: 'dynamodb',
  Scan: 'dynamodb',
  GetQueueAttributes: 'sqs',
  ListQueues: 'sqs',
  SendMessage: 'sqs',
  ListTopics: 'sns',
  Publish: 'sns',
};

/**
 * Not made again by itself where no answer came, neither here nor by the SDK: whether it was carried out has to be found out first
 * (ExecuteChangeSet: whoever follows the stack does; deletions and the ways out of a broken stack: their driver), or a second one would do it twice.
 */
export function isOnce(command: CommandName, input: object): boolean {
  return ONCE.has(command) || (command === 'DeleteStack' && 'ClientRequestToken' in input);
}

const ONCE: ReadonlySet<CommandName> = new Set<CommandName>([
  'CancelUpdateStack',
  'ContinueUpdateRollback',
  'ExecuteChangeSet',
  'Invoke',
  'Publish',
  'RollbackStack',
  'SendMessage',
]);
