import { memo } from 'react';
import type { DeploymentRow } from '#model/deployment.ts';
import { durationText } from '#state/deployment-words.ts';
import { ReasonAlert } from './reason-alert.tsx';
import { RowIcon } from './row-icon.tsx';
import './deployment-parts.css';

/**
 * The change list: one row a resource, from the first second to the last. Rows are plain grid rows with `content-visibility`,
 * so that five hundred of them cost what the visible ones cost.
 */
export function ChangeTable({ rows, now }: { readonly rows: readonly DeploymentRow[]; readonly now: number }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot skip their own layout
    <div className="change-table" data-notes={rows.some(hasNotes)} role="table" aria-label="Changes" aria-rowcount={rows.length + 1}>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div className="change-row change-head" role="row" tabIndex={-1}>
        {HEADS.map((head) => (
          // biome-ignore lint/a11y/useSemanticElements: see above
          <span key={head} role="columnheader" tabIndex={-1}>
            {head === 'Status' ? <span className="for-readers">{head}</span> : head}
          </span>
        ))}
      </div>
      {rows.map((row) => (
        <ChangeRow key={row.change.logicalId} row={row} time={timeOf(row, now)} />
      ))}
    </div>
  );
}

const HEADS = ['Status', 'Action', 'Type', 'Name', 'Notes', 'Time'] as const;
const ACTIONS = { add: 'Add', modify: 'Modify', remove: 'Remove', import: 'Import' } as const;

const ChangeRow = memo(function ChangeRow({ row, time }: { readonly row: DeploymentRow; readonly time: string }) {
  const { change } = row;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot skip their own layout
    <div className={`change-row row-${row.state}`} role="row" tabIndex={-1} data-testid="change-row">
      <Cell>
        {row.reason !== undefined && ALERTS.has(row.state) ? (
          <ReasonAlert state={row.state} reason={row.reason} name={change.name} />
        ) : (
          <RowIcon state={row.state} />
        )}
      </Cell>
      <Cell>
        <span className={`action action-${change.action}`}>{ACTIONS[change.action]}</span>
      </Cell>
      <Cell className="type" title={change.type}>
        {change.type}
      </Cell>
      <Cell className="name" title={[...new Set([change.name, change.logicalId, change.physicalId ?? ''])].filter(Boolean).join('\n')}>
        {change.name}
        {change.name.toLowerCase() !== change.logicalId.toLowerCase() && <span className="quiet"> {change.logicalId}</span>}
      </Cell>
      <Cell className="notes">
        {change.action === 'modify' && change.replacement === 'always' && <span className="note note-warning">replaces</span>}
        {change.action === 'modify' && change.replacement === 'maybe' && <span className="note note-warning">may replace</span>}
        {losesOrHolds(row) && <span className="note note-failure">⚠ data</span>}
        {row.reason !== undefined && row.state === 'failed' ? (
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

function hasNotes(row: DeploymentRow): boolean {
  const { change } = row;
  return row.reason !== undefined || change.causes.length > 0 || losesOrHolds(row) || (change.action === 'modify' && change.replacement !== 'never');
}

function losesOrHolds({ change }: DeploymentRow): boolean {
  return change.holdsData && (change.action === 'remove' || (change.action === 'modify' && change.replacement !== 'never'));
}

function timeOf(row: DeploymentRow, now: number): string {
  if (row.startedAt === undefined) return '';
  if (row.endedAt !== undefined) return durationText(row.endedAt - row.startedAt);
  return row.state === 'running' || row.state === 'rollingBack' ? `${durationText(now - row.startedAt)} …` : '';
}
