import type {
  DeleteObjectCommandInput,
  GetObjectCommandInput,
  HeadBucketCommandInput,
  HeadObjectCommandInput,
  HeadObjectCommandOutput,
  ListBucketsCommandOutput,
  ListObjectsV2CommandInput,
  ListObjectsV2CommandOutput,
  PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import type { StoredObject } from '../account-state.ts';
import { ServiceError } from '../service-error.ts';
import type { World } from '../world.ts';
import { fromBase64, toBase64 } from './bodies.ts';

/** S3 API Reference, `PutObject`: with `If-None-Match: *` nothing is overwritten. */
export function putObject(world: World, { Bucket, Key = '', Body, ContentType, IfNoneMatch }: PutObjectCommandInput): { ETag: string } {
  const objects = bucketOf(world, Bucket);
  if (IfNoneMatch === '*' && objects[Key]) {
    throw new ServiceError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
  }
  const bytes = typeof Body === 'string' ? new TextEncoder().encode(Body) : Body instanceof Uint8Array ? Body : new Uint8Array();
  const etag = `"${checksum(bytes)}"`;
  objects[Key] = { body: toBase64(bytes), size: bytes.length, etag, at: world.state.now, ...(ContentType === undefined ? {} : { contentType: ContentType }) };
  return { ETag: etag };
}

export function headObject(world: World, { Bucket, Key = '' }: HeadObjectCommandInput): Omit<HeadObjectCommandOutput, '$metadata'> {
  const object = world.state.objects[Bucket ?? '']?.[Key];
  // An answer to HEAD has no body, and so no better word.
  if (!object) throw new ServiceError('NotFound', 'UnknownError', 404);
  return factsOf(object);
}

export function getObject(world: World, { Bucket, Key = '' }: GetObjectCommandInput): object {
  const object = bucketOf(world, Bucket)[Key];
  if (!object) throw new ServiceError('NoSuchKey', 'The specified key does not exist.', 404);
  const bytes = fromBase64(object.body);
  return {
    ...factsOf(object),
    Body: { transformToByteArray: async () => bytes, transformToString: async () => new TextDecoder().decode(bytes) },
  };
}

export function deleteObject(world: World, { Bucket, Key = '' }: DeleteObjectCommandInput): object {
  delete bucketOf(world, Bucket)[Key];
  return {};
}

export function headBucket(world: World, { Bucket }: HeadBucketCommandInput): object {
  if (!world.state.objects[Bucket ?? '']) throw new ServiceError('NotFound', 'UnknownError', 404);
  return {};
}

export function listBuckets({ state }: World): Omit<ListBucketsCommandOutput, '$metadata'> {
  return {
    Buckets: Object.keys(state.objects)
      .sort()
      .map((Name) => ({ Name })),
  };
}

export function listObjects(
  world: World,
  { Bucket, Prefix = '', MaxKeys = 1_000, ContinuationToken, StartAfter }: ListObjectsV2CommandInput,
): Omit<ListObjectsV2CommandOutput, '$metadata'> {
  const after = ContinuationToken ?? StartAfter ?? '';
  const all = Object.entries(bucketOf(world, Bucket))
    .filter(([key]) => key.startsWith(Prefix) && key > after)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const page = all.slice(0, MaxKeys);
  const isMore = all.length > page.length;
  return {
    Contents: page.map(([Key, one]) => ({ Key, Size: one.size, ETag: one.etag, LastModified: new Date(one.at) })),
    KeyCount: page.length,
    IsTruncated: isMore,
    ...(isMore ? { NextContinuationToken: page.at(-1)?.[0] ?? '' } : {}),
  };
}

function bucketOf({ state }: World, bucket: string | undefined): Record<string, StoredObject> {
  const objects = state.objects[bucket ?? ''];
  if (!objects) throw new ServiceError('NoSuchBucket', 'The specified bucket does not exist', 404);
  return objects;
}

function factsOf(object: StoredObject): { ContentLength: number; ETag: string; LastModified: Date; ContentType?: string } {
  return {
    ContentLength: object.size,
    ETag: object.etag,
    LastModified: new Date(object.at),
    ...(object.contentType === undefined ? {} : { ContentType: object.contentType }),
  };
}

/** FNV-1a in two halves: tells two bodies apart, and is no secret. */
function checksum(bytes: Uint8Array): string {
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (const byte of bytes) {
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ byte ^ (low & 0xff), 0x01000193);
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
