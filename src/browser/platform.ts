import type { Clock, Digest, Random } from '#kit/ports.ts';

/** Time, chance and digests, as every browser has them. */
export const clock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const onAbort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      }, milliseconds);
      signal?.addEventListener('abort', onAbort, { once: true });
    }),
};

export const random: Random = { id: () => crypto.randomUUID() };

const NAMES = { sha1: 'SHA-1', sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' } as const;

export const digest: Digest = {
  async sha256(bytes) {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource));
    return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  },
  async base64(algorithm, bytes) {
    const hash = new Uint8Array(await crypto.subtle.digest(NAMES[algorithm], bytes as BufferSource));
    return btoa(String.fromCharCode(...hash));
  },
};
