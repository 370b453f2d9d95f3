import type { TabLocks } from './ports.ts';

/** Where tabs can't agree, each is alone: then its own turns are still one after the other. */
export function createOwnLocks(): TabLocks {
  const tails = new Map<string, Promise<void>>();
  return {
    async hold(name, work, { ifFree, signal } = {}) {
      const before = tails.get(name);
      if (before && ifFree) return undefined;
      let letGo: () => void = () => undefined;
      const mine = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      // Whoever gives up waiting lets nobody in before those that it waited for.
      const tail = (before ?? Promise.resolve()).then(() => mine);
      tails.set(name, tail);
      try {
        if (before) await untilAborted(before, signal);
        signal?.throwIfAborted();
        return await work();
      } finally {
        letGo();
        void tail.then(() => tails.get(name) === tail && tails.delete(name));
        if (!before && tails.get(name) === tail) tails.delete(name);
      }
    },
  };
}

function untilAborted(waiting: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal?.reason);
    signal?.addEventListener('abort', leave, { once: true });
    void waiting.then(() => {
      signal?.removeEventListener('abort', leave);
      resolve();
    });
  });
}
