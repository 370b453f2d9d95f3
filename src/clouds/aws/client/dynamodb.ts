import {
  DynamoDBClient,
  type DynamoDBClientConfig,
  ListTablesCommand,
  type ListTablesCommandInput,
  type ListTablesCommandOutput,
  ScanCommand,
  type ScanCommandInput,
  type ScanCommandOutput,
} from '@aws-sdk/client-dynamodb';

export interface DynamoDbCalls {
  ListTables: [ListTablesCommandInput, ListTablesCommandOutput];
  Scan: [ScanCommandInput, ScanCommandOutput];
}

export const commands = {
  ListTables: ListTablesCommand,
  Scan: ScanCommand,
};

export function createClient(config: DynamoDBClientConfig): DynamoDBClient {
  return new DynamoDBClient(config);
}
