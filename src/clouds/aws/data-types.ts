/** CloudFormation types that hold a person's data: never removed or replaced without a consent by name. */
export const DATA_TYPES: ReadonlySet<string> = new Set([
  'AWS::Backup::BackupVault',
  'AWS::CodeCommit::Repository',
  'AWS::Cognito::IdentityPool',
  'AWS::Cognito::UserPool',
  'AWS::DocDB::DBCluster',
  'AWS::DocDB::DBInstance',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::DSQL::Cluster',
  'AWS::EC2::Volume',
  'AWS::ECR::Repository',
  'AWS::EFS::FileSystem',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::ElastiCache::ServerlessCache',
  'AWS::FSx::FileSystem',
  'AWS::Glue::Database',
  'AWS::KMS::Key',
  'AWS::Kinesis::Stream',
  'AWS::KinesisFirehose::DeliveryStream',
  'AWS::MemoryDB::Cluster',
  'AWS::MSK::Cluster',
  'AWS::Neptune::DBCluster',
  'AWS::Neptune::DBInstance',
  'AWS::OpenSearchServerless::Collection',
  'AWS::OpenSearchService::Domain',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::Redshift::Cluster',
  'AWS::S3::Bucket',
  'AWS::S3Express::DirectoryBucket',
  'AWS::S3Tables::TableBucket',
  'AWS::SDB::Domain',
  'AWS::SecretsManager::Secret',
  'AWS::SQS::Queue',
  'AWS::SSM::Parameter',
  'AWS::Timestream::Database',
  'AWS::Timestream::Table',
]);

/** Of a nested stack nobody knows: it goes with all that is within it. */
export function mayHoldData(type: string): boolean {
  return DATA_TYPES.has(type) || type === 'AWS::CloudFormation::Stack';
}

/**
 * Of the data holders that projects have most: the properties whose change replaces the thing. Any other leaves it and its data in place.
 * Held against AWS's own schema by a test; source: the User Guide's "Update requires" of each property.
 */
export const REPLACING_PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  'AWS::DynamoDB::Table': ['ImportSourceSpecification', 'KeySchema', 'LocalSecondaryIndexes', 'TableName'],
  'AWS::S3::Bucket': ['BucketName', 'BucketNamePrefix', 'BucketNamespace', 'ObjectLockEnabled'],
  'AWS::SQS::Queue': ['FifoQueue', 'QueueName'],
};
