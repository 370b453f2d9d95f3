import type { ApiGrant, ApiOperation } from '#kit/api-operation.ts';
import { anywhere, needs, on } from '../../grants.ts';

const removes = { fires: ['object-removed'], writes: 'Key' } as const;

/** Every command of S3, and what it needs. */
export const api: Readonly<Record<string, ApiOperation>> = {
  AbortMultipartUpload: needs(objects('AbortMultipartUpload')),
  CompleteMultipartUpload: needs(written()),
  CopyObject: needs(written(), ...settingsWritten(), source()),
  CreateBucket: needs(bucket('CreateBucket')),
  CreateBucketMetadataConfiguration: needs(bucket('CreateBucketMetadataTableConfiguration')),
  CreateBucketMetadataTableConfiguration: needs(bucket('CreateBucketMetadataTableConfiguration')),
  CreateMultipartUpload: needs(objects('PutObject'), ...settingsWritten()),
  CreateSession: needs(anywhere('s3express:CreateSession')),
  DeleteBucketAnalyticsConfiguration: needs(bucket('PutAnalyticsConfiguration')),
  DeleteBucket: needs(bucket('DeleteBucket')),
  DeleteBucketCors: needs(bucket('PutBucketCORS')),
  DeleteBucketEncryption: needs(bucket('PutEncryptionConfiguration')),
  DeleteBucketIntelligentTieringConfiguration: needs(bucket('PutIntelligentTieringConfiguration')),
  DeleteBucketInventoryConfiguration: needs(bucket('PutInventoryConfiguration')),
  DeleteBucketLifecycle: needs(bucket('PutLifecycleConfiguration')),
  DeleteBucketMetadataConfiguration: needs(bucket('DeleteBucketMetadataTableConfiguration')),
  DeleteBucketMetadataTableConfiguration: needs(bucket('DeleteBucketMetadataTableConfiguration')),
  DeleteBucketMetricsConfiguration: needs(bucket('PutMetricsConfiguration')),
  DeleteBucketOwnershipControls: needs(bucket('PutBucketOwnershipControls')),
  DeleteBucketPolicy: needs(bucket('DeleteBucketPolicy')),
  DeleteBucketReplication: needs(bucket('PutReplicationConfiguration')),
  DeleteBucketTagging: needs(bucket('PutBucketTagging')),
  DeleteBucketWebsite: needs(bucket('DeleteBucketWebsite')),
  DeleteObjectAnnotation: needs(...versioned('DeleteObjectAnnotation', 'DeleteObjectVersionAnnotation')),
  DeleteObject: needs(
    objects('DeleteObject', { unless: 'VersionId', ...removes }),
    objects('DeleteObjectVersion', { when: 'VersionId', ...removes }),
    objects('BypassGovernanceRetention', { when: 'BypassGovernanceRetention' }),
  ),
  DeleteObjectTagging: needs(...versioned('DeleteObjectTagging', 'DeleteObjectVersionTagging')),
  DeleteObjects: needs(objects('DeleteObject', { fires: ['object-removed'] }), objects('BypassGovernanceRetention', { when: 'BypassGovernanceRetention' })),
  DeletePublicAccessBlock: needs(bucket('PutBucketPublicAccessBlock')),
  GetBucketAbac: needs(bucket('GetBucketAbac')),
  GetBucketAccelerateConfiguration: needs(bucket('GetAccelerateConfiguration')),
  GetBucketAcl: needs(bucket('GetBucketAcl')),
  GetBucketAnalyticsConfiguration: needs(bucket('GetAnalyticsConfiguration')),
  GetBucketCors: needs(bucket('GetBucketCORS')),
  GetBucketEncryption: needs(bucket('GetEncryptionConfiguration')),
  GetBucketIntelligentTieringConfiguration: needs(bucket('GetIntelligentTieringConfiguration')),
  GetBucketInventoryConfiguration: needs(bucket('GetInventoryConfiguration')),
  GetBucketLifecycleConfiguration: needs(bucket('GetLifecycleConfiguration')),
  GetBucketLocation: needs(bucket('GetBucketLocation')),
  GetBucketLogging: needs(bucket('GetBucketLogging')),
  GetBucketMetadataConfiguration: needs(bucket('GetBucketMetadataTableConfiguration')),
  GetBucketMetadataTableConfiguration: needs(bucket('GetBucketMetadataTableConfiguration')),
  GetBucketMetricsConfiguration: needs(bucket('GetMetricsConfiguration')),
  GetBucketNotificationConfiguration: needs(bucket('GetBucketNotification')),
  GetBucketOwnershipControls: needs(bucket('GetBucketOwnershipControls')),
  GetBucketPolicy: needs(bucket('GetBucketPolicy')),
  GetBucketPolicyStatus: needs(bucket('GetBucketPolicyStatus')),
  GetBucketReplication: needs(bucket('GetReplicationConfiguration')),
  GetBucketRequestPayment: needs(bucket('GetBucketRequestPayment')),
  GetBucketTagging: needs(bucket('GetBucketTagging')),
  GetBucketVersioning: needs(bucket('GetBucketVersioning')),
  GetBucketWebsite: needs(bucket('GetBucketWebsite')),
  GetObjectAcl: needs(...versioned('GetObjectAcl', 'GetObjectVersionAcl')),
  GetObjectAnnotation: needs(...versioned('GetObjectAnnotation', 'GetObjectVersionAnnotation')),
  GetObjectAttributes: needs(...versioned(['GetObject', 'GetObjectAttributes'], ['GetObjectVersion', 'GetObjectVersionAttributes'])),
  GetObject: needs(...versioned('GetObject', 'GetObjectVersion')),
  GetObjectLegalHold: needs(objects('GetObjectLegalHold')),
  GetObjectLockConfiguration: needs(bucket('GetBucketObjectLockConfiguration')),
  GetObjectRetention: needs(objects('GetObjectRetention')),
  GetObjectTagging: needs(...versioned('GetObjectTagging', 'GetObjectVersionTagging')),
  GetObjectTorrent: needs(objects('GetObjectTorrent')),
  GetPublicAccessBlock: needs(bucket('GetBucketPublicAccessBlock')),
  HeadBucket: needs(bucket('ListBucket')),
  HeadObject: needs(...versioned('GetObject', 'GetObjectVersion')),
  ListBucketAnalyticsConfigurations: needs(bucket('GetAnalyticsConfiguration')),
  ListBucketIntelligentTieringConfigurations: needs(bucket('GetIntelligentTieringConfiguration')),
  ListBucketInventoryConfigurations: needs(bucket('GetInventoryConfiguration')),
  ListBucketMetricsConfigurations: needs(bucket('GetMetricsConfiguration')),
  ListBuckets: needs(anywhere('s3:ListAllMyBuckets')),
  ListDirectoryBuckets: needs(anywhere('s3express:ListAllMyDirectoryBuckets')),
  ListMultipartUploads: needs(bucket('ListBucketMultipartUploads')),
  ListObjectAnnotations: needs(...versioned('ListObjectAnnotations', 'ListObjectVersionAnnotations')),
  ListObjectVersions: needs(bucket('ListBucketVersions')),
  ListObjects: needs(bucket('ListBucket')),
  ListObjectsV2: needs(bucket('ListBucket')),
  ListParts: needs(objects('ListMultipartUploadParts')),
  PutBucketAbac: needs(bucket('PutBucketAbac')),
  PutBucketAccelerateConfiguration: needs(bucket('PutAccelerateConfiguration')),
  PutBucketAcl: needs(bucket('PutBucketAcl')),
  PutBucketAnalyticsConfiguration: needs(bucket('PutAnalyticsConfiguration')),
  PutBucketCors: needs(bucket('PutBucketCORS')),
  PutBucketEncryption: needs(bucket('PutEncryptionConfiguration')),
  PutBucketIntelligentTieringConfiguration: needs(bucket('PutIntelligentTieringConfiguration')),
  PutBucketInventoryConfiguration: needs(bucket('PutInventoryConfiguration')),
  PutBucketLifecycleConfiguration: needs(bucket('PutLifecycleConfiguration')),
  PutBucketLogging: needs(bucket('PutBucketLogging')),
  PutBucketMetricsConfiguration: needs(bucket('PutMetricsConfiguration')),
  PutBucketNotificationConfiguration: needs(bucket('PutBucketNotification')),
  PutBucketOwnershipControls: needs(bucket('PutBucketOwnershipControls')),
  PutBucketPolicy: needs(bucket('PutBucketPolicy')),
  PutBucketReplication: needs(bucket('PutReplicationConfiguration')),
  PutBucketRequestPayment: needs(bucket('PutBucketRequestPayment')),
  PutBucketTagging: needs(bucket('PutBucketTagging')),
  PutBucketVersioning: needs(bucket('PutBucketVersioning')),
  PutBucketWebsite: needs(bucket('PutBucketWebsite')),
  PutObjectAcl: needs(...versioned('PutObjectAcl', 'PutObjectVersionAcl')),
  PutObjectAnnotation: needs(...versioned('PutObjectAnnotation', 'PutObjectVersionAnnotation')),
  PutObject: needs(written(), ...settingsWritten()),
  PutObjectLegalHold: needs(objects('PutObjectLegalHold')),
  PutObjectLockConfiguration: needs(bucket('PutBucketObjectLockConfiguration')),
  PutObjectRetention: needs(objects('PutObjectRetention'), objects('BypassGovernanceRetention', { when: 'BypassGovernanceRetention' })),
  PutObjectTagging: needs(...versioned('PutObjectTagging', 'PutObjectVersionTagging')),
  PutPublicAccessBlock: needs(bucket('PutBucketPublicAccessBlock')),
  RenameObject: needs(anywhere('s3express:CreateSession')),
  RestoreObject: needs(objects('RestoreObject')),
  SelectObjectContent: needs(objects('GetObject')),
  UpdateBucketMetadataAnnotationTableConfiguration: needs(bucket('UpdateBucketMetadataAnnotationTableConfiguration')),
  UpdateBucketMetadataInventoryTableConfiguration: needs(bucket('UpdateBucketMetadataInventoryTableConfiguration')),
  UpdateBucketMetadataJournalTableConfiguration: needs(bucket('UpdateBucketMetadataJournalTableConfiguration')),
  UpdateObjectEncryption: needs(objects('UpdateObjectEncryption')),
  UploadPart: needs(objects('PutObject')),
  UploadPartCopy: needs(objects('PutObject'), source()),
  WriteGetObjectResponse: needs(anywhere('s3-object-lambda:WriteGetObjectResponse')),
};

function bucket(action: string): ApiGrant {
  return on('Bucket', `s3:${action}`);
}

function objects(actions: string | readonly string[], more: Omit<ApiGrant, 'at' | 'actions' | 'part'> = {}): ApiGrant {
  return on(
    'Bucket',
    [actions].flat().map((action) => `s3:${action}`),
    { part: 'objects', ...more },
  );
}

/** An action of its own where a version is asked for. */
function versioned(plain: string | readonly string[], version: string | readonly string[]): ApiGrant[] {
  return [objects(plain, { unless: 'VersionId' }), objects(version, { when: 'VersionId' })];
}

function written(): ApiGrant {
  return objects('PutObject', { fires: ['object-created'], writes: 'Key' });
}

/** What may be set along with a new object, and is allowed apart from it. */
function settingsWritten(): ApiGrant[] {
  const acl = ['ACL', 'GrantFullControl', 'GrantRead', 'GrantReadACP', 'GrantWriteACP'].map((when) => objects('PutObjectAcl', { when }));
  return [
    objects('PutObjectTagging', { when: 'Tagging' }),
    ...acl,
    objects('PutObjectLegalHold', { when: 'ObjectLockLegalHoldStatus' }),
    objects('PutObjectRetention', { when: 'ObjectLockMode' }),
  ];
}

function source(): ApiGrant {
  return on('CopySource', 's3:GetObject', { part: 'objects', form: 'before-slash' });
}
