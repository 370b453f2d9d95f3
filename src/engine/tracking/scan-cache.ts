import { ANY_FILE } from './evaluate/grounds.ts';
import type { Changes } from './file-store.ts';
import type { PlacedChunk } from './place-usages.ts';
import type { ChunkScan } from './scan-chunk.ts';
import { withInner } from './syntax/builder.ts';
import type { Chunk } from './syntax/node.ts';

/** What chunks do, for one function, kept from scan to scan. */
export interface ScanCache {
  /** Forgets what a change of files may have touched; all of it where the ground itself has changed. */
  readonly forget: (changes: Changes, ground: string, handler: object | undefined) => void;
  readonly get: (chunk: Chunk) => Kept | undefined;
  readonly keep: (chunk: Chunk, scanned: ChunkScan) => Kept;
}

export interface Kept {
  readonly scanned: ChunkScan;
  /** Where it stood last. */
  placed: PlacedChunk | undefined;
}

export function createScanCache(): ScanCache {
  const kept = new Map<Chunk, Kept>();
  let before: string | undefined;
  let handlerBefore: object | undefined;
  return {
    forget(changes, ground, handler) {
      if (changes.isStructural || ground !== before) kept.clear();
      before = ground;
      if (handler !== handlerBefore) for (const [chunk, { scanned }] of kept) if (scanned.grounds.keys.has(`${ANY_FILE}\0handler`)) kept.delete(chunk);
      handlerBefore = handler;
      for (const chunk of changes.gone) kept.delete(chunk);
      // A chunk whose surroundings were made anew may see other names.
      for (const chunk of changes.made) for (const inner of withInner(chunk)) kept.delete(inner);
      if (changes.gone.size === 0 && changes.keys.size === 0) return;
      for (const [chunk, { scanned }] of kept) if (restsOn(scanned.grounds, changes)) kept.delete(chunk);
    },
    get: (chunk) => kept.get(chunk),
    keep(chunk, scanned) {
      const fresh: Kept = { scanned, placed: undefined };
      kept.set(chunk, fresh);
      return fresh;
    },
  };
}

function restsOn({ chunks, keys }: ChunkScan['grounds'], changes: Changes): boolean {
  for (const chunk of chunks) if (changes.gone.has(chunk)) return true;
  for (const key of keys) if (changes.keys.has(key)) return true;
  return false;
}
