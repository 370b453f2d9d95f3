import { CloudError } from '#kit/cloud-error.ts';
import type { Target } from '#kit/target.ts';
import type { Send } from '../client/calls.ts';

const LARGEST = 1024 * 1024;

/** Puts a template into the artifact bucket, under the hash of its bytes; gives the address that CloudFormation reads it from. */
export async function putTemplate(send: Send, target: Target, bucket: string, bytes: Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<string> {
  if (bytes.length > LARGEST) {
    throw new CloudError('LimitExceeded', `the template has ${bytes.length} bytes, CloudFormation takes ${LARGEST}`, {
      remedy: 'split the project in two',
    });
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const key = `templates/${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}.json`;
  await send('PutObject', { Bucket: bucket, Key: key, Body: bytes, ContentType: 'application/json' }, signal);
  if (target.kind === 'local') return `${new URL(target.endpoint).origin}/${bucket}/${key}`;
  const suffix = target.region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://${bucket}.s3.${target.region}.${suffix}/${key}`;
}
