import { memo } from 'react';
import type { DeploymentRow } from '#model/deployment.ts';
import { KEPT, keptText } from '#state/deployment-losses.ts';
import { waitText } from '#state/deployment-pace.ts';
import { durationText } from '#state/deployment-words.ts';
import { NameLink } from '../places.tsx';
import { Chunks } from './chunks.tsx';
import { ReasonAlert } from './reason-alert.tsx';
import { RowIcon } from './row-icon.tsx';
import './deployment-parts.css';

/**
 * The change list: one row a resource, from the first second to the last. Rows are plain grid rows of which those near what is seen are drawn,
 * so that five hundred of them cost what the visible ones cost. `lateText`: what to say of a row that takes too long.
 */
export function ChangeTable({
  rows,
  now,
  lateText,
}: {
  readonly rows: readonly DeploymentRow[];
  readonly now: number;
  readonly lateText?: (row: DeploymentRow) => string | undefined;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot skip their own layout
    <div
      className="change-table"
      data-notes={rows.some(hasNotes) || rows.some((row) => lateText?.(row) !== undefined)}
      role="table"
      aria-label="Changes"
      aria-rowcount={rows.length + 1}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div className="change-row change-head" role="row" tabIndex={-1} aria-rowindex={1}>
        {HEADS.map((head) => (
          // biome-ignore lint/a11y/useSemanticElements: see above
          <span key={head} role="columnheader" tabIndex={-1}>
            {head === 'Status' ? <span className="for-readers">{head}</span> : head}
          </span>
        ))}
      </div>
      <Chunks items={rows} rowHeight={29} role="rowgroup" isKept={hasAlert}>
        {(row, index) => <ChangeRow key={row.change.logicalId} row={row} index={index + 2} time={timeOf(row, now)} late={lateText?.(row)} />}
      </Chunks>
    </div>
  );
}

const HEADS = ['Status', 'Action', 'Type', 'Name', 'Notes', 'Time'] as const;
const ACTIONS = { add: 'Add', modify: 'Modify', remove: 'Remove', import: 'Import' } as const;

const ChangeRow = memo(function ChangeRow({
  row,
  index,
  time,
  late,
}: {
  readonly row: DeploymentRow;
  readonly index: number;
  readonly time: string;
  readonly late: string | undefined;
}) {
  const { change } = row;
  const waits = waitText(row);
  const kept = keptText(row);
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot skip their own layout
    <div className={`change-row row-${row.state}`} role="row" tabIndex={-1} aria-rowindex={index} data-testid="change-row">
      <Cell>{hasAlert(row) ? <ReasonAlert state={row.state} reason={row.reason ?? ''} name={change.name} /> : <RowIcon state={row.state} />}</Cell>
      <Cell>
        <span className={`action action-${change.action}`}>{ACTIONS[change.action]}</span>
      </Cell>
      <Cell className="type" title={change.type}>
        {change.type}
      </Cell>
      <Cell
        className={row.parent === undefined ? 'name' : 'name name-nested'}
        title={[...new Set([change.name, change.logicalId, change.physicalId ?? ''])].filter(Boolean).join('\n')}
      >
        <NameLink name={change.name} isStop={row.state === 'failed'} />
        {change.name.toLowerCase() !== change.logicalId.toLowerCase() && <span className="quiet"> {change.logicalId}</span>}
      </Cell>
      <Cell className="notes">
        {change.action === 'modify' && change.replacement === 'always' && <span className="note note-warning">replaces</span>}
        {change.action === 'modify' && change.replacement === 'maybe' && <span className="note note-warning">may replace</span>}
        {losesOrHolds(row) && kept !== KEPT && <span className="note note-failure">⚠ data</span>}
        {kept !== undefined && (
          <span className="note note-warning" title={KEPT}>
            {kept}
          </span>
        )}
        {late !== undefined && <span className="note note-warning">{late}</span>}
        {waits !== undefined && <span className="quiet">{waits}</span>}
        {waits !== undefined ? null : row.reason !== undefined && row.state === 'failed' ? (
          <span className="reason">{row.reason}</span>
        ) : (
          <span className="quiet" title={change.causes.join('; ')}>
            {change.causes.join('; ')}
          </span>
        )}
      </Cell>
      <Cell className="time">{time}</Cell>
    </div>
  );
});

function Cell({ children, className, title }: { readonly children: React.ReactNode; readonly className?: string; readonly title?: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot skip their own layout
    <span className={className} role="cell" title={title}>
      {children}
    </span>
  );
}

const ALERTS: ReadonlySet<DeploymentRow['state']> = new Set(['failed', 'cancelled', 'skipped', 'rollingBack', 'rolledBack']);

/** Its icon is a button that says why. */
function hasAlert(row: DeploymentRow): boolean {
  return row.reason !== undefined && ALERTS.has(row.state);
}

function hasNotes(row: DeploymentRow): boolean {
  const { change } = row;
  return (
    // What comes after others says so while it waits; the columns stay where they are when it no longer does.
    row.after !== undefined ||
    row.stabilising ||
    row.reason !== undefined ||
    change.causes.length > 0 ||
    losesOrHolds(row) ||
    (change.action === 'modify' && change.replacement !== 'never')
  );
}

function losesOrHolds({ change }: DeploymentRow): boolean {
  return change.holdsData && (change.action === 'remove' || (change.action === 'modify' && change.replacement !== 'never'));
}

function timeOf(row: DeploymentRow, now: number): string {
  if (row.startedAt === undefined) return '';
  if (row.endedAt !== undefined) return durationText(row.endedAt - row.startedAt);
  return row.state === 'running' || row.state === 'rollingBack' ? `${durationText(now - row.startedAt)} …` : '';
}
