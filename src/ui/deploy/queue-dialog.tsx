import { DialogFrame } from '#ui/parts/dialog-frame.tsx';
import './queue.css';

/** What is queued while no deployment can be seen: what it waits for, and what a person can do about it. */
export function QueueDialog({
  title,
  text,
  needsPerson,
  onGoOn,
  onCancel,
  onClose,
}: {
  readonly title: string;
  readonly text: string;
  readonly needsPerson: boolean;
  readonly onGoOn: () => void;
  readonly onCancel: () => void;
  readonly onClose: () => void;
}) {
  return (
    <DialogFrame
      title={title}
      className="queue-dialog"
      onClose={onClose}
      footer={
        <>
          <button type="button" className="button" onClick={onCancel}>
            Cancel queued
          </button>
          {needsPerson ? (
            <button type="button" className="button button-primary" onClick={onGoOn}>
              Go on…
            </button>
          ) : (
            <button type="button" className="button button-primary" onClick={onClose}>
              Close
            </button>
          )}
        </>
      }
    >
      <div className="dialog-content">
        <p data-testid="queued" aria-live="polite">
          {text}
        </p>
        <p className="quiet">
          {needsPerson
            ? 'Nothing is done before you say so. Go on asks what has to be asked.'
            : 'It begins by itself; its changes are shown before anything is executed. Closing this changes nothing.'}
        </p>
      </div>
    </DialogFrame>
  );
}
