import { createChangeSet } from './change-set/create-change-set.ts';
import { executeChangeSet } from './change-set/execute-change-set.ts';
import { deleteChangeSet, describeChangeSet, listChangeSets } from './change-set/read-change-sets.ts';
import { getFunctionConfiguration, invoke, updateFunctionCode } from './services/lambda.ts';
import {
  filterLogEvents,
  getCallerIdentity,
  getQueueAttributes,
  listQueues,
  listTables,
  listTopics,
  publish,
  scanTable,
  sendMessage,
} from './services/lists.ts';
import { deleteObject, getObject, headBucket, headObject, listBuckets, listObjects, putObject } from './services/s3.ts';
import { cancelUpdateStack } from './stack/cancel-update-stack.ts';
import { createStack } from './stack/create-stack.ts';
import { deleteStack, updateTerminationProtection } from './stack/delete-stack.ts';
import { describeEvents } from './stack/describe-events.ts';
import { describeStackEvents } from './stack/describe-stack-events.ts';
import { describeStacks, listStacks } from './stack/describe-stacks.ts';
import { describeStackDriftDetectionStatus, describeStackResourceDrifts, detectStackDrift } from './stack/drift.ts';
import { getTemplate } from './stack/get-template.ts';
import { getHookResult, listHookResults } from './stack/hook-results.ts';
import { describeStackResources, listStackResources } from './stack/list-resources.ts';
import { continueUpdateRollback, rollbackStack } from './stack/recover.ts';
import type { World } from './world.ts';

/** One command of the account: takes the SDK's input, gives the SDK's output, or throws a `ServiceError`. */
export type Command = (world: World, input: never) => object;

/** All that the account answers to. Inputs are the SDK's, as each command's own file declares them. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  CancelUpdateStack: cancelUpdateStack,
  ContinueUpdateRollback: continueUpdateRollback,
  CreateChangeSet: createChangeSet,
  CreateStack: createStack,
  DeleteChangeSet: deleteChangeSet,
  DeleteStack: deleteStack,
  DescribeChangeSet: describeChangeSet,
  DescribeEvents: describeEvents,
  DescribeStackDriftDetectionStatus: describeStackDriftDetectionStatus,
  DescribeStackEvents: describeStackEvents,
  DescribeStackResourceDrifts: describeStackResourceDrifts,
  DescribeStackResources: describeStackResources,
  DescribeStacks: describeStacks,
  DetectStackDrift: detectStackDrift,
  ExecuteChangeSet: executeChangeSet,
  GetHookResult: getHookResult,
  GetTemplate: getTemplate,
  ListChangeSets: listChangeSets,
  ListHookResults: listHookResults,
  ListStackResources: listStackResources,
  ListStacks: listStacks,
  RollbackStack: rollbackStack,
  UpdateTerminationProtection: updateTerminationProtection,
  DeleteObject: deleteObject,
  GetObject: getObject,
  HeadBucket: headBucket,
  HeadObject: headObject,
  ListBuckets: listBuckets,
  ListObjectsV2: listObjects,
  PutObject: putObject,
  GetFunctionConfiguration: getFunctionConfiguration,
  Invoke: invoke,
  UpdateFunctionCode: updateFunctionCode,
  FilterLogEvents: filterLogEvents,
  GetCallerIdentity: getCallerIdentity,
  GetQueueAttributes: getQueueAttributes,
  ListQueues: listQueues,
  ListTables: listTables,
  ListTopics: listTopics,
  Publish: publish,
  Scan: scanTable,
  SendMessage: sendMessage,
};
