import { IMPORT_RETURNING } from '#engine/deploy/ways.ts';
import type { GivenName } from '#kit/stack-driver.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { Release, ReleaseChange } from '#model/release.ts';
import { type Remedy, remedy } from '#model/remedy.ts';
import type { NamesMade } from './names-made.ts';
import { entriesOf, parsed } from './template-facts.ts';

export interface ReturnedFrom {
  /** Nothing is deployed now: the stack was removed, which no release tells. Absent: something is. */
  readonly isRemoved?: boolean;
  /** What the return would make under names of the release's own. Absent: not known. */
  readonly makes?: NamesMade;
  /** What a release is called where it is read; absent: by its time and its id. */
  readonly called?: (release: Release) => string;
}

/**
 * What returning to a release doesn't bring back: data. `releases` stand newest first. Each has the name of what it is about.
 * What the return itself would remove is told, and asked for, once it is staged.
 */
export function notUndone(release: Release, releases: readonly Release[], { isRemoved = false, makes = {}, called = timeAndId }: ReturnedFrom = {}): Problem[] {
  const later = releases.filter((one) => one.id > release.id && one.status === 'succeeded').reverse();
  const holders = new Set(release.dataHolders);
  const told: Problem[] = [];
  const lost = new Set<string>();
  // Each loss is told, the oldest first: it is the first one of a holder that took what the release had.
  for (const one of later) {
    for (const change of one.changes.filter((each) => holders.has(each.logicalId) && isLoss(each))) {
      const verb = change.action === 'remove' ? 'removed' : 'replaced';
      const left = change.old === 'kept' ? leftBy(change, one) : undefined;
      const old = change.old === 'kept' ? `; the old one is still in the account${left ? `, as ${left}` : ''}` : '';
      lost.add(change.logicalId);
      told.push(
        problem('ReleaseNotUndone', {
          at: { resource: change.name },
          summary: `${change.name} was ${verb} ${called(one)}, and what it held then does not come back${old}`,
          ...(left !== undefined && isCalled(left, makes[change.logicalId]?.name) ? inTheWay(change.name, left, makes[change.logicalId]) : COPY),
        }),
      );
    }
  }
  const now = later.at(-1);
  const present = new Set(isRemoved ? [] : entriesOf(parsed(now?.template).Resources).map(([id]) => id));
  for (const id of isRemoved || now?.template !== undefined ? holders : []) {
    if (present.has(id) || lost.has(id)) continue;
    const name = release.names[id] ?? id;
    told.push(
      problem('ReleaseNotUndone', {
        at: { resource: name },
        summary: isRemoved ? `the stack was removed: ${name} is made anew, empty` : `${name} is no longer in the stack: it is made anew, empty`,
        ...COPY,
      }),
    );
  }
  return told;
}

const COPY = { remedy: 'copy the data by hand, if it is needed' } as const;

/** A cloud knows some things by an address that ends in their name. */
function isCalled(physicalId: string, name: string | undefined): boolean {
  return name !== undefined && (physicalId === name || physicalId.endsWith(`/${name}`));
}

/** Nobody looks whether it is there still: it may be gone by now, so this stops nobody. */
function inTheWay(name: string, left: string, made: GivenName | undefined): { readonly meaning: string; readonly remedy: string | Remedy } {
  return {
    meaning: `the release makes ${name} under that very name: the cloud refuses the return for as long as ${left} is there`,
    remedy: made?.isWritten
      ? remedy`import it (${IMPORT_RETURNING}), or move what it holds elsewhere and delete it before the return`
      : `before the return, move what ${left} holds elsewhere and delete it, unless it is gone already; or deploy from sources in which ${name} has another name or is the account’s own`,
  };
}

/** What a change left behind. Of what is replaced a change has the new one's name: the old one's stands in the events, last where it was left. */
function leftBy({ action, logicalId, physicalId }: ReleaseChange, { events }: Release): string | undefined {
  const own = events.filter((event) => event.logicalId === logicalId && event.physicalId);
  const left = own.findLast((event) => event.verb === 'delete') ?? own.find((event) => event.physicalId !== physicalId);
  return left?.physicalId ?? (action === 'remove' ? physicalId : undefined);
}

function timeAndId({ id, endedAt }: Release): string {
  return `on ${new Date(endedAt).toISOString()} by release ${id}`;
}

function isLoss({ action, replacement, outcome, holdsData }: ReleaseChange): boolean {
  if (!holdsData || (outcome !== 'done' && outcome !== 'skipped')) return false;
  return action === 'remove' || (action === 'modify' && replacement !== 'never');
}
