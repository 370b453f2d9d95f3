import { type Problem, problem } from '#model/problem.ts';
import type { Release, ReleaseChange } from '#model/release.ts';
import { entriesOf, parsed } from './template-facts.ts';

/**
 * What returning to a release doesn't bring back: data. `releases` stand newest first. Each has the name of what it is about.
 * What the return itself would remove is told, and asked for, once it is staged.
 */
export function notUndone(release: Release, releases: readonly Release[]): Problem[] {
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
          summary: `${change.name} was ${verb} on ${new Date(one.endedAt).toISOString()} by release ${one.id}, and what it held then does not come back${old}`,
          remedy: 'copy the data by hand, if it is needed',
        }),
      );
    }
  }
  const now = later.at(-1);
  const present = new Set(entriesOf(parsed(now?.template).Resources).map(([id]) => id));
  for (const id of now?.template === undefined ? [] : holders) {
    if (present.has(id) || told.has(id)) continue;
    const name = release.names[id] ?? id;
    told.set(
      id,
      problem('ReleaseNotUndone', {
        at: { resource: name },
        summary: `${name} is no longer in the stack: it is made anew, empty`,
        remedy: 'copy the data by hand, if it is needed',
      }),
    );
  }
  return [...told.values()];
}

function isLoss({ action, replacement, outcome, holdsData }: ReleaseChange): boolean {
  if (!holdsData || (outcome !== 'done' && outcome !== 'skipped')) return false;
  return action === 'remove' || (action === 'modify' && replacement !== 'never');
}
