import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { CloudError } from '#kit/cloud-error.ts';
import { type FileContent, isSameContent, type ProjectFiles } from '#model/files.ts';
import { createTabChannel } from './tab-channel.ts';

/** What is known of a stored project without its files. */
export interface StoredProject {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly isForeign: boolean;
  readonly openedAt: number;
}

type Changed = Readonly<Record<string, FileContent | null>>;

/** A project's files that another tab wrote or removed; `paths` null: the project itself is gone. */
interface Written {
  readonly id: string;
  readonly paths: readonly string[] | null;
}

/** Each file is a record of its own, so that an edit writes one file and not a project. */
interface Schema extends DBSchema {
  readonly projects: { key: string; value: StoredProject };
  readonly files: { key: [projectId: string, path: string]; value: FileContent };
}

/** Projects in IndexedDB, which all tabs share. A save is one transaction: all of it is kept, or nothing; and what another tab wrote is never written over unseen. */
export function createProjectStorage(name = 'stackwright') {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;
  const database = (): Promise<IDBPDatabase<Schema>> => {
    opened ??= openDatabase(name, () => {
      opened = undefined;
    });
    // One that could not be opened is tried again the next time.
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
  const tabs = createTabChannel<Written>(`${name} projects`);
  const tell = tabs.post;
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
    async read(id: string, paths: readonly string[]): Promise<Changed> {
      const files = (await database()).transaction('files').objectStore('files');
      return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, (await files.get([id, path])) ?? null] as const)));
    },
    async add(about: StoredProject, files: ProjectFiles): Promise<void> {
      await writing(async () => {
        const transaction = (await database()).transaction(['projects', 'files'], 'readwrite', { durability: 'strict' });
        await settled(transaction, [
          () => transaction.objectStore('projects').put(about),
          ...Object.entries(files).map(
            ([path, content]) =>
              () =>
                transaction.objectStore('files').put(content, [about.id, path]),
          ),
        ]);
      });
      tell({ id: about.id, paths: Object.keys(files) });
    },
    async save(about: StoredProject, changed: Changed, stored: ProjectFiles): Promise<'kept' | 'gone' | { readonly theirs: Changed }> {
      const outcome = await writing(async () => {
        const transaction = (await database()).transaction(['projects', 'files'], 'readwrite', { durability: 'strict' });
        const files = transaction.objectStore('files');
        const paths = Object.keys(changed);
        const [known, ...now] = await Promise.all([
          transaction.objectStore('projects').get(about.id),
          ...paths.map(async (path) => (await files.get([about.id, path])) ?? null),
        ]);
        if (!known) return 'gone';
        const stale = paths.flatMap((path, index) => {
          const there = (now[index] ?? null) as FileContent | null;
          return isSameContent(there, stored[path] ?? null) || isSameContent(there, changed[path] ?? null) ? [] : [[path, there] as const];
        });
        if (stale.length > 0) return { theirs: Object.fromEntries(stale) };
        await settled(transaction, [
          () => transaction.objectStore('projects').put(about),
          ...Object.entries(changed).map(
            ([path, content]) =>
              () =>
                content === null ? files.delete([about.id, path]) : files.put(content, [about.id, path]),
          ),
        ]);
        return 'kept';
      });
      if (outcome === 'kept') tell({ id: about.id, paths: Object.keys(changed) });
      return outcome;
    },
    async remove(id: string): Promise<void> {
      const transaction = (await database()).transaction(['projects', 'files'], 'readwrite');
      await Promise.all([transaction.objectStore('projects').delete(id), transaction.objectStore('files').delete(filesOf(id)), transaction.done]);
      tell({ id, paths: null });
    },
    /** Of other tabs only. */
    onWritten: tabs.onMessage,
    dispose: tabs.dispose,
  };
}

const filesOf = (id: string) => IDBKeyRange.bound([id, ''], [id, '\uffff']);

function openDatabase(name: string, onTerminated: () => void): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('projects', { keyPath: 'id' });
      fresh.createObjectStore('files');
    },
    terminated: onTerminated,
  });
}

/** Begins all writes and waits for them and for the transaction itself. Where one can't even begin, the rest is taken back. */
async function settled(transaction: { readonly done: Promise<void>; abort(): void }, writes: readonly (() => Promise<unknown>)[]): Promise<void> {
  const begun: Promise<unknown>[] = [transaction.done];
  try {
    for (const write of writes) begun.push(write());
  } catch (error) {
    for (const one of begun) one.catch(() => undefined);
    transaction.abort();
    throw error;
  }
  await Promise.all(begun);
}

async function writing<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const why = error instanceof DOMException && error.name === 'QuotaExceededError' ? 'the browser has no room left' : 'the browser’s storage does not answer';
    throw new CloudError('StorageFull', `${why}: the last edits are only in memory`, {
      remedy: 'export the project as a zip, then make room in the browser’s storage',
      cause: error,
    });
  }
}
