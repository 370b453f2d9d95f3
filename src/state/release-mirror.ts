import type { KeyValueStore } from '#kit/ports.ts';
import type { ReleasesOf } from '#kit/release-ledger.ts';
import type { Target } from '#kit/target.ts';

/** The ledger as this browser remembers it: the list is there at once, offline, and after somebody emptied the bucket. An entry never changes, so it is read once. */
export interface ReleaseMirror {
  /** By id, what is remembered of a ledger. `unkept`: those that it has not taken yet. */
  read(target: Target, of: ReleasesOf): Promise<{ readonly kept: ReadonlyMap<string, string>; readonly unkept: ReadonlyMap<string, string> }>;
  remember(target: Target, of: ReleasesOf, id: string, text: string, isKept: boolean): Promise<void>;
  forget(target: Target, of: ReleasesOf, id: string): Promise<void>;
}

/** So many entries of one ledger are remembered, the newest. */
export const REMEMBERED = 200;

export function createReleaseMirror(store: KeyValueStore): ReleaseMirror {
  const readAll = async (prefix: string): Promise<ReadonlyMap<string, string>> => {
    const found = new Map<string, string>();
    for (const key of await store.keys(prefix)) {
      const text = await store.get(key);
      if (typeof text === 'string') found.set(key.slice(prefix.length), text);
    }
    return found;
  };
  return {
    async read(target, of) {
      const [kept, unkept] = await Promise.all([readAll(prefixOf('kept', target, of)), readAll(prefixOf('unkept', target, of))]);
      return { kept, unkept };
    },
    async remember(target, of, id, text, isKept) {
      const prefix = prefixOf(isKept ? 'kept' : 'unkept', target, of);
      await store.set(prefix + id, text);
      if (isKept) await store.delete(prefixOf('unkept', target, of) + id);
      // Ids begin with their time.
      const oldest = [...(await store.keys(prefix))].sort().slice(0, -REMEMBERED);
      for (const key of oldest) await store.delete(key);
    },
    async forget(target, of, id) {
      await store.delete(prefixOf('kept', target, of) + id);
    },
  };
}

/** Of one account and region: the same project elsewhere has another ledger. */
function prefixOf(kind: 'kept' | 'unkept', target: Target, { project, stage }: ReleasesOf): string {
  const place = target.kind === 'local' ? `local ${target.endpoint}` : `${target.kind} ${target.account ?? 'account unknown'} ${target.region}`;
  return `${kind} ${place} ${project}/${stage}/`;
}
