import { CloudError } from '#kit/cloud-error.ts';
import type { ReleaseLedger, ReleasesOf } from '#kit/release-ledger.ts';
import type { Target } from '#kit/target.ts';
import { findArtifactBucket } from './bootstrap.ts';
import type { Send } from './client/calls.ts';

const AT_ONCE = 8;

/** The ledger in the artifact bucket: `releases/<project>/<stage>/<id>.json`, each put once and never again. */
export function createReleaseLedger(send: Send, target: Target): ReleaseLedger {
  let known: string | undefined;
  /** `list` looks anew: a local cloud may have been reset since. */
  const find = async (signal?: AbortSignal): Promise<string | undefined> => {
    known = await findArtifactBucket(send, target, signal);
    return known;
  };
  const bucketOrThrow = async (signal?: AbortSignal): Promise<string> => {
    const bucket = known ?? (await find(signal));
    if (bucket === undefined) {
      throw new CloudError('StackMissing', 'there is no artifact bucket, and so no ledger', { remedy: 'deploy once: that makes it' });
    }
    return bucket;
  };
  return {
    async list(of, signal) {
      const Bucket = await find(signal);
      if (Bucket === undefined) return [];
      const Prefix = folderOf(of);
      const ids: string[] = [];
      for (let token: string | undefined, isMore = true; isMore; ) {
        const page = await send('ListObjectsV2', { Bucket, Prefix, ...(token ? { ContinuationToken: token } : {}) }, signal);
        for (const { Key = '' } of page.Contents ?? []) {
          const name = Key.slice(Prefix.length);
          if (name.endsWith('.json') && !name.includes('/')) ids.push(name.slice(0, -'.json'.length));
        }
        token = page.NextContinuationToken;
        isMore = page.IsTruncated === true && token !== undefined;
      }
      return ids.sort().reverse();
    },
    async read(of, id, signal) {
      const Bucket = await bucketOrThrow(signal);
      try {
        const { Body } = await send('GetObject', { Bucket, Key: keyOf(of, id) }, signal);
        return await Body?.transformToString();
      } catch (error) {
        if (isGone(error)) return undefined;
        throw error;
      }
    },
    async write(of, id, text, signal) {
      const Bucket = await bucketOrThrow(signal);
      const Body = new TextEncoder().encode(text);
      try {
        await send('PutObject', { Bucket, Key: keyOf(of, id), Body, ContentType: 'application/json', IfNoneMatch: '*' }, signal);
        return true;
      } catch (error) {
        // Another tab that followed the same deployment was first; a conflict is the same, a moment earlier.
        if (error instanceof CloudError && /^(PreconditionFailed|ConditionalRequestConflict)$/.test(error.cloudCode ?? '')) return false;
        throw error;
      }
    },
    async artifact(Key, signal) {
      const Bucket = await bucketOrThrow(signal);
      try {
        const { Body } = await send('GetObject', { Bucket, Key }, signal);
        return await Body?.transformToByteArray();
      } catch (error) {
        if (isGone(error)) return undefined;
        throw error;
      }
    },
    async missingArtifacts(keys, signal) {
      const Bucket = await bucketOrThrow(signal);
      const waiting = [...new Set(keys)];
      const missing: string[] = [];
      const work = async (): Promise<void> => {
        for (let Key = waiting.pop(); Key !== undefined; Key = waiting.pop()) {
          try {
            await send('HeadObject', { Bucket, Key }, signal);
          } catch (error) {
            if (!isGone(error)) throw error;
            missing.push(Key);
          }
        }
      };
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, waiting.length) }, work));
      return missing.sort();
    },
  };
}

function folderOf({ project, stage }: ReleasesOf): string {
  return `releases/${project}/${stage}/`;
}

function keyOf(of: ReleasesOf, id: string): string {
  return `${folderOf(of)}${id}.json`;
}

function isGone(error: unknown): boolean {
  return error instanceof CloudError && /^(NotFound|NoSuchKey|NoSuchBucket)$/.test(error.cloudCode ?? '');
}
