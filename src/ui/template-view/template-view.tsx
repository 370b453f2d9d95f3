import { closeDialog } from '#state/dialogs.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { UnreadManifest } from '../parts/unread-manifest.tsx';
import { useSelect, useStores } from '../stores-context.tsx';
import { TemplateDialog } from './template-dialog.tsx';

/** The toolbar's Template: of the project as it is now. */
export function TemplateView() {
  const stores = useStores();
  const generated = useSelect(stores.scan, (state) => state.generated);
  const isStackKnown = useSelect(stores.scan, (state) => state.holders !== undefined);
  const name = useSelect(stores.project, (state) => state.project?.name);
  const close = () => closeDialog(stores);
  if (!generated) {
    return (
      <DialogFrame title="Template" className="template-dialog" onClose={close}>
        {name === undefined ? (
          <UnreadManifest />
        ) : (
          <p className="dialog-content empty-note" role="status">
            The project is being read…
          </p>
        )}
      </DialogFrame>
    );
  }
  return (
    <TemplateDialog
      body={generated.body}
      problems={generated.problems}
      dropped={generated.dropped}
      kept={generated.keptUnused ?? []}
      isStackKnown={isStackKnown}
      onSave={() => stores.edit.bench.download(`${name ?? 'project'}.template.json`, generated.body)}
      onClose={close}
    />
  );
}
