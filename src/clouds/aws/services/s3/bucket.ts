import type { Json, JsonObject } from '#base/json.ts';
import { group, list, number, text, toggle } from '#kit/field.ts';
import { defineResourceType, type PlacedResource } from '#kit/resource-type.ts';
import { ref } from '../../intrinsics.ts';
import { nameBase, nameExpression } from '../../physical-name.ts';
import { readReference } from '../../reference.ts';

/** Bucket names are at most 63 long; a hyphen and the stack's 12 characters go behind. */
const LONGEST_BASE = 50;

/**
 * A bucket's name is always this expression, never a `Ref`: what a bucket triggers may use the bucket, and a `Ref` back would close a circle.
 */
export function bucketName(bucket: PlacedResource): Json {
  return bucket.origin === 'account' ? nameInAccount(bucket) : nameExpression(nameBase(bucket, LONGEST_BASE));
}

export function bucketArn(bucket: PlacedResource, tail = ''): Json {
  const start = 'arn:${AWS::Partition}:s3:::';
  if (bucket.origin === 'project') return nameExpression(nameBase(bucket, LONGEST_BASE), start, tail);
  const { arn } = readReference(bucket.reference ?? '');
  return arn ? arn + tail : { 'Fn::Sub': start + nameInAccount(bucket) + tail };
}

/** An access point, also one of several regions, is given as its ARN wherever a bucket's name may stand. */
const ACCESS_POINT = /^arn:[a-z-]+:s3:(?:[a-z0-9-]+:\d{12}:accesspoint\/[a-z0-9-]+|:\d{12}:accesspoint\/[a-z0-9]+\.mrap)$/;

function isAccessPoint({ origin, reference }: PlacedResource): boolean {
  return origin === 'account' && ACCESS_POINT.test(reference ?? '');
}

function nameInAccount(bucket: PlacedResource): string {
  return isAccessPoint(bucket) ? (bucket.reference ?? '') : readReference(bucket.reference ?? '').tail;
}

export const bucket = defineResourceType({
  id: 'bucket',
  title: 'Bucket',
  variableSuffix: '_BUCKET',
  holdsData: true,
  canBeAccounts: true,
  arnService: 's3',
  idleCost: 'none',
  parts: { resource: 'the bucket', objects: 'its objects' },
  partTails: { objects: '/*' },
  hints: [
    {
      code: 'ListPermissionHint',
      has: 's3:GetObject',
      lacks: 's3:ListBucket',
      summary: '{function} reads objects of {resource} and may not list them: a key that is not there answers 403, not 404',
      remedy: 'expect that answer, or add the permission s3:ListBucket by hand',
    },
  ],
  fields: {
    versioning: toggle({ label: 'Keep every version', sample: true, help: 'An object that is overwritten or deleted can be brought back.' }),
    expireAfterDays: number({ label: 'Delete objects after', unit: 'days', integer: true, minimum: 1, optional: true, placeholder: 'never' }),
    cors: group({
      label: 'Access from web pages',
      optional: true,
      advanced: true,
      fields: {
        origins: list({ label: 'Origins', item: text({ label: 'Origin', placeholder: 'https://example.com' }), sample: ['*'] }),
        methods: list({
          label: 'Methods',
          item: text({ label: 'Method', pattern: 'GET|PUT|POST|DELETE|HEAD', placeholder: 'GET, PUT, POST, DELETE or HEAD' }),
          sample: ['GET', 'PUT'],
        }),
        headers: list({ label: 'Headers', optional: true, item: text({ label: 'Header' }), sample: ['content-type'] }),
      },
    }),
  },
  template: {
    pieces: (bucket) => ({
      resources: [{ id: bucket.id, type: 'AWS::S3::Bucket', name: bucket.name, holdsData: true, properties: properties(bucket) }],
      outputs: [{ id: `${bucket.id}BucketName`, value: ref(bucket.id), description: `The name of the bucket ${bucket.name}`, rank: 1 }],
    }),
    variable: bucketName,
    part: (bucket, part) => [bucketArn(bucket, part !== 'objects' ? '' : isAccessPoint(bucket) ? '/object/*' : '/*')],
    referenceProblem: (reference) => {
      const { arn, tail } = readReference(reference);
      if (ACCESS_POINT.test(reference)) return undefined;
      if (arn && !/^arn:[a-z-]+:s3:::[^/]+$/.test(arn)) return 'is not the ARN of a bucket, or of an access point';
      return /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(tail) ? undefined : 'is not a name that a bucket can have';
    },
  },
});

function properties(bucket: PlacedResource): JsonObject {
  const { versioning, expireAfterDays } = bucket.properties;
  const cors = bucket.properties.cors as { origins?: string[]; methods?: string[]; headers?: string[] } | undefined;
  return {
    BucketName: bucketName(bucket),
    BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
    PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    ...(versioning === true ? { VersioningConfiguration: { Status: 'Enabled' } } : {}),
    ...(typeof expireAfterDays === 'number' ? { LifecycleConfiguration: { Rules: expiry(expireAfterDays, versioning === true) } } : {}),
    ...(cors
      ? {
          CorsConfiguration: {
            CorsRules: [
              { AllowedOrigins: cors.origins ?? ['*'], AllowedMethods: cors.methods ?? ['GET'], AllowedHeaders: cors.headers ?? ['*'], MaxAge: 3000 },
            ],
          },
        }
      : {}),
  };
}

/** With every version kept, a deleted object would cost for ever: its old versions go as long after. */
function expiry(days: number, isVersioned: boolean): JsonObject[] {
  return [
    {
      Id: 'expire',
      Status: 'Enabled',
      ExpirationInDays: days,
      ...(isVersioned ? { NoncurrentVersionExpiration: { NoncurrentDays: days } } : {}),
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
    },
  ];
}
