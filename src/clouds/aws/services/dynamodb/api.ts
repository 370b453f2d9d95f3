import type { ApiGrant, ApiOperation } from '#kit/api-operation.ts';
import { anywhere, key, needs, on } from '../../grants.ts';

const changes = { fires: ['stream'] } as const;
const TARGET = ['BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem'];

/** Every command of DynamoDB, and what it needs. */
export const api: Readonly<Record<string, ApiOperation>> = {
  BatchExecuteStatement: needs(...partiql('Statements[].Statement')),
  BatchGetItem: needs(on('RequestItems.*', 'dynamodb:BatchGetItem')),
  BatchWriteItem: needs(on('RequestItems.*', 'dynamodb:BatchWriteItem', changes)),
  CancelBulkOperation: needs(anywhere('dynamodb:CancelBulkOperation')),
  CreateBackup: needs(table('CreateBackup')),
  CreateGlobalTable: needs(table('CreateGlobalTable', 'GlobalTableName'), globalTable('CreateGlobalTable')),
  CreateTable: needs(
    table('CreateTable'),
    table('TagResource', 'TableName', { when: 'Tags' }),
    table('PutResourcePolicy', 'TableName', { when: 'ResourcePolicy' }),
  ),
  DeleteBackup: needs(backup('DeleteBackup')),
  DeleteItem: needs(table('DeleteItem', 'TableName', changes)),
  DeleteResourcePolicy: needs(table('DeleteResourcePolicy', 'ResourceArn')),
  DeleteTable: needs(table('DeleteTable')),
  DescribeBackup: needs(backup('DescribeBackup')),
  DescribeBulkOperation: needs(anywhere('dynamodb:DescribeBulkOperation')),
  DescribeContinuousBackups: needs(table('DescribeContinuousBackups')),
  DescribeContributorInsights: needs(...indexed('DescribeContributorInsights')),
  DescribeEndpoints: needs(anywhere('dynamodb:DescribeEndpoints')),
  DescribeExport: needs(on('ExportArn', 'dynamodb:DescribeExport', { part: 'export' })),
  DescribeGlobalTable: needs(globalTable('DescribeGlobalTable')),
  DescribeGlobalTableSettings: needs(globalTable('DescribeGlobalTableSettings')),
  DescribeImport: needs(on('ImportArn', 'dynamodb:DescribeImport', { part: 'import' })),
  DescribeKinesisStreamingDestination: needs(table('DescribeKinesisStreamingDestination')),
  DescribeLimits: needs(anywhere('dynamodb:DescribeLimits')),
  DescribeTable: needs(table('DescribeTable')),
  DescribeTableReplicaAutoScaling: needs(table('DescribeTableReplicaAutoScaling')),
  DescribeTimeToLive: needs(table('DescribeTimeToLive')),
  DisableKinesisStreamingDestination: needs(table('DisableKinesisStreamingDestination')),
  EnableKinesisStreamingDestination: needs(table('EnableKinesisStreamingDestination')),
  ExecuteStatement: needs(...partiql('Statement')),
  ExecuteTransaction: needs(...partiql('TransactStatements[].Statement')),
  // The files are written with the caller's permissions.
  ExportTableToPointInTime: needs(
    table('ExportTableToPointInTime', 'TableArn'),
    on('S3Bucket', ['s3:AbortMultipartUpload', 's3:PutObject', 's3:PutObjectAcl'], { service: 's3', part: 'objects' }),
    key('S3SseKmsKeyId', 'GenerateDataKey', 'Decrypt'),
  ),
  GetItem: needs(table('GetItem')),
  GetResourcePolicy: needs(table('GetResourcePolicy', 'ResourceArn')),
  ImportTable: needs(table('ImportTable', 'TableCreationParameters.TableName')),
  ListBackups: needs(anywhere('dynamodb:ListBackups')),
  ListBulkOperations: needs(anywhere('dynamodb:ListBulkOperations')),
  ListContributorInsights: needs(anywhere('dynamodb:ListContributorInsights')),
  ListExports: needs(...ofTable('ListExports')),
  ListGlobalTables: needs(anywhere('dynamodb:ListGlobalTables')),
  ListImports: needs(...ofTable('ListImports')),
  ListTables: needs(anywhere('dynamodb:ListTables')),
  ListTagsOfResource: needs(table('ListTagsOfResource', 'ResourceArn')),
  PutItem: needs(table('PutItem', 'TableName', changes)),
  PutResourcePolicy: needs(table('PutResourcePolicy', 'ResourceArn')),
  Query: needs(...indexed('Query')),
  RestoreTableFromBackup: needs(backup('RestoreTableFromBackup'), ...restored('RestoreTableFromBackup')),
  RestoreTableToPointInTime: needs(table('RestoreTableToPointInTime', 'SourceTableName'), ...restored('RestoreTableToPointInTime')),
  Scan: needs(...indexed('Scan')),
  SearchVectors: needs(...indexed('SearchVectors')),
  StartBulkPutItems: needs(table('StartBulkPutItems', 'TableName', changes)),
  TagResource: needs(table('TagResource', 'ResourceArn')),
  TransactGetItems: needs(table('GetItem', 'TransactItems[].Get.TableName')),
  TransactWriteItems: needs(
    table('ConditionCheckItem', 'TransactItems[].ConditionCheck.TableName'),
    table('DeleteItem', 'TransactItems[].Delete.TableName', changes),
    table('PutItem', 'TransactItems[].Put.TableName', changes),
    table('UpdateItem', 'TransactItems[].Update.TableName', changes),
  ),
  UntagResource: needs(table('UntagResource', 'ResourceArn')),
  UpdateContinuousBackups: needs(table('UpdateContinuousBackups')),
  UpdateContributorInsights: needs(...indexed('UpdateContributorInsights')),
  UpdateGlobalTable: needs(table('UpdateGlobalTable', 'GlobalTableName'), globalTable('UpdateGlobalTable')),
  UpdateGlobalTableSettings: needs(table('UpdateGlobalTableSettings', 'GlobalTableName'), globalTable('UpdateGlobalTableSettings')),
  UpdateItem: needs(table('UpdateItem', 'TableName', changes)),
  UpdateKinesisStreamingDestination: needs(table('UpdateKinesisStreamingDestination')),
  UpdateTable: needs(table('UpdateTable')),
  UpdateTableReplicaAutoScaling: needs(table('UpdateTableReplicaAutoScaling')),
  UpdateTimeToLive: needs(table('UpdateTimeToLive')),
};

function table(action: string, at = 'TableName', more: Pick<ApiGrant, 'fires' | 'when'> = {}): ApiGrant {
  return on(at, `dynamodb:${action}`, more);
}

/** With an index the index is the resource, not the table. */
function indexed(action: string): ApiGrant[] {
  return [
    on('TableName', `dynamodb:${action}`, { unless: 'IndexName' }),
    on('TableName', `dynamodb:${action}`, { part: 'index', name: 'IndexName', when: 'IndexName' }),
  ];
}

/** A list of one table's, or of all. */
function ofTable(action: string): ApiGrant[] {
  return [table(action, 'TableArn'), { ...anywhere(`dynamodb:${action}`), unless: 'TableArn' }];
}

function globalTable(action: string): ApiGrant {
  return on('GlobalTableName', `dynamodb:${action}`, { part: 'global-table' });
}

function backup(action: string): ApiGrant {
  return on('BackupArn', `dynamodb:${action}`, { part: 'backup' });
}

function restored(action: string): ApiGrant[] {
  return [
    on(
      'TargetTableName',
      [action, ...TARGET].map((one) => `dynamodb:${one}`),
    ),
  ];
}

/** The table, and perhaps an index of it, stand in the statement's text; its first word says which action it is. */
function partiql(at: string): ApiGrant[] {
  const table = '"?([^".\\s;)]+)"?';
  // Comments may come before it.
  const first = '^(?:\\s|--[^\\n]*\\n|/\\*[\\s\\S]*?\\*/)*';
  const index = '(?:"?([^".\\s;)]+)"?)?';
  return [
    on(at, 'dynamodb:PartiQLSelect', { pattern: `${first}(?:EXISTS\\s*\\(\\s*)?SELECT\\s[\\s\\S]*?\\sFROM\\s+${table}(?!\\.)(?:\\s|[;)]|$)` }),
    on(at, 'dynamodb:PartiQLSelect', { part: 'index', pattern: `${first}(?:EXISTS\\s*\\(\\s*)?SELECT\\s[\\s\\S]*?\\sFROM\\s+${table}\\.${index}` }),
    on(at, 'dynamodb:PartiQLInsert', { pattern: `${first}INSERT\\s+INTO\\s+${table}`, ...changes }),
    on(at, 'dynamodb:PartiQLUpdate', { pattern: `${first}UPDATE\\s+${table}`, ...changes }),
    on(at, 'dynamodb:PartiQLDelete', { pattern: `${first}DELETE\\s+FROM\\s+${table}`, ...changes }),
  ];
}
