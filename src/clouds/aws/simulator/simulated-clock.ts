import type { Clock } from '#kit/ports.ts';

/** A clock that goes `speed` times as fast as another, from a moment of its own: who waits by it for a minute waits less. */
export function simulatedClock(real: Clock, speed: number, begin: number): Clock {
  const since = real.now();
  return {
    now: () => Math.round(begin + (real.now() - since) * speed),
    sleep: (milliseconds, signal) => real.sleep(milliseconds / speed, signal),
  };
}
