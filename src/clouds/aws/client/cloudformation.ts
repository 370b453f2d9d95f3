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
  DescribeStackEventsCommand,
  type DescribeStackEventsCommandInput,
  type DescribeStackEventsCommandOutput,
  DescribeStacksCommand,
  type DescribeStacksCommandInput,
  type DescribeStacksCommandOutput,
  ExecuteChangeSetCommand,
  type ExecuteChangeSetCommandInput,
  type ExecuteChangeSetCommandOutput,
  GetTemplateCommand,
  type GetTemplateCommandInput,
  type GetTemplateCommandOutput,
  ListChangeSetsCommand,
  type ListChangeSetsCommandInput,
  type ListChangeSetsCommandOutput,
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
  DescribeStackEvents: [DescribeStackEventsCommandInput, DescribeStackEventsCommandOutput];
  DescribeStacks: [DescribeStacksCommandInput, DescribeStacksCommandOutput];
  ExecuteChangeSet: [ExecuteChangeSetCommandInput, ExecuteChangeSetCommandOutput];
  GetTemplate: [GetTemplateCommandInput, GetTemplateCommandOutput];
  ListChangeSets: [ListChangeSetsCommandInput, ListChangeSetsCommandOutput];
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
  DescribeStackEvents: DescribeStackEventsCommand,
  DescribeStacks: DescribeStacksCommand,
  ExecuteChangeSet: ExecuteChangeSetCommand,
  GetTemplate: GetTemplateCommand,
  ListChangeSets: ListChangeSetsCommand,
  ListStackResources: ListStackResourcesCommand,
  RollbackStack: RollbackStackCommand,
};

export function createClient(config: CloudFormationClientConfig): CloudFormationClient {
  return new CloudFormationClient(config);
}
