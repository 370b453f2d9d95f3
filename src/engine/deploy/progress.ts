import type { Change } from '#model/change.ts';
import type { DeploymentRow } from '#model/deployment.ts';
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
}

export function beginProgress(kind: Progress['kind'], changes: readonly Change[] | undefined): Progress {
  const rows: DeploymentRow[] = (changes ?? []).map((change) => ({ change, state: 'waiting' }));
  return { kind, rows, rollingBack: false, done: 0, total: rows.length + 1, errors: 0, failedElsewhere: new Set(), open: changes === undefined };
}

/** Events oldest first, each once. */
export function foldEvents(before: Progress, events: readonly StackEvent[], names: Readonly<Record<string, string>> = {}): Progress {
  if (events.length === 0) return before;
  const rows = new Map(before.rows.map((row) => [row.change.logicalId, row]));
  const failedElsewhere = new Set(before.failedElsewhere);
  let { rollingBack, stackEvent } = before;
  for (const event of events) {
    if (event.isStack) {
      stackEvent = event;
      // A first creation that is stopped is taken back by deleting the stack.
      rollingBack ||= event.verb === 'rollback' || (event.verb === 'delete' && before.kind !== 'remove');
      continue;
    }
    const row = rows.get(event.logicalId) ?? (before.open ? rowOf(event, names) : undefined);
    if (row) rows.set(event.logicalId, rollingBack ? takenBack(row, event) : carriedOut(row, event, before.kind));
    else if (event.phase === 'failed' && !event.cancelled) failedElsewhere.add(event.logicalId);
  }
  return counted({ ...before, rows: [...rows.values()], rollingBack, failedElsewhere, ...(stackEvent ? { stackEvent } : {}) });
}

/** Once it is over, no row is left in work. */
export function endProgress(progress: Progress, end: 'succeeded' | 'rolledBack' | 'other', at: number): Progress {
  if (end === 'other') return progress;
  const rows = progress.rows.map((row): DeploymentRow => {
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
      return row.state === 'waiting' ? { ...row, ...physical(row, event), state: 'running', startedAt: event.at } : { ...row, ...physical(row, event) };
    case 'done':
      return { ...row, ...physical(row, event), state: 'done', startedAt: row.startedAt ?? event.at, endedAt: event.at };
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
      return { ...row, state: 'rollingBack', startedAt: row.startedAt ?? event.at };
    case 'done':
      return ended(row, event, 'rolledBack');
    case 'skipped':
      return ended(row, event, 'skipped');
  }
}

function ended(row: DeploymentRow, event: StackEvent, state: DeploymentRow['state']): DeploymentRow {
  return {
    ...row,
    ...physical(row, event),
    state,
    startedAt: row.startedAt ?? event.at,
    endedAt: event.at,
    ...(event.reason && (event.phase === 'failed' || event.phase === 'skipped') ? { reason: event.reason } : {}),
  };
}

function physical(row: DeploymentRow, event: StackEvent): { change: Change } {
  return { change: event.physicalId && event.physicalId !== row.change.physicalId ? { ...row.change, physicalId: event.physicalId } : row.change };
}

function rowOf(event: StackEvent, names: Readonly<Record<string, string>>): DeploymentRow {
  const action = event.verb === 'create' ? 'add' : event.verb === 'delete' ? 'remove' : event.verb === 'import' ? 'import' : 'modify';
  const name = names[event.logicalId] ?? event.logicalId;
  return { change: { action, logicalId: event.logicalId, type: event.type, name, replacement: 'never', holdsData: false, causes: [] }, state: 'waiting' };
}

/** Counts down in a rollback: what was taken back is no longer done. */
function counted(progress: Progress): Progress {
  const { rows, stackEvent } = progress;
  const stackDone = stackEvent?.phase === 'done' && !progress.rollingBack ? 1 : 0;
  const done = rows.filter((row) => row.state === 'done' || (row.state === 'skipped' && !progress.rollingBack)).length + stackDone;
  const errors = rows.filter((row) => row.state === 'failed').length + progress.failedElsewhere.size;
  return { ...progress, done, total: rows.length + 1, errors };
}
