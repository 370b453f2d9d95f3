import type { KeyValueStore } from '#kit/ports.ts';

/** Where nothing is kept beyond the page, it is kept as long as that. */
export function createOwnStore(values = new Map<string, Uint8Array | string>()): KeyValueStore {
  return {
    get: async (key) => values.get(key),
    set: async (key, value) => void values.set(key, value),
    delete: async (key) => void values.delete(key),
    keys: async (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
  };
}
