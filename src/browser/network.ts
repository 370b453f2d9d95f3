import type { Network } from '#kit/ports.ts';

/** What the browser knows of the machine's network. */
export const network: Network = {
  isOnline: () => navigator.onLine,
  back: (signal) => turned('online', () => navigator.onLine, signal),
  gone: (signal) => turned('offline', () => !navigator.onLine, signal),
};

function turned(event: 'online' | 'offline', isSo: () => boolean, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    if (isSo()) return resolve();
    const stop = new AbortController();
    const end = (settle: () => void) => () => {
      stop.abort();
      settle();
    };
    addEventListener(event, end(resolve), { signal: stop.signal });
    signal.addEventListener(
      'abort',
      end(() => reject(signal.reason)),
      { signal: stop.signal },
    );
  });
}
