import type { Change } from '#model/change.ts';
import type { DeploymentRow } from '#model/deployment.ts';
import type { Release } from '#model/release.ts';

/** How long it took before, in milliseconds. */
export interface Learned {
  /** Of this very resource, or else of its type: what is usual, and the longest that there ever was. */
  of(change: Pick<Change, 'logicalId' | 'type' | 'action'>): { readonly usual: number; readonly longest: number; readonly times: number } | undefined;
  /** Of any: for what has never been seen. Undefined: nothing was learned. */
  readonly any: number | undefined;
}

/** From the project's own deployments. What failed or was cancelled says nothing about how long it takes. */
export function learnedFrom(releases: readonly Pick<Release, 'changes'>[]): Learned {
  const byResource = new Map<string, number[]>();
  const byType = new Map<string, number[]>();
  const all: number[] = [];
  for (const { changes } of releases) {
    for (const { outcome, startedAt, endedAt, ...change } of changes) {
      if (outcome !== 'done' || startedAt === undefined || endedAt === undefined || endedAt < startedAt) continue;
      const taken = endedAt - startedAt;
      all.push(taken);
      note(byResource, resourceKey(change), taken);
      note(byType, typeKey(change), taken);
    }
  }
  return {
    of(change) {
      const taken = byResource.get(resourceKey(change)) ?? byType.get(typeKey(change));
      return taken && { usual: median(taken), longest: Math.max(...taken), times: taken.length };
    },
    any: all.length > 0 ? median(all) : undefined,
  };
}

/**
 * How long it may still take: each row as long as it usually does, in the order of the template, all at once that can be. Undefined: nothing was
 * learned that would tell, or it is taken back.
 */
export function timeLeft(rows: readonly DeploymentRow[], learned: Learned, now: number): number | undefined {
  const own = rows.filter((row) => row.parent === undefined);
  if (learned.any === undefined || own.some((row) => row.state === 'rollingBack' || row.state === 'rolledBack' || row.state === 'failed')) return undefined;
  const open = own.filter((row) => row.state === 'waiting' || row.state === 'running');
  // Half of what is to come was never seen: that would be guessed, not learned.
  if (open.length === 0 || open.filter((row) => learned.of(row.change)).length * 2 < open.length) return undefined;
  const byId = new Map(own.map((row) => [row.change.logicalId, row]));
  const ends = new Map<string, number>();
  const endOf = (row: DeploymentRow): number => {
    const id = row.change.logicalId;
    const known = ends.get(id);
    if (known !== undefined) return known;
    ends.set(id, now);
    const taken = learned.of(row.change)?.usual ?? learned.any ?? 0;
    const before = (row.after ?? []).flatMap((other) => byId.get(other) ?? []);
    const end =
      row.state === 'running' ? Math.max(now, (row.startedAt ?? now) + taken) : row.state === 'waiting' ? Math.max(now, ...before.map(endOf)) + taken : now;
    ends.set(id, end);
    return end;
  };
  const made = Math.max(now, ...open.filter((row) => row.change.action !== 'remove').map(endOf));
  // What goes is cleared away when the rest stands; where nothing else happens, at once.
  const goes = open.filter((row) => row.change.action === 'remove').map((row) => Math.max(made, endOf(row) - now + made));
  return Math.max(made, ...goes) - now;
}

/** A row that takes far longer than it ever did: how long that was. */
export function overdue(row: DeploymentRow, learned: Learned, now: number): number | undefined {
  if (row.state !== 'running' || row.startedAt === undefined) return undefined;
  const longest = learned.of(row.change)?.longest;
  return longest !== undefined && now - row.startedAt > Math.max(2 * longest, longest + 10_000) ? longest : undefined;
}

function resourceKey({ logicalId, type, action }: Pick<Change, 'logicalId' | 'type' | 'action'>): string {
  return `${action} ${logicalId} ${type}`;
}

function typeKey({ type, action }: Pick<Change, 'type' | 'action'>): string {
  return `${action} ${type}`;
}

function note(of: Map<string, number[]>, key: string, taken: number): void {
  const known = of.get(key);
  if (known) known.push(taken);
  else of.set(key, [taken]);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
