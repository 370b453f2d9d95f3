import { missedRelease, unlistedSince } from '#engine/releases/missed-release.ts';
import { readRelease } from '#engine/releases/read-release.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { ReleaseLedger, ReleasesOf } from '#kit/release-ledger.ts';
import { stackName } from '#model/names.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { Release } from '#model/release.ts';
import { nodeClock } from '#node/clock.ts';

const AT_ONCE = 8;

interface ReadReleases {
  readonly ledger: ReleaseLedger;
  readonly releases: readonly Release[];
  readonly problems: readonly Problem[];
}

/** The ledger of a project's stage, newest first, with what ended unseen. What can't be read is a problem, and hides nothing else. */
export async function readReleases(session: CloudSession, of: ReleasesOf, signal: AbortSignal): Promise<ReadReleases> {
  const ledger = session.releases;
  if (!ledger) throw new CloudError('ReleaseUnusable', 'this target keeps no releases', { remedy: 'use another target' });
  const ids = await ledger.list(of, signal);
  const found: (ReturnType<typeof readRelease> | undefined)[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < ids.length; index = next++) {
      const id = ids[index] as string;
      const text = await ledger.read(of, id, signal);
      if (text !== undefined) found[index] = readRelease(id, text);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, ids.length) }, work));
  const releases = found.flatMap((one) => (one && 'release' in one ? [one.release] : []));
  const problems = found.flatMap((one) => (one && 'problem' in one ? [one.problem] : []));
  const missed = await missedRelease({ session, clock: nodeClock, of, releases, signal });
  if (missed) return { ledger, releases: [missed.release, ...releases], problems };
  const unlisted = unlistedSince(await session.driver.inspect(stackName(of.project, of.stage), signal), releases);
  if (unlisted === undefined) return { ledger, releases, problems };
  return { ledger, releases, problems: [...problems, unlistedProblem(of, unlisted)] };
}

function unlistedProblem({ project, stage }: ReleasesOf, endedAt: number): Problem {
  return problem('ReleaseNotKept', {
    summary: `the stack ${stackName(project, stage)} was last changed at ${new Date(endedAt).toISOString()}, by a deployment that isn't in the list`,
    remedy: 'look again in a minute: where nobody who follows it has entered it by then, it is entered as far as the cloud tells of it',
  });
}
