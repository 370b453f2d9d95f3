import { compareReleases } from '#engine/releases/compare-releases.ts';
import { type ComparisonWords, comparisonSentence, comparisonWords, fileWords as wordsOfFile } from '#engine/releases/comparison-words.ts';
import type { Release } from '#model/release.ts';
import type { FileDifference, ReleaseComparison } from '#model/release-comparison.ts';

/** What differs between two, as data and in words. */
export interface ShownComparison {
  readonly before: Release;
  readonly after: Release;
  readonly comparison: ReleaseComparison;
  readonly sentence: string;
  readonly words: ComparisonWords;
}

/** The older one first, whichever was chosen first. */
export function comparisonOf(releases: readonly Release[], chosen: readonly string[]): ShownComparison | undefined {
  const [after, before] = releases.filter((one) => chosen.includes(one.id));
  return before && after ? between(before, after) : undefined;
}

/** From what the stack has now to a release: what returning to it would change. */
export function comparisonWithNow(releases: readonly Release[], currentId: string | undefined, release: Release): ShownComparison | undefined {
  const now = releases.find((one) => one.id === currentId);
  return now ? between(now, release) : undefined;
}

/** `src/hit.ts changed, 1.2 KB to 1.3 KB` */
export function fileWords(file: FileDifference): string {
  return wordsOfFile(file);
}

function between(before: Release, after: Release): ShownComparison {
  const comparison = compareReleases(before, after);
  return { before, after, comparison, sentence: comparisonSentence(comparison), words: comparisonWords(comparison) };
}
