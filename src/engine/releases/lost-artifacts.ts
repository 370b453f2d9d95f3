import { CloudError } from '#kit/cloud-error.ts';
import type { ReleaseLedger } from '#kit/release-ledger.ts';
import type { Release } from '#model/release.ts';
import { neededArtifacts } from './return-to-release.ts';

/** Of releases that the ledger has no more: the functions whose artifacts are gone with it, by the release's id. None where it can't be told. */
export async function lostArtifacts(
  releases: readonly Release[],
  ledger: Pick<ReleaseLedger, 'missingArtifacts'>,
  signal?: AbortSignal,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const needed = releases.map((release) => ({ release, artifacts: neededArtifacts(release) }));
  const keys = [...new Set(needed.flatMap((one) => one.artifacts.map((artifact) => artifact.key)))];
  const gone = new Set(keys.length === 0 ? [] : await missing(keys, ledger, signal));
  return Object.fromEntries(needed.map(({ release, artifacts }) => [release.id, artifacts.filter((one) => gone.has(one.key)).map((one) => one.function)]));
}

async function missing(keys: readonly string[], ledger: Pick<ReleaseLedger, 'missingArtifacts'>, signal?: AbortSignal): Promise<readonly string[]> {
  try {
    return await ledger.missingArtifacts(keys, signal);
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    // Without a bucket there is none of them. Whatever else went wrong is told by the return itself, which looks again.
    return error.code === 'StackMissing' ? keys : [];
  }
}
