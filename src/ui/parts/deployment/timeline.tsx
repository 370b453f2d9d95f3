import { Fragment, memo, type ReactNode, useMemo } from 'react';
import type { TimelineBar, Timeline as TimelineData, TimelinePart } from '#engine/timeline/timeline.ts';
import { timelineSummary, waitText } from '#state/deployment-pace.ts';
import { durationText, rowStateText } from '#state/deployment-words.ts';
import { Chunks } from './chunks.tsx';
import { useOpenRows } from './open-rows.ts';
import { RowDetails } from './row-details.tsx';
import { RowIcon } from './row-icon.tsx';
import { TimelineSummary } from './timeline-summary.tsx';
import './timeline.css';

/** When each resource was worked on: a bar each, from its beginning to its end. Told by shape as well as by colour; the summary says it in words. */
export function Timeline({ timeline, now }: { readonly timeline: TimelineData; readonly now: number }) {
  const { bars, from, path, rollbackAt } = timeline;
  const isRunning = bars.some((bar) => bar.parts.at(-1)?.to === undefined && bar.parts.length > 0);
  const whole = Math.max(1, (isRunning ? Math.max(timeline.to, now) : timeline.to) - from);
  const left = (time: number): string => `${((time - from) / whole) * 100}%`;
  const onPath = new Set(path);
  const { grid, stop, rowCount, rowIndex, isOpen } = useOpenRows(useMemo(() => bars.map((bar) => bar.logicalId), [bars]));
  return (
    <div className="timeline">
      <TimelineSummary text={timelineSummary(timeline)} isRunning={isRunning} />
      <div className="timeline-axis" aria-hidden="true">
        {ticksOf(whole).map((tick) => (
          <span key={tick} style={{ left: `${(tick / whole) * 100}%` }}>
            {tick === 0 ? '0 s' : durationText(tick)}
          </span>
        ))}
      </div>
      <div {...grid} role="treegrid" aria-label="Timeline" aria-readonly="true" aria-rowcount={rowCount}>
        {/* biome-ignore lint/a11y/useSemanticElements: pieces of a real table cannot be left undrawn */}
        <div className="for-readers" role="row" tabIndex={-1} aria-rowindex={1}>
          {HEADS.map((head) => (
            // biome-ignore lint/a11y/useSemanticElements: see above
            <span key={head} role="columnheader" tabIndex={-1}>
              {head}
            </span>
          ))}
        </div>
        <Chunks items={bars} rowHeight={28} role="rowgroup" isKept={(bar) => bar.logicalId === stop.id}>
          {(bar, at) => {
            const { logicalId } = bar;
            const index = rowIndex(at);
            const isHere = logicalId === stop.id;
            const told = { bar, from, whole, isOnPath: onPath.has(logicalId) };
            return (
              <Fragment key={logicalId}>
                <Bar
                  {...told}
                  index={index}
                  isStop={isHere && !stop.isDetails}
                  isOpen={isOpen(logicalId)}
                  rollbackLeft={rollbackAt === undefined ? undefined : left(rollbackAt)}
                />
                {isOpen(logicalId) && <BarDetails {...told} index={index + 1} isStop={isHere && stop.isDetails} />}
              </Fragment>
            );
          }}
        </Chunks>
      </div>
      <Legend timeline={timeline} />
    </div>
  );
}

const HEADS = ['Status', 'Resource', 'Course', 'Time'] as const;

interface BarProps {
  readonly bar: TimelineBar;
  /** Among the rows of the grid. */
  readonly index: number;
  readonly isStop: boolean;
  readonly isOnPath: boolean;
  readonly from: number;
  readonly whole: number;
}

const Bar = memo(function Bar({
  bar,
  index,
  isStop,
  isOpen,
  isOnPath,
  from,
  whole,
  rollbackLeft,
}: BarProps & { readonly isOpen: boolean; readonly rollbackLeft: string | undefined }) {
  const { name, type, parts, state, parent } = bar;
  const end = from + whole;
  const waits = waitText(bar);
  const took = tookOf(bar, end);
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div
      role="row"
      tabIndex={isStop ? 0 : -1}
      aria-level={1}
      aria-expanded={isOpen}
      aria-rowindex={index}
      className="timeline-row"
      data-row={bar.logicalId}
      data-testid="timeline-row"
    >
      <Cell>
        <RowIcon state={state} />
      </Cell>
      <Cell className={parent === undefined ? 'timeline-name' : 'timeline-name nested'} title={`${name}\n${type}`}>
        {isOnPath && (
          <span className="timeline-mark" aria-hidden="true">
            ◆
          </span>
        )}
        {name} <span className="quiet">{type.split('::').slice(1).join(' ') || type}</span>
      </Cell>
      <Cell className="timeline-course">
        <span className="timeline-track" aria-hidden="true">
          {parts.length === 0 && waits !== undefined && <span className="timeline-waits quiet">{waits}</span>}
          {rollbackLeft !== undefined && <span className="timeline-rollback" style={{ left: rollbackLeft }} />}
          {parts.map((part) => (
            <span
              key={`${part.kind} ${part.from} ${part.end ?? ''}`}
              className={`timeline-part ${lookOf(part)}`}
              style={{ left: `${((part.from - from) / whole) * 100}%`, width: `${(((part.to ?? end) - part.from) / whole) * 100}%` }}
              title={`${LOOKS[lookOf(part)]}: ${durationText((part.to ?? end) - part.from)}`}
            />
          ))}
        </span>
        <span className="for-readers">{courseOf(bar, from, isOnPath)}</span>
      </Cell>
      <Cell className="timeline-took">{took === undefined ? '' : durationText(took)}</Cell>
    </div>
  );
});

/** What a bar shows, in words, and what is cut off beside it. */
function BarDetails({ bar, index, isStop, isOnPath, from, whole }: BarProps) {
  const { name, type, logicalId, parts, reason, waitsFor = [], waitedFor, state } = bar;
  const end = from + whole;
  const course = parts.map((part) => {
    const took = durationText((part.to ?? end) - part.from);
    return <p key={`${part.kind} ${part.from} ${part.end ?? ''}`}>{`${LOOKS[lookOf(part)]}: ${took}, from ${durationText(part.from - from)} on`}</p>;
  });
  return (
    <RowDetails
      id={logicalId}
      index={index}
      isStop={isStop}
      facts={[
        ['State', rowStateText(state)],
        ['Reason', reason],
        ['Course', course.length > 0 ? course : undefined],
        ['Began when', waitedFor && `${waitedFor} was there`],
        ['Waits for', state === 'waiting' && waitsFor.length > 0 ? waitsFor.join(', ') : undefined],
        ['Longest way', isOnPath ? 'It is on it: the deployment takes as long as this and what it waited for.' : undefined],
        ['Type', type],
        ['Name', name],
        ['Logical id', logicalId],
      ]}
    />
  );
}

function Cell({ children, className, title }: { readonly children: ReactNode; readonly className?: string; readonly title?: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    // biome-ignore lint/a11y/useFocusableInteractive: its row has the focus
    <span className={className} role="gridcell" title={title}>
      {children}
    </span>
  );
}

function tookOf({ parts }: TimelineBar, end: number): number | undefined {
  const begun = parts[0]?.from;
  return begun === undefined ? undefined : (parts.at(-1)?.to ?? end) - begun;
}

function courseOf(bar: TimelineBar, from: number, isOnPath: boolean): string {
  const begun = bar.parts[0]?.from;
  const waits = waitText(bar);
  return [
    rowStateText(bar.state),
    waits !== undefined && `, ${waits}`,
    begun !== undefined && `, began after ${durationText(begun - from)}`,
    bar.waitedFor !== undefined && `, when ${bar.waitedFor} was there`,
    isOnPath && ', on the longest way',
  ]
    .filter((part) => part !== false)
    .join('');
}

/** What the bars and marks mean, of those that there are. */
function Legend({ timeline }: { readonly timeline: TimelineData }) {
  const looks = new Set(timeline.bars.flatMap((bar) => bar.parts.map(lookOf)));
  const words = Object.keys(LOOKS) as Look[];
  return (
    <p className="timeline-legend quiet" aria-hidden="true">
      {words
        .filter((look) => looks.has(look))
        .map((look) => (
          <span key={look}>
            <span className={`timeline-part timeline-swatch ${look}`} /> {LOOKS[look]}
          </span>
        ))}
      {timeline.path.length > 0 && (
        <span>
          <span className="timeline-mark">◆</span> The longest way: each waited for the one before it
        </span>
      )}
    </p>
  );
}

type Look = 'part-running' | 'part-done' | 'part-failed' | 'part-cancelled' | 'part-stabilising' | 'part-clearing' | 'part-back';

const LOOKS: Readonly<Record<Look, string>> = {
  'part-running': 'In progress',
  'part-done': 'Done',
  'part-failed': 'Failed',
  'part-cancelled': 'Cancelled or skipped',
  'part-stabilising': 'Applied, still stabilising',
  'part-clearing': 'Deletion',
  'part-back': 'Rolled back',
};

function lookOf({ kind, to, end }: TimelinePart): Look {
  if (end === 'failed') return 'part-failed';
  if (end === 'cancelled' || end === 'skipped') return 'part-cancelled';
  if (kind === 'takingBack') return 'part-back';
  if (kind === 'clearing') return 'part-clearing';
  if (kind === 'stabilising') return 'part-stabilising';
  return to === undefined ? 'part-running' : 'part-done';
}

const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600].map((seconds) => seconds * 1_000);

/** Round times, six at most. */
function ticksOf(whole: number): readonly number[] {
  const step = STEPS.find((one) => whole / one <= 6) ?? 7_200_000;
  return Array.from({ length: Math.floor(whole / step) + 1 }, (_, index) => index * step);
}
