import { type Learned, learnedFrom, overdue, timeLeft } from '#engine/timeline/learned.ts';
import { type Timeline, timelineOf } from '#engine/timeline/timeline.ts';
import type { DeploymentRow, DeploymentSnapshot } from '#model/deployment.ts';
import type { Release } from '#model/release.ts';
import { rowNames } from '#model/row-names.ts';
import { count, durationText } from './deployment-words.ts';
import { rowsOf } from './release-views.ts';

/** When what was done, of a deployment in work or just over. */
export function timelineOfDeployment({ rows, events }: Pick<DeploymentSnapshot, 'rows' | 'events'>): Timeline {
  return timelineOf(rows, events);
}

/** The same of one that the ledger keeps. */
export function timelineOfRelease(release: Release): Timeline {
  return timelineOf(rowsOf(release), release.events);
}

/** What the project's earlier deployments teach; undefined: nothing. */
export function learnedOf(releases: readonly Pick<Release, 'changes'>[]): Learned | undefined {
  const learned = learnedFrom(releases);
  return learned.any === undefined ? undefined : learned;
}

/** `about 40 s left`, and once that has passed, that it takes longer than before; undefined where nothing was learned, or nothing is carried out. */
export function timeLeftText({ phase, rows }: DeploymentSnapshot, learned: Learned | undefined, now: number): string | undefined {
  if (!learned || (phase !== 'executing' && phase !== 'removing')) return undefined;
  const left = timeLeft(rows, learned, now);
  if (left === undefined) return undefined;
  if (isPast(rows, learned, left, now)) return 'longer than before';
  const seconds = left / 1_000;
  if (seconds < 5) return 'about to end';
  if (seconds < 60) return `about ${Math.ceil(seconds / 5) * 5} s left`;
  return `about ${Math.ceil(seconds / 60)} min left`;
}

/** Some seconds of patience, in milliseconds; of what takes minutes, a tenth of it. */
const PATIENCE = 5_000;

/** What runs takes longer than usual, and the end comes no nearer for it. */
function isPast(rows: readonly DeploymentRow[], learned: Learned, left: number, now: number): boolean {
  const isLate = rows.some(({ state, startedAt, parent, change }) => {
    const usual = state === 'running' && parent === undefined ? (learned.of(change)?.usual ?? learned.any) : undefined;
    return usual !== undefined && now - (startedAt ?? now) > usual + Math.max(PATIENCE, usual / 10);
  });
  return isLate && (timeLeft(rows, learned, now - PATIENCE) ?? left) <= left;
}

/** Of a row that takes far longer than it ever did. */
export function lateText(row: DeploymentRow, learned: Learned | undefined, now: number): string | undefined {
  const longest = learned && overdue(row, learned, now);
  return longest === undefined ? undefined : `longer than ever: ${durationText(longest)} at most so far`;
}

/** What a row waits for, or is waited for; undefined: nothing. */
export function waitText({ state, waitsFor, stabilising }: Pick<DeploymentRow, 'state' | 'waitsFor' | 'stabilising'>): string | undefined {
  if (stabilising) return 'still stabilising';
  if (state !== 'waiting' || !waitsFor) return undefined;
  const [first, second, ...others] = waitsFor;
  return `waits for ${second === undefined ? first : others.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${count(others.length, 'other')}`}`;
}

/** The whole picture in a sentence, for those who don't see it. */
export function timelineSummary({ bars, from, to, path, rollbackAt }: Timeline): string {
  const begun = bars.filter((bar) => bar.parts.length > 0);
  const longest = begun.reduce<{ name: string; took: number } | undefined>((found, { name, parts }) => {
    const took = (parts.at(-1)?.to ?? to) - (parts[0]?.from ?? from);
    return found && found.took >= took ? found : { name, took };
  }, undefined);
  const names = rowNames(bars.map((bar) => ({ change: bar })));
  return [
    `${begun.length} of ${count(bars.length, 'resource')} begun within ${durationText(to - from)}.`,
    longest && begun.length > 1 ? `The longest: ${longest.name}, ${durationText(longest.took)}.` : '',
    path.length > 0 ? `The longest way: ${path.map((id) => names.get(id) ?? id).join(', then ')}.` : '',
    rollbackAt === undefined ? '' : `The rollback began after ${durationText(rollbackAt - from)}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
