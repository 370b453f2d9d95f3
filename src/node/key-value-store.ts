import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyValueStore } from '#kit/ports.ts';

/** A cache in a folder: a file a key, written whole or not at all. */
export function folderStore(folder: string): KeyValueStore {
  const fileOf = (key: string) => join(folder, createHash('sha256').update(key).digest('hex'));
  return {
    async get(key) {
      try {
        return new Uint8Array(await readFile(fileOf(key)));
      } catch {
        return undefined;
      }
    },
    async set(key, value) {
      const made = `${fileOf(key)}.${process.pid}.${Math.random().toString(36).slice(2)}`;
      // A disk that is full or read-only costs the time of asking again, nothing else.
      await mkdir(folder, { recursive: true })
        .then(() => writeFile(made, value))
        .then(() => rename(made, fileOf(key)))
        .catch(() => rm(made, { force: true }).catch(() => undefined));
    },
    delete: (key) => rm(fileOf(key), { force: true }),
    // File names are hashes: a prefix can't be told from them.
    keys: async () => (await readdir(folder).catch(() => [])).filter((name) => /^[0-9a-f]{64}$/.test(name)),
  };
}
