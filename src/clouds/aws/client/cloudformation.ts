import {
  CancelUpdateStackCommand,
  type CancelUpdateStackCommandInput,
  type CancelUpdateStackCommandOutput,
  CloudFormationClient,
  type CloudFormationClientConfig,
  ContinueUpdateRollbackCommand,
  type ContinueUpdateRollbackCommandInput,
  type ContinueUpdateRollbackCommandOutput,
  CreateChangeSetCommand,
  type CreateChangeSetCommandInput,
  type CreateChangeSetCommandOutput,
  CreateStackCommand,
  type CreateStackCommandInput,
  type CreateStackCommandOutput,
  DeleteChangeSetCommand,
  type DeleteChangeSetCommandInput,
  type DeleteChangeSetCommandOutput,
  DeleteStackCommand,
  type DeleteStackCommandInput,
  type DeleteStackCommandOutput,
  DescribeChangeSetCommand,
  type DescribeChangeSetCommandInput,
  type DescribeChangeSetCommandOutput,
  DescribeEventsCommand,
  type DescribeEventsCommandInput,
  type DescribeEventsCommandOutput,
  DescribeStackDriftDetectionStatusCommand,
  type DescribeStackDriftDetectionStatusCommandInput,
  type DescribeStackDriftDetectionStatusCommandOutput,
  DescribeStackEventsCommand,
  type DescribeStackEventsCommandInput,
  type DescribeStackEventsCommandOutput,
  DescribeStackResourceDriftsCommand,
  type DescribeStackResourceDriftsCommandInput,
  type DescribeStackResourceDriftsCommandOutput,
  DescribeStackResourcesCommand,
  type DescribeStackResourcesCommandInput,
  type DescribeStackResourcesCommandOutput,
  DescribeStacksCommand,
  type DescribeStacksCommandInput,
  type DescribeStacksCommandOutput,
  DetectStackDriftCommand,
  type DetectStackDriftCommandInput,
  type DetectStackDriftCommandOutput,
  ExecuteChangeSetCommand,
  type ExecuteChangeSetCommandInput,
  type ExecuteChangeSetCommandOutput,
  GetHookResultCommand,
  type GetHookResultCommandInput,
  type GetHookResultCommandOutput,
  GetTemplateCommand,
  type GetTemplateCommandInput,
  type GetTemplateCommandOutput,
  ListChangeSetsCommand,
  type ListChangeSetsCommandInput,
  type ListChangeSetsCommandOutput,
  ListHookResultsCommand,
  type ListHookResultsCommandInput,
  type ListHookResultsCommandOutput,
  ListStackResourcesCommand,
  type ListStackResourcesCommandInput,
  type ListStackResourcesCommandOutput,
  RollbackStackCommand,
  type RollbackStackCommandInput,
  type RollbackStackCommandOutput,
} from '@aws-sdk/client-cloudformation';

export interface CloudFormationCalls {
  CancelUpdateStack: [CancelUpdateStackCommandInput, CancelUpdateStackCommandOutput];
  ContinueUpdateRollback: [ContinueUpdateRollbackCommandInput, ContinueUpdateRollbackCommandOutput];
  CreateChangeSet: [CreateChangeSetCommandInput, CreateChangeSetCommandOutput];
  CreateStack: [CreateStackCommandInput, CreateStackCommandOutput];
  DeleteChangeSet: [DeleteChangeSetCommandInput, DeleteChangeSetCommandOutput];
  DeleteStack: [DeleteStackCommandInput, DeleteStackCommandOutput];
  DescribeChangeSet: [DescribeChangeSetCommandInput, DescribeChangeSetCommandOutput];
  DescribeEvents: [DescribeEventsCommandInput, DescribeEventsCommandOutput];
  DescribeStackDriftDetectionStatus: [DescribeStackDriftDetectionStatusCommandInput, DescribeStackDriftDetectionStatusCommandOutput];
  DescribeStackEvents: [DescribeStackEventsCommandInput, DescribeStackEventsCommandOutput];
  DescribeStackResourceDrifts: [DescribeStackResourceDriftsCommandInput, DescribeStackResourceDriftsCommandOutput];
  DescribeStackResources: [DescribeStackResourcesCommandInput, DescribeStackResourcesCommandOutput];
  DescribeStacks: [DescribeStacksCommandInput, DescribeStacksCommandOutput];
  DetectStackDrift: [DetectStackDriftCommandInput, DetectStackDriftCommandOutput];
  ExecuteChangeSet: [ExecuteChangeSetCommandInput, ExecuteChangeSetCommandOutput];
  GetHookResult: [GetHookResultCommandInput, GetHookResultCommandOutput];
  GetTemplate: [GetTemplateCommandInput, GetTemplateCommandOutput];
  ListChangeSets: [ListChangeSetsCommandInput, ListChangeSetsCommandOutput];
  ListHookResults: [ListHookResultsCommandInput, ListHookResultsCommandOutput];
  ListStackResources: [ListStackResourcesCommandInput, ListStackResourcesCommandOutput];
  RollbackStack: [RollbackStackCommandInput, RollbackStackCommandOutput];
}

export const commands = {
  CancelUpdateStack: CancelUpdateStackCommand,
  ContinueUpdateRollback: ContinueUpdateRollbackCommand,
  CreateChangeSet: CreateChangeSetCommand,
  CreateStack: CreateStackCommand,
  DeleteChangeSet: DeleteChangeSetCommand,
  DeleteStack: DeleteStackCommand,
  DescribeChangeSet: DescribeChangeSetCommand,
  DescribeEvents: DescribeEventsCommand,
  DescribeStackDriftDetectionStatus: DescribeStackDriftDetectionStatusCommand,
  DescribeStackEvents: DescribeStackEventsCommand,
  DescribeStackResourceDrifts: DescribeStackResourceDriftsCommand,
  DescribeStackResources: DescribeStackResourcesCommand,
  DescribeStacks: DescribeStacksCommand,
  DetectStackDrift: DetectStackDriftCommand,
  ExecuteChangeSet: ExecuteChangeSetCommand,
  GetHookResult: GetHookResultCommand,
  GetTemplate: GetTemplateCommand,
  ListChangeSets: ListChangeSetsCommand,
  ListHookResults: ListHookResultsCommand,
  ListStackResources: ListStackResourcesCommand,
  RollbackStack: RollbackStackCommand,
};

export function createClient(config: CloudFormationClientConfig): CloudFormationClient {
  return new CloudFormationClient(config);
}
