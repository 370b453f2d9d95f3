import { DialogFrame } from '#ui/parts/dialog-frame.tsx';
import './queue.css';

/** Something went on where nobody is let in any more: what, and the way back to it. */
export function SignedOutDialog({
  title,
  text,
  queued,
  isRehearsal,
  onSignIn,
  onClose,
}: {
  readonly title: string;
  readonly text: string;
  /** What comes next there; undefined: nothing is queued. */
  readonly queued: string | undefined;
  readonly isRehearsal: boolean;
  readonly onSignIn: () => void;
  readonly onClose: () => void;
}) {
  return (
    <DialogFrame
      title={title}
      className="queue-dialog"
      onClose={onClose}
      footer={
        <>
          <button type="button" className="button" onClick={onClose}>
            Close
          </button>
          {/* biome-ignore lint/a11y/noAutofocus: it is all that the deployment waits for */}
          <button type="button" autoFocus className="button button-primary" onClick={onSignIn}>
            {isRehearsal ? 'Sign in again' : 'Sign in again…'}
          </button>
        </>
      }
    >
      <div className="dialog-content">
        <p role="status">The credentials have expired. {text}</p>
        {queued !== undefined && <p data-testid="queued">{queued}</p>}
        {isRehearsal && <p className="quiet">In a rehearsal the simulated account gives new credentials.</p>}
      </div>
    </DialogFrame>
  );
}
