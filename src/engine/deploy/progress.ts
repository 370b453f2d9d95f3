import type { Change } from '#model/change.ts';
import type { DeploymentRow } from '#model/deployment.ts';
import { rowNames } from '#model/row-names.ts';
import type { StackEvent } from '#model/stack.ts';

/** How far an operation is: a fold over its events, so that whoever reads them from the start sees the same. */
export interface Progress {
  readonly kind: 'create' | 'update' | 'remove';
  readonly rows: readonly DeploymentRow[];
  readonly rollingBack: boolean;
  /** The stack's own last word. */
  readonly stackEvent?: StackEvent;
  readonly done: number;
  /** The changes, and one for the stack itself. */
  readonly total: number;
  readonly errors: number;
  /** Failed, but not among the rows. */
  readonly failedElsewhere: ReadonlySet<string>;
  /** The changes aren't known: rows are made as their events come. */
  readonly open: boolean;
  /** All of it is applied, and not certain to serve yet. */
  readonly stabilising?: boolean;
}

/** By logical id, what comes before it. */
export type Order = Readonly<Record<string, readonly string[]>>;

export function beginProgress(kind: Progress['kind'], changes: readonly Change[] | undefined, order: Order = {}): Progress {
  const changed = new Set(changes?.map((change) => change.logicalId));
  const rows: DeploymentRow[] = (changes ?? []).map((change) => {
    const after = change.action === 'remove' ? [] : (order[change.logicalId] ?? []).filter((id) => changed.has(id));
    return { change, state: 'waiting', ...(after.length > 0 ? { after } : {}) };
  });
  return { kind, rows, rollingBack: false, done: 0, total: rows.length + 1, errors: 0, failedElsewhere: new Set(), open: changes === undefined };
}

/** Events oldest first, each once. */
export function foldEvents(before: Progress, events: readonly StackEvent[], names: Readonly<Record<string, string>> = {}): Progress {
  if (events.length === 0) return before;
  const rows = new Map(before.rows.map((row) => [row.change.logicalId, row]));
  const failedElsewhere = new Set(before.failedElsewhere);
  let { rollingBack, stackEvent, stabilising = false } = before;
  for (const event of events) {
    if (event.isStack) {
      stackEvent = event;
      stabilising = event.stabilising ?? false;
      // A first creation that is stopped is taken back by deleting the stack.
      rollingBack ||= event.verb === 'rollback' || (event.verb === 'delete' && before.kind !== 'remove');
      continue;
    }
    // Within a nested stack nothing was staged: its rows come with its events, but for what is only taken back.
    const isNew = event.parent === undefined ? before.open : !rollingBack && rows.has(event.parent);
    const row = rows.get(event.logicalId) ?? (isNew ? rowOf(event, names) : undefined);
    if (row) rows.set(event.logicalId, rollingBack ? takenBack(row, event) : carriedOut(row, event, before.kind));
    else if (event.phase === 'failed' && !event.cancelled && event.parent === undefined) failedElsewhere.add(event.logicalId);
  }
  const { stabilising: _, ...rest } = before;
  return counted({
    ...rest,
    rows: waiting(nestedUnderParents([...rows.values()]), rollingBack),
    rollingBack,
    failedElsewhere,
    ...(stackEvent ? { stackEvent } : {}),
    ...(stabilising ? { stabilising } : {}),
  });
}

/** Once it is over, no row is left in work. */
export function endProgress(progress: Progress, end: 'succeeded' | 'rolledBack' | 'other', at: number): Progress {
  if (end === 'other') return { ...progress, rows: waiting(progress.rows, true) };
  const rows = progress.rows.map(({ waitsFor: _, ...whole }): DeploymentRow => {
    const row = unstabilised(whole);
    if (end === 'succeeded') return row.state === 'waiting' || row.state === 'running' ? { ...row, state: 'done', endedAt: at } : row;
    if (row.state === 'waiting') return { ...row, state: 'cancelled' };
    return row.state === 'running' || row.state === 'rollingBack' || row.state === 'done' ? { ...row, state: 'rolledBack', endedAt: row.endedAt ?? at } : row;
  });
  return counted({ ...progress, rows, rollingBack: end === 'rolledBack' });
}

function carriedOut(row: DeploymentRow, event: StackEvent, kind: Progress['kind']): DeploymentRow {
  const { change } = row;
  const isDeletion = event.verb === 'delete';
  // What a replacement leaves behind is cleared away afterwards, under the same name: that is no longer the change.
  if (isDeletion !== (change.action === 'remove')) return row;
  switch (event.phase) {
    case 'running':
      return {
        ...row,
        ...physical(row, event),
        ...(row.state === 'waiting' ? { state: 'running', startedAt: event.at } : {}),
        ...(event.stabilising ? { stabilising: true } : {}),
      };
    case 'done':
      return ended(row, event, 'done');
    case 'skipped':
      return ended(row, event, 'skipped');
    case 'failed':
      if (event.cancelled) return ended(row, event, 'cancelled');
      // An update goes on past what it can't clear away, and leaves it in the account.
      return ended(row, event, isDeletion && kind === 'update' ? 'skipped' : 'failed');
  }
}

/** A row that failed stays failed to the end, so that the reason can be read. */
function takenBack(row: DeploymentRow, event: StackEvent): DeploymentRow {
  if (event.phase === 'failed') return ended(row, event, event.cancelled ? 'cancelled' : 'failed');
  if (row.state === 'failed' || row.state === 'cancelled') return row;
  // The copy that a replacement had made is deleted after its row has gone back.
  if (row.state === 'rolledBack' && event.phase === 'running') return row;
  switch (event.phase) {
    case 'running':
      return row.state === 'rollingBack' ? unstabilised(row) : begunBack(row, event);
    case 'done':
      return ended(row, event, 'rolledBack');
    case 'skipped':
      return ended(row, event, 'skipped');
  }
}

/** Its time is that of its being taken back: what it did before, and that it stood there meanwhile, isn't counted. */
function begunBack(row: DeploymentRow, event: StackEvent): DeploymentRow {
  const { endedAt: _, ...rest } = unstabilised(row);
  return { ...rest, state: 'rollingBack', startedAt: event.at };
}

function ended(row: DeploymentRow, event: StackEvent, state: DeploymentRow['state']): DeploymentRow {
  return {
    ...unstabilised(row),
    ...physical(row, event),
    state,
    startedAt: row.startedAt ?? event.at,
    endedAt: event.at,
    ...(event.reason && (event.phase === 'failed' || event.phase === 'skipped') ? { reason: event.reason } : {}),
  };
}

function unstabilised({ stabilising: _, ...row }: DeploymentRow): DeploymentRow {
  return row;
}

/** What a row waits for, as long as it does. Rows of which nothing changes stay the same objects. */
function waiting(rows: readonly DeploymentRow[], rollingBack: boolean): DeploymentRow[] {
  const byId = new Map(rows.map((row) => [row.change.logicalId, row]));
  const names = rowNames(rows);
  const isThere = (id: string): boolean => {
    const row = byId.get(id);
    return row === undefined || row.state === 'done' || row.state === 'skipped' || (row.stabilising ?? false);
  };
  return rows.map((row) => {
    const isWaiting = row.state === 'waiting' && !rollingBack;
    const waited = isWaiting ? (row.after ?? []).filter((id) => !isThere(id)).map((id) => names.get(id) ?? id) : [];
    if (waited.join('\n') === (row.waitsFor ?? []).join('\n')) return row;
    const { waitsFor: _, ...rest } = row;
    return waited.length > 0 ? { ...rest, waitsFor: waited } : rest;
  });
}

function nestedUnderParents(rows: readonly DeploymentRow[]): readonly DeploymentRow[] {
  if (!rows.some((row) => row.parent !== undefined)) return rows;
  const byParent = new Map<string | undefined, DeploymentRow[]>();
  for (const row of rows) {
    const own = byParent.get(row.parent);
    if (own) own.push(row);
    else byParent.set(row.parent, [row]);
  }
  const within = (parent: string | undefined): DeploymentRow[] => (byParent.get(parent) ?? []).flatMap((row) => [row, ...within(row.change.logicalId)]);
  return within(undefined);
}

function physical(row: DeploymentRow, event: StackEvent): { change: Change } {
  return { change: event.physicalId && event.physicalId !== row.change.physicalId ? { ...row.change, physicalId: event.physicalId } : row.change };
}

function rowOf(event: StackEvent, names: Readonly<Record<string, string>>): DeploymentRow {
  const action = event.verb === 'create' ? 'add' : event.verb === 'delete' ? 'remove' : event.verb === 'import' ? 'import' : 'modify';
  const name = names[event.logicalId] ?? event.logicalId;
  return {
    change: { action, logicalId: event.logicalId, type: event.type, name, replacement: 'never', holdsData: false, causes: [] },
    state: 'waiting',
    ...(event.parent === undefined ? {} : { parent: event.parent }),
  };
}

/** Counts down in a rollback: what was taken back is no longer done. */
function counted(progress: Progress): Progress {
  const { stackEvent } = progress;
  // What a nested stack has within it is the nested stack's own, which counts as one.
  const rows = progress.rows.filter((row) => row.parent === undefined);
  const stackDone = stackEvent?.phase === 'done' && !progress.rollingBack ? 1 : 0;
  const done = rows.filter((row) => row.state === 'done' || (row.state === 'skipped' && !progress.rollingBack)).length + stackDone;
  const errors = rows.filter((row) => row.state === 'failed').length + progress.failedElsewhere.size;
  return { ...progress, done, total: rows.length + 1, errors };
}
