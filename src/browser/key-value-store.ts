import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { KeyValueStore } from '#kit/ports.ts';

interface Cache extends DBSchema {
  values: { key: string; value: Uint8Array | string };
}

/** A cache in IndexedDB. Where there is no room, nothing is kept: it loses no work. */
export function indexedStore(name: string): KeyValueStore {
  let opened: Promise<IDBPDatabase<Cache>> | undefined;
  const open = () => {
    opened ??= openDB<Cache>(name, 1, { upgrade: (database) => void database.createObjectStore('values') });
    return opened;
  };
  return {
    get: async (key) => (await open().catch(() => undefined))?.get('values', key),
    set: async (key, value) => {
      await (await open().catch(() => undefined))?.put('values', value, key).catch(() => undefined);
    },
    delete: async (key) => (await open().catch(() => undefined))?.delete('values', key),
    keys: async (prefix) => ((await (await open().catch(() => undefined))?.getAllKeys('values')) ?? []).filter((key) => key.startsWith(prefix)),
  };
}
