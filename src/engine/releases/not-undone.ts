import { type Problem, problem } from '#model/problem.ts';
import type { Release, ReleaseChange } from '#model/release.ts';
import { entriesOf, parsed } from './template-facts.ts';

export interface ReturnedFrom {
  /** Nothing is deployed now: the stack was removed, which no release tells. Absent: something is. */
  readonly isRemoved?: boolean;
  /** What a release is called where it is read; absent: by its time and its id. */
  readonly called?: (release: Release) => string;
}

/**
 * What returning to a release doesn't bring back: data. `releases` stand newest first. Each has the name of what it is about.
 * What the return itself would remove is told, and asked for, once it is staged.
 */
export function notUndone(release: Release, releases: readonly Release[], { isRemoved = false, called = timeAndId }: ReturnedFrom = {}): Problem[] {
  const later = releases.filter((one) => one.id > release.id && one.status === 'succeeded').reverse();
  const holders = new Set(release.dataHolders);
  const told = new Map<string, Problem>();
  for (const one of later) {
    for (const change of one.changes.filter((each) => holders.has(each.logicalId) && isLoss(each))) {
      const verb = change.action === 'remove' ? 'removed' : 'replaced';
      const old = change.old === 'kept' ? `; the old one is still in the account${change.physicalId ? `, as ${change.physicalId}` : ''}` : '';
      told.set(
        change.logicalId,
        problem('ReleaseNotUndone', {
          at: { resource: change.name },
          summary: `${change.name} was ${verb} ${called(one)}, and what it held then does not come back${old}`,
          remedy: 'copy the data by hand, if it is needed',
        }),
      );
    }
  }
  const now = later.at(-1);
  const present = new Set(isRemoved ? [] : entriesOf(parsed(now?.template).Resources).map(([id]) => id));
  for (const id of isRemoved || now?.template !== undefined ? holders : []) {
    if (present.has(id) || told.has(id)) continue;
    const name = release.names[id] ?? id;
    told.set(
      id,
      problem('ReleaseNotUndone', {
        at: { resource: name },
        summary: isRemoved ? `the stack was removed: ${name} is made anew, empty` : `${name} is no longer in the stack: it is made anew, empty`,
        remedy: 'copy the data by hand, if it is needed',
      }),
    );
  }
  return [...told.values()];
}

function timeAndId({ id, endedAt }: Release): string {
  return `on ${new Date(endedAt).toISOString()} by release ${id}`;
}

function isLoss({ action, replacement, outcome, holdsData }: ReleaseChange): boolean {
  if (!holdsData || (outcome !== 'done' && outcome !== 'skipped')) return false;
  return action === 'remove' || (action === 'modify' && replacement !== 'never');
}
