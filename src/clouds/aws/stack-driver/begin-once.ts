import { CloudError, isSignedOut, isTransient } from '#kit/cloud-error.ts';
import type { Clock } from '#kit/ports.ts';

/** In milliseconds; between them it is looked whether it has begun. */
const PAUSES = [500, 1_000, 2_000, 4_000];

/**
 * Begins what must not begin twice. Where no answer comes it may have begun all the same: that is found out, and it is called again only if not.
 * A call that is refused because the first one was carried out has begun, too, as was wanted.
 */
export async function beginOnce({
  call,
  hasBegun,
  clock,
  signal,
}: {
  call(): Promise<unknown>;
  hasBegun(): Promise<boolean>;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
}): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await call();
      return;
    } catch (error) {
      // Nobody can look, either.
      if (!(error instanceof CloudError) || isSignedOut(error)) throw error;
      if (await hasBegun()) return;
      const pause = PAUSES[tries];
      if (!isTransient(error) || pause === undefined) throw error;
      await clock.sleep(pause, signal);
    }
  }
}
