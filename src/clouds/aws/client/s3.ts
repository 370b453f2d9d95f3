import {
  GetObjectCommand,
  type GetObjectCommandInput,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  type HeadObjectCommandInput,
  type HeadObjectCommandOutput,
  ListBucketsCommand,
  type ListBucketsCommandInput,
  type ListBucketsCommandOutput,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  type ListObjectsV2CommandOutput,
  PutObjectCommand,
  type PutObjectCommandInput,
  type PutObjectCommandOutput,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';

export interface S3Calls {
  GetObject: [GetObjectCommandInput, GetObjectCommandOutput];
  HeadObject: [HeadObjectCommandInput, HeadObjectCommandOutput];
  ListBuckets: [ListBucketsCommandInput, ListBucketsCommandOutput];
  ListObjectsV2: [ListObjectsV2CommandInput, ListObjectsV2CommandOutput];
  PutObject: [PutObjectCommandInput, PutObjectCommandOutput];
}

export const commands = {
  GetObject: GetObjectCommand,
  HeadObject: HeadObjectCommand,
  ListBuckets: ListBucketsCommand,
  ListObjectsV2: ListObjectsV2Command,
  PutObject: PutObjectCommand,
};

export function createClient(config: S3ClientConfig): S3Client {
  return new S3Client(config);
}
