/** What a waiter calls until it is content, by its name without `waitUntil`. */
export const waiters: Readonly<Record<string, string>> = {
  BucketExists: 'HeadBucket',
  BucketNotExists: 'HeadBucket',
  ObjectExists: 'HeadObject',
  ObjectNotExists: 'HeadObject',
  TableExists: 'DescribeTable',
  TableNotExists: 'DescribeTable',
  ContributorInsightsEnabled: 'DescribeContributorInsights',
  ExportCompleted: 'DescribeExport',
  ImportCompleted: 'DescribeImport',
  KinesisStreamingDestinationActive: 'DescribeKinesisStreamingDestination',
  StreamExists: 'DescribeStream',
  StreamNotExists: 'DescribeStream',
  FunctionActive: 'GetFunctionConfiguration',
  FunctionActiveV2: 'GetFunction',
  FunctionExists: 'GetFunction',
  FunctionUpdated: 'GetFunctionConfiguration',
  FunctionUpdatedV2: 'GetFunction',
  PublishedVersionActive: 'GetFunctionConfiguration',
  StackCreateComplete: 'DescribeStacks',
  StackUpdateComplete: 'DescribeStacks',
  StackDeleteComplete: 'DescribeStacks',
  StackExists: 'DescribeStacks',
  InstanceRunning: 'DescribeInstances',
  InstanceStopped: 'DescribeInstances',
  TasksRunning: 'DescribeTasks',
  TasksStopped: 'DescribeTasks',
  IdentityExists: 'GetIdentityVerificationAttributes',
};

/** The same as the second SDK names them: `objectExists`. */
export const waiterStates: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(waiters).map(([name, operation]) => [name.charAt(0).toLowerCase() + name.slice(1), operation]),
);
