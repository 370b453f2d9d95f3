import { closeDialog } from '#state/dialogs.ts';
import { showPanel } from '#state/workspace.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { useSelect, useStores } from '../stores-context.tsx';

/** Where test events are, and how one is made: the guide `docs/guide/test-events.md` in a few lines. */
export function TestEventsDialog() {
  const stores = useStores();
  const isOpen = useSelect(stores.project, (state) => state.id !== null);
  const close = () => closeDialog(stores);
  const openRun = () => {
    close();
    showPanel(stores.workspace, 'run');
  };
  return (
    <DialogFrame
      title="Test Events"
      description="A test event is a file of the project, holding what a function is called with."
      className="about-dialog"
      onClose={close}
      footer={
        isOpen ? (
          <button type="button" className="button button-primary" onClick={openRun}>
            Open the Run panel
          </button>
        ) : undefined
      }
    >
      <div className="dialog-content help-text">
        <p>
          <code>events/&lt;function&gt;/&lt;name&gt;.json</code>
        </p>
        <ul>
          <li>In the Run panel, begin from what a trigger would send, change it, and press Save as…; or put a file there yourself.</li>
          <li>Choose it there or in the toolbar, and press Run: the deployed function runs with its real role.</li>
          <li>
            From the command line: <code>stackwright invoke . hit --event events/hit/home.json</code>
          </li>
          <li>They are committed with the code, and are no part of what is built or deployed.</li>
        </ul>
      </div>
    </DialogFrame>
  );
}
