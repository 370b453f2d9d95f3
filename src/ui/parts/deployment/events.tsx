import { memo } from 'react';
import type { StackEvent } from '#model/stack.ts';
import { Chunks } from './chunks.tsx';
import { type Shape, ShapeIcon } from './shape.tsx';
import './deployment-parts.css';

/** The summary behind "Logs...": what changed when, newest last, as the cloud tells it. */
export function Events({ events }: { readonly events: readonly StackEvent[] }) {
  if (events.length === 0) return <p className="quiet events-empty">The cloud has told of nothing yet.</p>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: pieces of a real list cannot be left undrawn
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
    <div className="events" role="list" aria-label="Events" tabIndex={0}>
      <Chunks items={events} rowHeight={22} role="presentation">
        {(event, index) => <EventRow key={event.id} event={event} index={index} count={events.length} />}
      </Chunks>
    </div>
  );
}

const EventRow = memo(function EventRow({ event, index, count }: { readonly event: StackEvent; readonly index: number; readonly count: number }) {
  const { shape, meaning } = LOOKS[event.phase];
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div role="listitem" aria-posinset={index + 1} aria-setsize={count} className={`event meaning-${meaning}`}>
      <time dateTime={new Date(event.at).toISOString()}>{WHEN.format(event.at)}</time>
      <ShapeIcon shape={shape} />
      <span className="event-status">{event.stabilising ? `${event.status}, still stabilising` : event.status}</span>
      <span className="event-name">{event.logicalId}</span>
      <span className="quiet event-type">{event.type}</span>
      {event.reason !== undefined && <span className="event-reason">{event.reason}</span>}
    </div>
  );
});

/** Made once: it is slow to make, and there may be thousands. */
const WHEN = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

const LOOKS: Readonly<Record<StackEvent['phase'], { shape: Shape; meaning: string }>> = {
  running: { shape: 'ring', meaning: 'progress' },
  done: { shape: 'check', meaning: 'success' },
  failed: { shape: 'alert', meaning: 'failure' },
  skipped: { shape: 'dash', meaning: 'still' },
};
