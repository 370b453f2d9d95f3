import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { CloudError } from '#kit/cloud-error.ts';
import type { ProjectFiles } from '#model/files.ts';

/** What is known of a stored project without its files. */
export interface StoredProject {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly isForeign: boolean;
  readonly openedAt: number;
}

/** Each file is a record of its own, so that an edit writes one file and not a project. */
interface Schema extends DBSchema {
  readonly projects: { key: string; value: StoredProject };
  readonly files: { key: [projectId: string, path: string]; value: string | Uint8Array };
}

/** Projects in IndexedDB. A save is one transaction: all of it is kept, or nothing. */
export function createProjectStorage(name = 'stackwright') {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;
  const database = (): Promise<IDBPDatabase<Schema>> => {
    opened ??= openDB<Schema>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('projects', { keyPath: 'id' });
        fresh.createObjectStore('files');
      },
      terminated() {
        opened = undefined;
      },
    });
    return opened;
  };
  const filesOf = (id: string) => IDBKeyRange.bound([id, ''], [id, '￿']);
  return {
    async list(): Promise<StoredProject[]> {
      return (await database()).getAll('projects');
    },
    async load(id: string): Promise<ProjectFiles | undefined> {
      const transaction = (await database()).transaction(['projects', 'files']);
      const files = transaction.objectStore('files');
      const [about, keys, contents] = await Promise.all([
        transaction.objectStore('projects').get(id),
        files.getAllKeys(filesOf(id)),
        files.getAll(filesOf(id)),
      ]);
      return about && Object.fromEntries(keys.map(([, path], index) => [path, contents[index] ?? '']));
    },
    async save(about: StoredProject, changed: Readonly<Record<string, string | Uint8Array | null>>): Promise<void> {
      try {
        const transaction = (await database()).transaction(['projects', 'files'], 'readwrite', { durability: 'strict' });
        const files = transaction.objectStore('files');
        const writes = Object.entries(changed).map(([path, content]) =>
          content === null ? files.delete([about.id, path]) : files.put(content, [about.id, path]),
        );
        await Promise.all([transaction.objectStore('projects').put(about), ...writes, transaction.done]);
      } catch (error) {
        throw notKept(error);
      }
    },
    async remove(id: string): Promise<void> {
      const transaction = (await database()).transaction(['projects', 'files'], 'readwrite');
      await Promise.all([transaction.objectStore('projects').delete(id), transaction.objectStore('files').delete(filesOf(id)), transaction.done]);
    },
  };
}

function notKept(error: unknown): CloudError {
  const why = error instanceof DOMException && error.name === 'QuotaExceededError' ? 'the browser has no room left' : 'the browser’s storage does not answer';
  return new CloudError('StorageFull', `${why}: the last edits are only in memory`, {
    remedy: 'export the project as a zip, then make room in the browser’s storage',
    cause: error,
  });
}
