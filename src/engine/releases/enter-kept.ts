import { CloudError } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Release } from '#model/release.ts';
import type { KeptDeployments, KeptEntry } from './kept-deployments.ts';
import { readRelease } from './read-release.ts';

/** Entries that were on their way to the ledger when the page went. Whoever is first has written it; what it doesn't take now waits for the next time. */
export async function enterKept(
  session: CloudSession,
  entries: readonly KeptEntry[],
  of: { readonly kept: KeptDeployments; onRelease?(release: Release, text: string, isKept: boolean): void },
): Promise<void> {
  for (const { of: ledger, id, text } of entries) {
    try {
      await session.releases?.write(ledger, id, text);
    } catch (error) {
      if (error instanceof CloudError) continue;
      throw error;
    }
    of.kept.entered(id);
    const read = readRelease(id, text);
    if ('release' in read) of.onRelease?.(read.release, text, true);
  }
}
