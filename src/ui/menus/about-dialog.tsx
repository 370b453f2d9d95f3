import { closeDialog } from '#state/dialogs.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { useStores } from '../stores-context.tsx';

export function AboutDialog() {
  const stores = useStores();
  return (
    <DialogFrame title="About Stackwright" className="about-dialog" onClose={() => closeDialog(stores)}>
      <div className="dialog-content">
        <p>A serverless IDE in the browser: drag cloud resources into code, deploy the project as one stack.</p>
        <p className="quiet">Licence: Apache-2.0</p>
      </div>
    </DialogFrame>
  );
}
