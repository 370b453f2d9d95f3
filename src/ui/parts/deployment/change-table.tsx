import { Fragment, type KeyboardEvent, useMemo, useState } from 'react';
import type { DeploymentRow } from '#model/deployment.ts';
import { durationText } from '#state/deployment-words.ts';
import { ChangeDetails } from './change-details.tsx';
import { ChangeRow, hasNotes } from './change-row.tsx';
import { Chunks } from './chunks.tsx';
import { ListFilter, MANY } from './list-filter.tsx';
import { isFailed, matchingRows, nextFailure } from './matching-rows.ts';
import { useOpenRows } from './open-rows.ts';
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
  const [text, setText] = useState('');
  const isLong = rows.length >= MANY;
  const shown = useMemo(() => (isLong ? matchingRows(rows, text) : rows), [rows, text, isLong]);
  const { grid, stop, rowCount, rowIndex, isOpen, show } = useOpenRows(useMemo(() => shown.map(idOf), [shown]));
  const failed = isLong ? rows.filter(isFailed).length : 0;
  const showFailure = (isBack = false): void => {
    const here = nextFailure(shown, stop.id, isBack);
    const next = here ?? nextFailure(rows, stop.id, isBack);
    if (!next) return;
    if (!here) setText('');
    show(idOf(next));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === 'n' && !event.altKey && !event.ctrlKey && !event.metaKey) showFailure(event.shiftKey);
    else grid.onKeyDown(event);
  };
  return (
    <div className="changes">
      {isLong && (
        <ListFilter
          label="Filter by name, type or state"
          text={text}
          shown={shown.length}
          all={rows.length}
          countOf={(of) => matchingRows(rows, of).length}
          onChange={setText}
        >
          {failed > 0 && (
            <button
              type="button"
              className="button button-small"
              aria-keyshortcuts="N"
              title="N in the list leads to the next one, Shift+N to the one before"
              onClick={() => showFailure()}
            >
              Next failure ({failed})
            </button>
          )}
        </ListFilter>
      )}
      <div
        {...grid}
        onKeyDown={onKeyDown}
        className="change-table"
        data-notes={notesOf(rows, lateText)}
        role="treegrid"
        aria-label="Changes"
        aria-readonly="true"
        aria-rowcount={rowCount}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot skip their own layout */}
        <div className="change-row change-head" role="row" tabIndex={-1} aria-rowindex={1}>
          {HEADS.map((head) => (
            // biome-ignore lint/a11y/useSemanticElements: see above
            <span key={head} role="columnheader" tabIndex={-1}>
              {head === 'Status' ? <span className="for-readers">{head}</span> : head}
            </span>
          ))}
        </div>
        <Chunks items={shown} rowHeight={28} role="rowgroup" isKept={(row) => idOf(row) === stop.id}>
          {(row, at) => {
            const id = idOf(row);
            const index = rowIndex(at);
            const isHere = id === stop.id;
            const told = { row, time: timeOf(row, now), late: lateText?.(row) };
            return (
              <Fragment key={id}>
                <ChangeRow {...told} index={index} isStop={isHere && !stop.isDetails} isOpen={isOpen(id)} />
                {isOpen(id) && <ChangeDetails {...told} index={index + 1} isStop={isHere && stop.isDetails} isHere={isHere} />}
              </Fragment>
            );
          }}
        </Chunks>
      </div>
      {shown.length === 0 && rows.length > 0 && <p className="quiet changes-none">Nothing is called that, is of that type or is in that state.</p>}
    </div>
  );
}

const HEADS = ['Status', 'Action', 'Type', 'Name', 'Notes', 'Time'] as const;

function idOf({ change }: DeploymentRow): string {
  return change.logicalId;
}

function timeOf(row: DeploymentRow, now: number): string {
  if (row.startedAt === undefined) return '';
  if (row.endedAt !== undefined) return durationText(row.endedAt - row.startedAt);
  return row.state === 'running' || row.state === 'rollingBack' ? `${durationText(now - row.startedAt)} …` : '';
}

/** How much room the notes take. What waits for others says so while it waits; the columns stay where they are when it no longer does. */
function notesOf(rows: readonly DeploymentRow[], lateText?: (row: DeploymentRow) => string | undefined): 'told' | 'waits' | 'none' {
  if (rows.some(hasNotes) || rows.some((row) => lateText?.(row) !== undefined)) return 'told';
  return rows.some((row) => row.after !== undefined) ? 'waits' : 'none';
}
