import { createEmitter } from '#base/event.ts';
import { type DeploymentQueue, foldQueue, NO_QUEUE, type QueueEvent } from '#engine/queue/deployment-queue.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { KeyValueStore } from '#kit/ports.ts';
import type { OpenedProject } from './deploy-world.ts';
import type { DeploymentWishes } from './deployment-handle.ts';
import { createOwnLocks } from './own-locks.ts';
import type { QueueTabs, TabLocks } from './ports.ts';
import { createQueueStore, NOTHING_QUEUED, type QueueStore } from './queue.ts';
import { readSnapshot, writeSnapshot } from './queue-snapshot.ts';

/** Whose queue: of one project at one target. */
export interface QueuePlace {
  readonly projectId: string;
  /** As text: tabs of one project may look at different clouds. */
  readonly target: string;
  readonly session: CloudSession;
}

/** What a request deploys: the project as it was when it was made. No value of a variable, and no credentials. */
export interface QueuedSnapshot {
  readonly opened: OpenedProject;
  readonly wishes: DeploymentWishes;
}

/** Keeps queues where all tabs and the next visit find them, and changes them one after the other. */
export interface QueueKeeper {
  /** The queue of the place that is looked at. */
  readonly store: QueueStore;
  readonly place: QueuePlace | undefined;
  /** Another place is looked at, or none. */
  open(place: QueuePlace | undefined): void;
  load(place: QueuePlace): Promise<DeploymentQueue>;
  /** The queue of a place that isn't looked at, and may not be reached. */
  look(place: Omit<QueuePlace, 'session'>): Promise<DeploymentQueue>;
  change(place: QueuePlace, events: readonly QueueEvent[]): Promise<DeploymentQueue>;
  /** Says whether it will be there after a reload. */
  keep(id: string, snapshot: QueuedSnapshot): Promise<boolean>;
  snapshotOf(id: string): Promise<QueuedSnapshot | undefined>;
  /** The project was removed: nothing of it is deployed any more. */
  forget(projectId: string): Promise<void>;
  /** Where only one tab may be at work. */
  readonly locks: TabLocks;
  /** Another tab has changed it. */
  readonly onChange: ReturnType<typeof createEmitter<void>>['listen'];
  dispose(): void;
}

export function createQueueKeeper(of: { readonly kept?: KeyValueStore; readonly locks?: TabLocks; readonly tabs?: QueueTabs }): QueueKeeper {
  const store = createQueueStore();
  const changed = createEmitter<void>();
  // Where nothing is kept, it lasts as long as the page.
  const own = new Map<string, DeploymentQueue>();
  const snapshots = new Map<string, QueuedSnapshot>();
  const locks = of.locks ?? createOwnLocks();

  const read = async (place: Omit<QueuePlace, 'session'>): Promise<DeploymentQueue> => {
    if (!of.kept) return own.get(queueKey(place)) ?? NO_QUEUE;
    const text = await of.kept.get(queueKey(place));
    return typeof text === 'string' ? (JSON.parse(text) as DeploymentQueue) : NO_QUEUE;
  };
  const write = async (place: QueuePlace, queue: DeploymentQueue): Promise<void> => {
    if (of.kept) return of.kept.set(queueKey(place), JSON.stringify(queue));
    own.set(queueKey(place), queue);
  };
  const fold = async (place: QueuePlace, events: readonly QueueEvent[]): Promise<DeploymentQueue> => {
    const before = await read(place);
    const next = events.reduce(foldQueue, before);
    if (next === before) return before;
    await write(place, next);
    for (const { id } of next.past) {
      if (before.past.some((one) => one.id === id)) continue;
      snapshots.delete(id);
      await of.kept?.delete(snapshotKey(id));
    }
    of.tabs?.post({ projectId: place.projectId, target: place.target });
    return next;
  };
  const show = (place: QueuePlace, queue: DeploymentQueue): void => {
    if (!isSamePlace(place, keeper.place)) return;
    const { waitsFor } = store.getState();
    const isStillWaiting = waitsFor !== undefined && waitsFor.requestId === queue.queued?.id;
    store.setState({ queue, waitsFor: isStillWaiting ? waitsFor : undefined, ...(queue.queued ? {} : { plan: undefined }) });
  };
  const life = of.tabs?.onMessage(({ projectId, target }) => {
    const { place } = keeper;
    if (!place || place.projectId !== projectId || place.target !== target) return;
    keeper
      .load(place)
      .then(() => changed.fire())
      .catch((error: unknown) => reportError(error));
  });

  let looked: QueuePlace | undefined;
  // What is told one after the other is carried out so, and read after it.
  let told: Promise<unknown> = Promise.resolve();
  const keeper: QueueKeeper = {
    store,
    get place() {
      return looked;
    },
    open(place) {
      looked = place;
      store.setState(NOTHING_QUEUED);
    },
    async load(place) {
      await told;
      const queue = await read(place);
      show(place, queue);
      return queue;
    },
    look: read,
    change(place, events) {
      const changing = told.then(async () => {
        const after = await locks.hold(queueKey(place), () => fold(place, events));
        const queue = after ?? NO_QUEUE;
        show(place, queue);
        return queue;
      });
      told = changing.catch(() => undefined);
      return changing;
    },
    async keep(id, snapshot) {
      snapshots.set(id, snapshot);
      if (!of.kept) return false;
      await of.kept.set(snapshotKey(id), writeSnapshot(snapshot));
      // A storage without room takes nothing, and says nothing.
      return (await of.kept.get(snapshotKey(id))) !== undefined;
    },
    async snapshotOf(id) {
      const known = snapshots.get(id);
      if (known) return known;
      const text = await of.kept?.get(snapshotKey(id));
      return typeof text === 'string' ? readSnapshot(text) : undefined;
    },
    async forget(projectId) {
      for (const key of (await of.kept?.keys(`queue ${projectId} `)) ?? []) {
        const { queued, current } = JSON.parse(String(await of.kept?.get(key))) as DeploymentQueue;
        for (const one of [queued, current]) if (one) await of.kept?.delete(snapshotKey(one.id));
        await of.kept?.delete(key);
      }
    },
    locks,
    onChange: changed.listen,
    dispose: () => life?.dispose(),
  };
  return keeper;
}

export function isSamePlace(one: QueuePlace | undefined, other: QueuePlace | undefined): boolean {
  return one?.projectId === other?.projectId && one?.target === other?.target;
}

function queueKey({ projectId, target }: Omit<QueuePlace, 'session'>): string {
  return `queue ${projectId} ${target}`;
}

function snapshotKey(id: string): string {
  return `snapshot ${id}`;
}
