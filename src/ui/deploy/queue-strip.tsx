import './queue.css';

export interface QueueStripProps {
  /** What comes next; undefined: nothing is queued. */
  readonly text: string | undefined;
  /** Said where nothing is queued. */
  readonly note?: string | undefined;
  /** The project can be deployed again after what goes on now. */
  readonly canAsk: boolean;
  readonly onAsk: () => void;
  readonly onCancel: () => void;
  /** Where it waits for a person. */
  readonly onGoOn?: (() => void) | undefined;
}

/** Above the monitor's foot: what is deployed after this. Nothing where there is nothing to say. */
export function QueueStrip({ text, note, canAsk, onAsk, onCancel, onGoOn }: QueueStripProps) {
  if (text === undefined && !canAsk) return null;
  return (
    <section className="queue-strip" aria-label="What comes next">
      <p aria-live="polite" data-testid="queued" className={text === undefined ? 'quiet' : undefined}>
        {text ?? note ?? 'What you edit now is not part of this deployment.'}
      </p>
      {text !== undefined && (
        <button type="button" className="button" onClick={onCancel}>
          Cancel queued
        </button>
      )}
      {text !== undefined && onGoOn && (
        <button type="button" className="button" onClick={onGoOn}>
          Go on…
        </button>
      )}
      {canAsk && (
        <button
          type="button"
          className="button"
          title={text === undefined ? 'The project as it is now is deployed once this is over' : 'The project as it is now takes the place of what is next'}
          onClick={onAsk}
        >
          Deploy again after this
        </button>
      )}
    </section>
  );
}
