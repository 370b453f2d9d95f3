import type { KeptDeployment, KeptDeployments, KeptEntry } from '#engine/releases/kept-deployments.ts';
import type { KeyValueStore } from '#kit/ports.ts';
import type { QueuePlace } from './queue-keeper.ts';

type Place = Pick<QueuePlace, 'projectId' | 'target'>;

/** Of one project at one target. */
export interface KeptAt extends KeptDeployments {
  read(): Promise<{ readonly left: KeptDeployment | undefined; readonly entries: readonly KeptEntry[] }>;
}

/** Keeps, for all tabs and the next visit, what is staged and what is on its way to the ledger. */
export interface DeploymentsKeeper {
  at(place: Place): KeptAt;
  /** The project was removed. */
  forget(projectId: string): Promise<void>;
}

export function createDeploymentsKeeper(store: KeyValueStore): DeploymentsKeeper {
  let told: Promise<unknown> = Promise.resolve();
  const tell = (change: () => Promise<unknown>): void => {
    told = told.then(change).catch((error: unknown) => reportError(error));
  };
  return {
    at: (place) => at(store, place, tell, async () => void (await told)),
    async forget(projectId) {
      await told;
      for (const prefix of [`left ${projectId} `, `entry ${projectId} `]) for (const key of await store.keys(prefix)) await store.delete(key);
    },
  };
}

function at(store: KeyValueStore, { projectId, target }: Place, tell: (change: () => Promise<unknown>) => void, settled: () => Promise<void>): KeptAt {
  const leftKey = `left ${projectId} ${target}`;
  const entryKey = `entry ${projectId} ${target} `;
  const readLeft = async (): Promise<KeptDeployment | undefined> => parsed(await store.get(leftKey));
  return {
    staged: (last, facts) => tell(() => store.set(leftKey, JSON.stringify({ last, facts } satisfies KeptDeployment))),
    ended(changeSetId, entry) {
      tell(async () => {
        if (entry) await store.set(entryKey + entry.id, JSON.stringify(entry));
        // Another one may be staged by now.
        if (changeSetId !== undefined && (await readLeft())?.last.changeSetId === changeSetId) await store.delete(leftKey);
      });
    },
    entered: (id) => tell(() => store.delete(entryKey + id)),
    async read() {
      await settled();
      const entries: KeptEntry[] = [];
      for (const key of await store.keys(entryKey)) {
        const entry: KeptEntry | undefined = parsed(await store.get(key));
        if (entry) entries.push(entry);
      }
      return { left: await readLeft(), entries };
    },
  };
}

/** What another version of the page has kept, and can't be read, is lost as if it had never been kept. */
function parsed<T>(text: Uint8Array | string | undefined): T | undefined {
  try {
    return typeof text === 'string' ? (JSON.parse(text) as T) : undefined;
  } catch {
    return undefined;
  }
}
