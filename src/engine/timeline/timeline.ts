// timeline shows when each resource of a deployment was worked on, and what it waited for: a fold over the cloud's events, live and afterwards.
// From what earlier deployments took it tells how long this one may still take.
import type { Change } from '#model/change.ts';
import type { DeploymentRow } from '#model/deployment.ts';
import { rowNames } from '#model/row-names.ts';
import type { StackEvent } from '#model/stack.ts';
import { criticalPath } from './critical-path.ts';

export interface Timeline {
  /** Milliseconds since 1970: the first event. */
  readonly from: number;
  /** The last event; what is still in work goes on beyond it. */
  readonly to: number;
  /** When the cloud began to take it all back. */
  readonly rollbackAt?: number;
  readonly bars: readonly TimelineBar[];
  /** Logical ids, in the order of time: each began when the one before it was there, and the last ends last of all, or is in work. */
  readonly path: readonly string[];
}

/** One resource: when what was done to it. */
export interface TimelineBar {
  readonly logicalId: string;
  readonly name: string;
  readonly type: string;
  readonly action: Change['action'];
  readonly state: DeploymentRow['state'];
  readonly parts: readonly TimelinePart[];
  /** Within a nested stack: that stack's logical id. */
  readonly parent?: string;
  readonly reason?: string;
  /** The name of what it began after. */
  readonly waitedFor?: string;
  /** Names of what it waits for. */
  readonly waitsFor?: readonly string[];
}

export interface TimelinePart {
  /** `clearing`: the old copy goes after a replacement, or all of what a first deployment made that is given up. */
  readonly kind: 'work' | 'stabilising' | 'clearing' | 'takingBack';
  readonly from: number;
  /** Absent: it goes on. */
  readonly to?: number;
  readonly end?: 'done' | 'failed' | 'cancelled' | 'skipped';
}

/** Events oldest first, each once. A bar a row, in the order of their beginning; those that wait come last, nested ones under their parent. */
export function timelineOf(rows: readonly DeploymentRow[], events: readonly StackEvent[]): Timeline {
  const known = new Map(rows.map((row) => [row.change.logicalId, row]));
  const parts = new Map<string, TimelinePart[]>();
  let rollbackAt: number | undefined;
  for (const event of events) {
    if (event.isStack) {
      if (event.verb === 'rollback') rollbackAt ??= event.at;
      continue;
    }
    const row = known.get(event.logicalId);
    if (!row) continue;
    const own = parts.get(event.logicalId);
    const next = withEvent(own ?? [], event, kindOf(event, row, rollbackAt !== undefined));
    if (next !== own) parts.set(event.logicalId, next);
  }
  const bars = rows.map((row) => barOf(row, parts.get(row.change.logicalId) ?? []));
  const path = criticalPath(rows, bars);
  const names = rowNames(rows);
  const times = [...events.map((event) => event.at), ...bars.flatMap((bar) => bar.parts.flatMap((part) => [part.from, part.to ?? part.from]))];
  const from = times.reduce((first, at) => Math.min(first, at), times[0] ?? 0);
  return {
    from,
    to: times.reduce((last, at) => Math.max(last, at), from),
    ...(rollbackAt === undefined ? {} : { rollbackAt }),
    bars: inOrder(bars).map((bar) => withWaited(bar, names, path)),
    path,
  };
}

function kindOf(event: StackEvent, { change }: DeploymentRow, isTakenBack: boolean): TimelinePart['kind'] {
  if (isTakenBack) return event.cancelled ? 'work' : 'takingBack';
  return event.verb === 'delete' && change.action !== 'remove' ? 'clearing' : event.stabilising ? 'stabilising' : 'work';
}

/** The list is this fold's own: it grows in place. */
function withEvent(parts: TimelinePart[], event: StackEvent, kind: TimelinePart['kind']): TimelinePart[] {
  const last = parts.at(-1);
  const open = last && last.to === undefined ? last : undefined;
  if (event.phase !== 'running') {
    const end = event.phase === 'failed' && event.cancelled ? 'cancelled' : event.phase;
    if (open) parts[parts.length - 1] = { ...open, to: event.at, end };
    // Told at once, with nothing before it: kept by its policy, skipped, or refused.
    else parts.push({ kind, from: event.at, to: event.at, end });
    return parts;
  }
  if (!open) parts.push({ kind, from: event.at });
  else if (open.kind !== kind && (kind === 'stabilising' || kind === 'takingBack')) {
    parts[parts.length - 1] = { ...open, to: event.at };
    parts.push({ kind, from: event.at });
  }
  return parts;
}

function barOf(row: DeploymentRow, told: readonly TimelinePart[]): TimelineBar {
  const { change, state, parent, reason, endedAt, waitsFor } = row;
  const parts = told.length > 0 ? told : wholeOf(row);
  const isOver = state !== 'running' && state !== 'rollingBack';
  const last = parts.at(-1);
  return {
    logicalId: change.logicalId,
    name: change.name,
    type: change.type,
    action: change.action,
    state,
    // What ended without a word of its own ended with the rest.
    parts: isOver && last && last.to === undefined ? [...parts.slice(0, -1), { ...last, to: Math.max(last.from, endedAt ?? 0) }] : parts,
    ...(parent === undefined ? {} : { parent }),
    ...(reason === undefined ? {} : { reason }),
    ...(waitsFor === undefined ? {} : { waitsFor }),
  };
}

/** Of a row whose events are no longer there: a release keeps a thousand of them. */
function wholeOf({ state, startedAt, endedAt }: DeploymentRow): readonly TimelinePart[] {
  if (startedAt === undefined || endedAt === undefined) return [];
  const end = state === 'failed' || state === 'cancelled' || state === 'skipped' ? state : 'done';
  return [{ kind: state === 'rolledBack' ? 'takingBack' : 'work', from: startedAt, to: Math.max(startedAt, endedAt), end }];
}

function inOrder(bars: readonly TimelineBar[]): readonly TimelineBar[] {
  const begun = (bar: TimelineBar): number => bar.parts[0]?.from ?? Number.POSITIVE_INFINITY;
  const order = bars.map((bar, index) => ({ bar, index })).sort((a, b) => begun(a.bar) - begun(b.bar) || a.index - b.index);
  if (!bars.some((bar) => bar.parent !== undefined)) return order.map(({ bar }) => bar);
  const within = (parent: string | undefined): TimelineBar[] =>
    order.filter(({ bar }) => bar.parent === parent).flatMap(({ bar }) => [bar, ...within(bar.logicalId)]);
  return within(undefined);
}

function withWaited(bar: TimelineBar, names: ReadonlyMap<string, string>, path: readonly string[]): TimelineBar {
  const at = path.indexOf(bar.logicalId);
  const before = at > 0 ? names.get(path[at - 1] ?? '') : undefined;
  return before === undefined ? bar : { ...bar, waitedFor: before };
}
