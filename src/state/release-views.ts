import { returnProblem } from '#engine/releases/return-to-release.ts';
import type { DeploymentRow } from '#model/deployment.ts';
import type { Release } from '#model/release.ts';
import type { StackState } from '#model/stack.ts';

/** The newest that succeeded, where the stack says that nothing else came to it since: no removal, and nobody's deployment that isn't listed. */
export function currentOf(releases: readonly Release[], { id, condition, operation, updatedAt }: StackState): Release | undefined {
  const newest = releases.find((one) => one.status === 'succeeded');
  if (!newest || condition === 'missing' || condition === 'empty' || !operation || operation.running) return undefined;
  if (newest.stackId !== undefined && id !== undefined && newest.stackId !== id) return undefined;
  if (operation.failed) return operation.rolledBack && operation.kind === 'update' ? newest : undefined;
  // Both in the cloud's own time.
  const last = newest.events.at(-1)?.at ?? newest.endedAt;
  const begun = operation.startedAt ?? updatedAt;
  return begun === undefined || begun <= last + ROUNDED ? newest : undefined;
}

/** Clouds tell times by the second, in milliseconds. */
const ROUNDED = 1_000;

/** Why a release can't be returned to, in words; undefined: it can. `lost`: functions whose artifacts are known to be gone. */
export function whyNoReturn(release: Release, lost: readonly string[] = []): string | undefined {
  const refusal = returnProblem(release)?.summary;
  if (refusal !== undefined || lost.length === 0) return refusal;
  return `it can’t be returned to: the artifact bucket no longer has the code of ${lost.join(', ')}`;
}

/** `The artifact bucket no longer has 2 of these releases …`; undefined: it has all of them. */
export function goneText(gone: Readonly<Record<string, readonly string[]>>, list: readonly Release[]): string | undefined {
  const amount = list.filter((one) => Object.hasOwn(gone, one.id)).length;
  if (amount === 0) return undefined;
  const which = amount < list.length ? `${amount} of these releases` : amount === 1 ? 'this release' : `any of these ${amount} releases`;
  return `The artifact bucket no longer has ${which}: shown is what this browser remembers.`;
}

/** Its changes as rows of the change list. */
export function rowsOf(release: Release): DeploymentRow[] {
  return release.changes.map(({ outcome, startedAt, endedAt, reason, after, parent, ...change }) => ({
    change,
    state: outcome,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(reason === undefined ? {} : { reason }),
    ...(after === undefined ? {} : { after }),
    ...(parent === undefined ? {} : { parent }),
  }));
}

/** Made once: it is slow to make, and there may be hundreds. */
const WHEN = new Intl.DateTimeFormat(undefined, {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** Its end, as clocks show it here. */
export function whenText({ endedAt }: Pick<Release, 'endedAt'>): string {
  return WHEN.format(endedAt);
}

export function statusText({ status }: Pick<Release, 'status'>): string {
  return { succeeded: 'Deployed', rolledBack: 'Rolled back', failed: 'Failed' }[status];
}

/** `someone`, out of `arn:…:user/someone`. */
export function whoText({ who, from }: Pick<Release, 'who' | 'from'>): string {
  const name = who?.split(/[:/]/).at(-1) ?? '';
  return [name, from === undefined ? '' : `(${from})`].filter(Boolean).join(' ');
}

/** `3f2a91c04b7d`, and whether the files differed from it. */
export function commitText({ commit }: Pick<Release, 'commit'>): string {
  return commit === undefined ? '' : `${commit.id.slice(0, 12)}${commit.isDirty ? ', edited' : ''}`;
}
