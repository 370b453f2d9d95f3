import type { CloudSession } from '#kit/cloud-session.ts';
import type { Clock } from '#kit/ports.ts';
import type { ReleaseLedger, ReleasesOf } from '#kit/release-ledger.ts';
import type { Release } from '#model/release.ts';
import type { StackState } from '#model/stack.ts';
import { missedRelease, unlistedSince } from './missed-release.ts';
import { readRelease } from './read-release.ts';
import { releaseTime } from './release-id.ts';

/** Whoever follows a deployment to its end has entered it by then; the next one doesn't wait for longer, in milliseconds. */
const GRACE = 5_000;

/**
 * Asked before something new is staged on the stack: what ended there with nobody following it (a command that was interrupted, a page
 * that was closed) enters the ledger now. Afterwards the cloud would tell of the new one only. Undefined: nothing is missing.
 */
export async function enterMissed(
  { session, clock }: { readonly session: CloudSession; readonly clock: Clock },
  of: ReleasesOf,
  state: StackState,
  signal: AbortSignal,
): Promise<{ readonly release: Release; readonly text: string } | undefined> {
  const { releases: ledger } = session;
  const endedAt = unlistedSince(state, []);
  if (!ledger || endedAt === undefined) return undefined;
  const since = state.operation?.startedAt ?? endedAt;
  let releases = await entriesSince(ledger, of, since, signal);
  if (unlistedSince(state, releases) === undefined) return undefined;
  const own = session.clock ?? clock;
  const wait = Math.min(GRACE, endedAt + GRACE - own.now());
  if (wait > 0) {
    await own.sleep(wait, signal);
    releases = await entriesSince(ledger, of, since, signal);
  }
  // It has been waited for, whatever the clock here says.
  return missedRelease({ session, clock, of, releases, grace: Number.NEGATIVE_INFINITY, signal });
}

/** Their ids tell when they ended: the others needn't be read. */
async function entriesSince(ledger: ReleaseLedger, of: ReleasesOf, since: number, signal: AbortSignal): Promise<Release[]> {
  const from = releaseTime(since);
  const ids = (await ledger.list(of, signal)).filter((id) => id.slice(0, from.length) >= from);
  const read = await Promise.all(
    ids.map(async (id) => {
      const text = await ledger.read(of, id, signal);
      return text === undefined ? undefined : readRelease(id, text);
    }),
  );
  return read.flatMap((one) => (one && 'release' in one ? [one.release] : []));
}
