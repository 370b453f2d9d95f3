import type { Network } from '#kit/ports.ts';

/** What the browser knows of the machine's network. */
export const network: Network = {
  isOnline: () => navigator.onLine,
  back: (signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      if (navigator.onLine) return resolve();
      const stop = new AbortController();
      const end = (settle: () => void) => () => {
        stop.abort();
        settle();
      };
      addEventListener('online', end(resolve), { signal: stop.signal });
      signal.addEventListener(
        'abort',
        end(() => reject(signal.reason)),
        { signal: stop.signal },
      );
    }),
};
