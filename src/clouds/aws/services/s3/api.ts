import type { ApiGrant, ApiOperation } from '#kit/api-operation.ts';
import { anywhere, key, needs, on } from '../../grants.ts';

const ACL = ['ACL', 'GrantFullControl', 'GrantRead', 'GrantReadACP', 'GrantWrite', 'GrantWriteACP'];
const removes = { fires: ['object-removed'], writes: 'Key' } as const;

/** Every command of S3, and what it needs. */
export const api: Readonly<Record<string, ApiOperation>> = {
  AbortMultipartUpload: needs(objects('AbortMultipartUpload')),
  CompleteMultipartUpload: needs(written()),
  CopyObject: needs(written(), ...settingsWritten(), ...source(), encrypted()),
  CreateBucket: needs(
    bucket('CreateBucket'),
    ...ACL.map((when) => bucket('PutBucketAcl', { when })),
    bucket(['PutBucketObjectLockConfiguration', 'PutBucketVersioning'], { when: 'ObjectLockEnabledForBucket' }),
    bucket('PutBucketOwnershipControls', { when: 'ObjectOwnership' }),
    bucket('TagResource', { when: 'CreateBucketConfiguration.Tags' }),
  ),
  CreateBucketMetadataConfiguration: needs(bucket('CreateBucketMetadataTableConfiguration')),
  CreateBucketMetadataTableConfiguration: needs(bucket('CreateBucketMetadataTableConfiguration')),
  // The parts are read again to be put together.
  CreateMultipartUpload: needs(objects('PutObject'), ...settingsWritten(), encrypted('Decrypt')),
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
  DeleteObjects: needs(
    objects('DeleteObject', { unless: 'Delete.Objects[].VersionId', fires: ['object-removed'] }),
    objects('DeleteObjectVersion', { when: 'Delete.Objects[].VersionId', fires: ['object-removed'] }),
    objects('BypassGovernanceRetention', { when: 'BypassGovernanceRetention' }),
  ),
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
  PutObject: needs(written(), ...settingsWritten(), encrypted()),
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
  UploadPartCopy: needs(objects('PutObject'), ...source()),
  WriteGetObjectResponse: needs(anywhere('s3-object-lambda:WriteGetObjectResponse')),
};

function bucket(actions: string | readonly string[], more: Pick<ApiGrant, 'when'> = {}): ApiGrant {
  return on(
    'Bucket',
    [actions].flat().map((action) => `s3:${action}`),
    more,
  );
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

/** A key of one's own. The account's key for S3 needs no permission. */
function encrypted(...more: readonly string[]): ApiGrant {
  return key('SSEKMSKeyId', 'GenerateDataKey', ...more);
}

/** What may be set along with a new object, and is allowed apart from it. */
function settingsWritten(): ApiGrant[] {
  // Those of a form that is presigned stand among its fields.
  const acl = [...ACL, 'Fields.acl'].map((when) => objects('PutObjectAcl', { when }));
  return [
    ...['Tagging', 'Fields.tagging'].map((when) => objects('PutObjectTagging', { when })),
    ...acl,
    objects('PutObjectLegalHold', { when: 'ObjectLockLegalHoldStatus' }),
    ...['ObjectLockMode', 'ObjectLockRetainUntilDate'].map((when) => objects('PutObjectRetention', { when })),
  ];
}

/** `bucket/key`, perhaps with `?versionId=…`. */
function source(): ApiGrant[] {
  const version = '\\?versionId=';
  const from = { part: 'objects', form: 'before-slash' } as const;
  return [on('CopySource', 's3:GetObject', { ...from, fitsNot: version }), on('CopySource', 's3:GetObjectVersion', { ...from, fits: version })];
}
