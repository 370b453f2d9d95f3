import { type Problem, problem } from '#model/problem.ts';
import type { Release } from '#model/release.ts';

/**
 * Which release is meant: an id, the beginning of one, the beginning of its part after the hyphen, or a word. `latest` is the newest
 * entry; `current` the newest that succeeded, which is what the stack has; `previous` the one that succeeded before that.
 * `releases` stand newest first.
 */
export function findRelease(releases: readonly Release[], reference: string): { readonly release: Release } | { readonly problem: Problem } {
  const succeeded = releases.filter((one) => one.status === 'succeeded');
  const byWord: Readonly<Record<string, Release | undefined>> = { latest: releases[0], current: succeeded[0], previous: succeeded[1] };
  if (Object.hasOwn(byWord, reference)) {
    const release = byWord[reference];
    return release ? { release } : missing(`there is no ${reference} release`, releases);
  }
  const exact = releases.find((one) => one.id === reference);
  if (exact) return { release: exact };
  const found = reference === '' ? [] : releases.filter((one) => one.id.startsWith(reference) || one.id.split('-')[1]?.startsWith(reference));
  if (found.length === 1 && found[0]) return { release: found[0] };
  if (found.length > 1) {
    return {
      problem: problem('ReleaseMissing', {
        summary: `"${reference}" is the beginning of ${found.length} releases: ${shown(found)}`,
        remedy: 'write more of the id',
      }),
    };
  }
  return missing(`there is no release "${reference}"`, releases);
}

function missing(summary: string, releases: readonly Release[]): { readonly problem: Problem } {
  const remedy = releases.length === 0 ? 'deploy first: the ledger is empty' : `use one of ${shown(releases)}, or latest, current, previous`;
  return { problem: problem('ReleaseMissing', { summary, remedy }) };
}

const SHOWN = 5;

function shown(releases: readonly Release[]): string {
  const ids = releases.slice(0, SHOWN).map((one) => one.id);
  return releases.length > SHOWN ? `${ids.join(', ')} …` : ids.join(', ');
}
