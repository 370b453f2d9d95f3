import type { StackEvent } from '#model/stack.ts';
import { type Shape, ShapeIcon } from './shape.tsx';
import './deployment-parts.css';

/** The summary behind "Logs...": what changed when, newest last, as the cloud tells it. */
export function Events({ events }: { readonly events: readonly StackEvent[] }) {
  if (events.length === 0) return <p className="quiet events-empty">The cloud has told of nothing yet.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
    <ol className="events" aria-label="Events" tabIndex={0}>
      {events.map((event) => (
        <li key={event.id} className={`meaning-${LOOKS[event.phase].meaning}`}>
          <time dateTime={new Date(event.at).toISOString()}>{new Date(event.at).toLocaleTimeString(undefined, { hour12: false })}</time>
          <ShapeIcon shape={LOOKS[event.phase].shape} />
          <span className="event-status">{event.status}</span>
          <span className="event-name">{event.logicalId}</span>
          <span className="quiet event-type">{event.type}</span>
          {event.reason !== undefined && <span className="event-reason">{event.reason}</span>}
        </li>
      ))}
    </ol>
  );
}

const LOOKS: Readonly<Record<StackEvent['phase'], { shape: Shape; meaning: string }>> = {
  running: { shape: 'ring', meaning: 'progress' },
  done: { shape: 'check', meaning: 'success' },
  failed: { shape: 'alert', meaning: 'failure' },
  skipped: { shape: 'dash', meaning: 'still' },
};
