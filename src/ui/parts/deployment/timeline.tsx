import { memo } from 'react';
import type { TimelineBar, Timeline as TimelineData, TimelinePart } from '#engine/timeline/timeline.ts';
import { timelineSummary, waitText } from '#state/deployment-pace.ts';
import { durationText, rowStateText } from '#state/deployment-words.ts';
import { Chunks } from './chunks.tsx';
import { RowIcon } from './row-icon.tsx';
import './timeline.css';

/** When each resource was worked on: a bar each, from its beginning to its end. Told by shape as well as by colour; the summary says it in words. */
export function Timeline({ timeline, now }: { readonly timeline: TimelineData; readonly now: number }) {
  const { bars, from, path, rollbackAt } = timeline;
  const isRunning = bars.some((bar) => bar.parts.at(-1)?.to === undefined && bar.parts.length > 0);
  const whole = Math.max(1, (isRunning ? Math.max(timeline.to, now) : timeline.to) - from);
  const at = (time: number): string => `${((time - from) / whole) * 100}%`;
  const onPath = new Set(path);
  return (
    <div className="timeline">
      <p className="for-readers">{timelineSummary(timeline)}</p>
      <div className="timeline-axis" aria-hidden="true">
        {ticksOf(whole).map((tick) => (
          <span key={tick} style={{ left: `${(tick / whole) * 100}%` }}>
            {tick === 0 ? '0 s' : durationText(tick)}
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: pieces of a real list cannot be left undrawn */}
      <div role="list" aria-label="Timeline">
        <Chunks items={bars} rowHeight={28} role="presentation">
          {(bar, index) => (
            <Bar
              key={bar.logicalId}
              bar={bar}
              index={index}
              count={bars.length}
              isOnPath={onPath.has(bar.logicalId)}
              from={from}
              whole={whole}
              rollbackLeft={rollbackAt === undefined ? undefined : at(rollbackAt)}
            />
          )}
        </Chunks>
      </div>
      <Legend timeline={timeline} />
    </div>
  );
}

const Bar = memo(function Bar({
  bar,
  index,
  count,
  isOnPath,
  from,
  whole,
  rollbackLeft,
}: {
  readonly bar: TimelineBar;
  readonly index: number;
  readonly count: number;
  readonly isOnPath: boolean;
  readonly from: number;
  readonly whole: number;
  readonly rollbackLeft: string | undefined;
}) {
  const { name, type, parts, state, parent, waitedFor } = bar;
  const end = from + whole;
  const waits = waitText(bar);
  const begun = parts[0]?.from;
  const took = begun === undefined ? undefined : (parts.at(-1)?.to ?? end) - begun;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div role="listitem" aria-posinset={index + 1} aria-setsize={count} className="timeline-row" data-testid="timeline-row">
      <RowIcon state={state} />
      <span className={parent === undefined ? 'timeline-name' : 'timeline-name nested'} title={`${name}\n${type}`}>
        {isOnPath && (
          <span className="timeline-mark" aria-hidden="true">
            ◆
          </span>
        )}
        {name} <span className="quiet">{type.split('::').slice(1).join(' ') || type}</span>
      </span>
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
      <span className="timeline-took">{took === undefined ? '' : durationText(took)}</span>
      <span className="for-readers">
        {rowStateText(state)}
        {waits !== undefined && `, ${waits}`}
        {begun !== undefined && `, began after ${durationText(begun - from)}`}
        {waitedFor !== undefined && `, when ${waitedFor} was there`}
        {isOnPath && ', on the longest way'}
      </span>
    </div>
  );
});

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
  'part-clearing': 'The old copy goes',
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
