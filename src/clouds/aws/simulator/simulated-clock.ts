import type { Clock } from '#kit/ports.ts';

/**
 * A clock that goes `speed` times as fast as another, from a moment of its own: who waits by it for a minute waits less.
 * Hurried, its time passes only while somebody waits: what our own work takes on a slow machine would count a hundredfold.
 */
export function simulatedClock(real: Clock, speed: number, begin: number): Clock {
  if (speed === 1) {
    const since = real.now();
    return { now: () => begin + real.now() - since, sleep: (milliseconds, signal) => real.sleep(milliseconds, signal) };
  }
  let now = begin;
  return {
    now: () => Math.round(now),
    async sleep(milliseconds, signal) {
      // Who waits at the same time waits side by side.
      const until = now + milliseconds;
      await real.sleep(milliseconds / speed, signal);
      now = Math.max(now, until);
    },
  };
}
