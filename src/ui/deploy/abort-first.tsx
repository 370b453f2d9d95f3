import { DialogFrame } from '#ui/parts/dialog-frame.tsx';
import './before.css';

/** A stack with staged changes is to be removed: they go first, if that is wished. */
export function AbortFirst({ isStaged, onAbort, onClose }: { readonly isStaged: boolean; readonly onAbort: () => void; readonly onClose: () => void }) {
  const what = isStaged ? 'staged changes' : 'deployment that is being prepared';
  return (
    <DialogFrame
      title={`Abort the ${what} first?`}
      description="A stack is removed only while nothing is staged on it. Aborting them changes none of its resources; what the removal takes away is asked next."
      className="confirm"
      onClose={onClose}
      footer={
        <>
          <button type="button" className="button" onClick={onClose}>
            Keep {isStaged ? 'them' : 'it'}
          </button>
          <button type="button" className="button button-danger" onClick={onAbort}>
            Abort, then remove…
          </button>
        </>
      }
    >
      {null}
    </DialogFrame>
  );
}
