import { CloudError } from '#kit/cloud-error.ts';
import type { Artifact } from '#model/artifact.ts';
import type { Send } from './client/calls.ts';

const AT_ONCE = 4;

/** Puts the artifacts that the bucket doesn't have. A key is the hash of what it holds, so one that is there is the same. */
export async function upload(
  send: Send,
  bucket: string,
  artifacts: readonly Artifact[],
  onProgress: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  // Two functions of the same code share one artifact.
  const waiting = [...new Map(artifacts.map((artifact) => [artifact.key, artifact])).values()];
  const total = waiting.length;
  let done = 0;
  onProgress(done, total);
  const work = async (): Promise<void> => {
    for (let artifact = waiting.pop(); artifact; artifact = waiting.pop()) {
      if (!(await isThere(send, bucket, artifact.key, signal))) await put(send, bucket, artifact, signal);
      done += 1;
      onProgress(done, total);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, total) }, work));
}

async function isThere(send: Send, bucket: string, key: string, signal?: AbortSignal): Promise<boolean> {
  try {
    await send('HeadObject', { Bucket: bucket, Key: key }, signal);
    return true;
  } catch (error) {
    // Who may not list the bucket hears 403 for what isn't there: then putting it decides.
    if (error instanceof CloudError && (/^(NotFound|NoSuchKey)$/.test(error.cloudCode ?? '') || error.code === 'AccessDenied')) return false;
    throw error;
  }
}

async function put(send: Send, bucket: string, { key, bytes, sha256 }: Artifact, signal?: AbortSignal): Promise<void> {
  try {
    await send(
      'PutObject',
      { Bucket: bucket, Key: key, Body: bytes, ContentType: 'application/zip', ChecksumSHA256: base64OfHex(sha256), IfNoneMatch: '*' },
      signal,
    );
  } catch (error) {
    // Somebody else put the same bytes first.
    if (error instanceof CloudError && error.cloudCode === 'PreconditionFailed') return;
    if (error instanceof CloudError && error.cloudCode === 'NoSuchBucket') {
      throw new CloudError('StackBroken', `the artifact bucket ${bucket} is gone, though its stack still stands`, {
        remedy: 'delete the stack stackwright-bootstrap in the console, then deploy again: it is made anew',
        cause: error,
      });
    }
    throw error;
  }
}

function base64OfHex(hex: string): string {
  return btoa(hex.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16))));
}
