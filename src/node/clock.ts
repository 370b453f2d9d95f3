import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '#kit/ports.ts';

export const nodeClock: Clock = {
  now: () => Date.now(),
  sleep: async (milliseconds, signal) => {
    signal?.throwIfAborted();
    await wait(milliseconds, undefined, signal ? { signal: signal as globalThis.AbortSignal } : {}).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw error;
    });
  },
};
