import { DialogFrame } from '#ui/parts/dialog-frame.tsx';
import './queue.css';

/** Deploy Project was pressed while what was begun before is still being looked for. Closing it is wanting neither. */
export function LookingDialog({ projectName, onClose }: { readonly projectName: string; readonly onClose: () => void }) {
  return (
    <DialogFrame
      title={`Deploy ${projectName}`}
      className="queue-dialog"
      onClose={onClose}
      footer={
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
      }
    >
      <div className="dialog-content" aria-busy="true">
        <p role="status">Looking for a deployment that goes on already…</p>
        <p className="quiet">If there is one, it is shown; else this one begins. Cancel begins nothing, and stops nothing.</p>
      </div>
    </DialogFrame>
  );
}
