import { memo } from 'react';
import type { DeploymentRow } from '#model/deployment.ts';
import { KEPT, keptText } from '#state/deployment-losses.ts';
import { waitText } from '#state/deployment-pace.ts';
import { NameLink } from '../places.tsx';
import { ACTIONS } from './matching-rows.ts';
import { ReasonAlert } from './reason-alert.tsx';
import { RowIcon } from './row-icon.tsx';

/** One change as one line; what is cut off of it, its details tell. */
export const ChangeRow = memo(function ChangeRow({
  row,
  index,
  time,
  late,
  isStop,
  isOpen,
}: {
  readonly row: DeploymentRow;
  readonly index: number;
  readonly time: string;
  readonly late: string | undefined;
  readonly isStop: boolean;
  readonly isOpen: boolean;
}) {
  const { change } = row;
  const waits = waitText(row);
  const kept = keptText(row);
  const failure = waits === undefined && row.state === 'failed' ? row.reason : undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot skip their own layout
    <div
      className={`change-row row-${row.state}`}
      role="row"
      tabIndex={isStop ? 0 : -1}
      aria-level={1}
      aria-expanded={isOpen}
      aria-rowindex={index}
      data-row={change.logicalId}
      data-testid="change-row"
    >
      <Cell>
        {hasAlert(row) ? (
          <ReasonAlert state={row.state} reason={row.reason ?? ''} name={change.name} />
        ) : (
          <RowIcon state={row.state} isBegun={row.startedAt !== undefined} />
        )}
      </Cell>
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
        <NameLink name={change.name} isStop={false} />
        {change.name.toLowerCase() !== change.logicalId.toLowerCase() && <span className="quiet"> {change.logicalId}</span>}
      </Cell>
      <Cell className="notes" title={[failure, late].filter(Boolean).join('\n') || undefined}>
        {failure !== undefined && <span className="reason">{failure} </span>}
        {late !== undefined && <span className="note note-warning">{late}</span>}
        {change.action === 'modify' && change.replacement === 'always' && <span className="note note-warning">replaces</span>}
        {change.action === 'modify' && change.replacement === 'maybe' && <span className="note note-warning">may replace</span>}
        {losesOrHolds(row) && kept !== KEPT && <span className="note note-failure">⚠ data</span>}
        {kept !== undefined && (
          <span className="note note-warning" title={KEPT}>
            {kept}
          </span>
        )}
        {waits !== undefined && <span className="quiet">{waits}</span>}
        {waits === undefined && failure === undefined && (
          <span className="quiet" title={change.causes.join('; ')}>
            {change.causes.join('; ')}
          </span>
        )}
      </Cell>
      <Cell className="time">{time}</Cell>
    </div>
  );
});

function Cell({ children, className, title }: { readonly children: React.ReactNode; readonly className?: string; readonly title?: string | undefined }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot skip their own layout
    // biome-ignore lint/a11y/useFocusableInteractive: its row has the focus
    <span className={className} role="gridcell" title={title}>
      {children}
    </span>
  );
}

const ALERTS: ReadonlySet<DeploymentRow['state']> = new Set(['failed', 'cancelled', 'skipped', 'rollingBack', 'rolledBack']);

/** Its icon says why. */
function hasAlert(row: DeploymentRow): boolean {
  return row.reason !== undefined && ALERTS.has(row.state);
}

/** Whether there is anything in the column of notes, besides what a row waits for. */
export function hasNotes(row: DeploymentRow): boolean {
  const { change } = row;
  return (
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
