import { isJsonObject } from '#base/json.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { Release } from '#model/release.ts';
import { parsed } from './template-facts.ts';

export type ReadRelease = { readonly release: Release } | { readonly problem: Problem };

/** An entry of the ledger, keys that aren't known kept. What a later version may have changed isn't guessed. */
export function readRelease(id: string, text: string): ReadRelease {
  const found = parsed(text);
  const { version } = found;
  if (typeof version === 'number' && version > 1) {
    return unreadable(`the release ${id} is kept in version ${version} of the format, which this Stackwright does not know`, 'use a newer Stackwright');
  }
  const isWhole =
    version === 1 &&
    ['id', 'project', 'stage', 'status', 'stackName'].every((key) => typeof found[key] === 'string') &&
    ['startedAt', 'endedAt'].every((key) => typeof found[key] === 'number');
  if (!isWhole) return unreadable(`the release ${id} in the ledger is not of its format`, 'leave it out, or put back what was written first');
  const lists = Object.fromEntries(LISTS.map((key) => [key, Array.isArray(found[key]) ? found[key] : []]));
  return { release: { ...found, ...lists, names: isJsonObject(found.names) ? found.names : {}, id } as unknown as Release };
}

const LISTS = ['changes', 'events', 'outputs', 'problems', 'artifacts', 'parameters', 'dataHolders'] as const;

function unreadable(summary: string, remedy: string): ReadRelease {
  return { problem: problem('ReleaseUnusable', { summary, remedy }) };
}
