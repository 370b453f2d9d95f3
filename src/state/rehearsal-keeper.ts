import type { KeyValueStore } from '#kit/ports.ts';
import type { RehearsalStore, ScenarioChoice } from '#kit/rehearsal.ts';
import { createOwnLocks } from './own-locks.ts';
import { createOwnStore } from './own-store.ts';
import type { TabLocks } from './ports.ts';

/** A simulated account that was begun for a project, and can be come back to. */
export interface KeptRehearsal {
  readonly id: string;
  readonly projectId: string;
  readonly scenario: ScenarioChoice;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Keeps simulated accounts where all tabs and the next visit find them. */
export interface RehearsalKeeper {
  /** Of a project, the newest first. */
  list(projectId: string): Promise<KeptRehearsal[]>;
  /** One more; the oldest of the project's go, beyond a few. */
  add(rehearsal: KeptRehearsal): Promise<void>;
  find(projectId: string, id: string): Promise<KeptRehearsal | undefined>;
  /** It is gone to; a page that is loaded anew remembers its own. */
  went(rehearsal: KeptRehearsal): void;
  /** The one that this page was at last with the project; else the newest. */
  last(projectId: string): Promise<KeptRehearsal | undefined>;
  /** Where its account is. */
  storeOf(id: string): RehearsalStore;
  remove(rehearsal: KeptRehearsal): Promise<void>;
  /** The project was removed. */
  forget(projectId: string): Promise<void>;
}

/** So many of a project are kept. */
const KEPT = 4;

/** Without `kept` they last as long as the page. */
export function createRehearsalKeeper({
  kept = createOwnStore(),
  locks = createOwnLocks(),
}: {
  readonly kept?: KeyValueStore;
  readonly locks?: TabLocks;
}): RehearsalKeeper {
  // Whoever still looks at one goes on in memory, and doesn't bring it back.
  const gone = new Set<string>();
  const remove = async ({ projectId, id }: KeptRehearsal): Promise<void> => {
    gone.add(id);
    await kept.delete(aboutKey(projectId, id));
    await kept.delete(accountKey(id));
  };
  const left = new Map<string, string>();
  const list = async (projectId: string): Promise<KeptRehearsal[]> => {
    const found = await Promise.all((await kept.keys(aboutKey(projectId, ''))).map((key) => kept.get(key)));
    return found.flatMap((text) => (typeof text === 'string' ? [JSON.parse(text) as KeptRehearsal] : [])).sort((one, other) => other.at - one.at);
  };
  return {
    list,
    remove,
    async add(rehearsal) {
      await kept.set(aboutKey(rehearsal.projectId, rehearsal.id), JSON.stringify(rehearsal));
      for (const old of (await list(rehearsal.projectId)).slice(KEPT)) await remove(old);
    },
    went({ projectId, id }) {
      left.set(projectId, id);
    },
    async last(projectId) {
      const all = await list(projectId);
      return all.find((one) => one.id === left.get(projectId)) ?? all[0];
    },
    async find(projectId, id) {
      const text = await kept.get(aboutKey(projectId, id));
      return typeof text === 'string' ? (JSON.parse(text) as KeptRehearsal) : undefined;
    },
    storeOf: (id) => ({
      async update(work) {
        const update = async () => {
          const text = await kept.get(accountKey(id));
          const { kept: next, result } = work(typeof text === 'string' ? text : undefined);
          if (next !== undefined && !gone.has(id)) await kept.set(accountKey(id), next);
          return { result };
        };
        const done = await locks.hold(accountKey(id), update);
        // It is given up for nobody: whoever asks for a lock without conditions gets it.
        return (done as { readonly result: ReturnType<typeof work>['result'] }).result;
      },
    }),
    async forget(projectId) {
      for (const one of await list(projectId)) await remove(one);
    },
  };
}

function aboutKey(projectId: string, id: string): string {
  return `about ${projectId} ${id}`;
}

function accountKey(id: string): string {
  return `account ${id}`;
}
