import { triggerTypeOf } from '#kit/catalogue.ts';
import { editTrigger } from '#state/commands/edit-trigger.ts';
import { removeTrigger } from '#state/commands/remove-trigger.ts';
import { addTriggerAtCursor } from '#state/commands/use-palette.ts';
import { closeDialog } from '#state/dialogs.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { TriggerList } from '../parts/trigger-list.tsx';
import { useSelect, useStores } from '../stores-context.tsx';
import './triggers.css';

/** What ⚡ in the gutter opens: what starts the function. `arguments`: `{ function }`. */
export function TriggersDialog({ arguments: given }: { readonly arguments: unknown }) {
  const stores = useStores();
  const { edit, editor } = stores;
  const project = useSelect(stores.project, (state) => state.project);
  const name = typeof given === 'object' && given !== null && 'function' in given ? String(given.function) : '';
  const definition = project?.functions[name];
  if (!definition) return null;
  const catalogue = edit.bench.catalogue();
  const close = () => closeDialog(stores);
  return (
    <DialogFrame
      title={`Triggers of ${name}`}
      className="triggers-dialog"
      onClose={close}
      footer={
        <button type="button" className="button button-primary" onClick={close}>
          Done
        </button>
      }
    >
      <div className="dialog-content">
        <TriggerList
          triggers={definition.triggers ?? {}}
          titleOf={(type) => triggerTypeOf(catalogue, type)?.title ?? type}
          onEdit={(trigger) => {
            close();
            editTrigger(edit, name, trigger);
          }}
          onRemove={(trigger) => removeTrigger(edit, name, trigger)}
          addTo={catalogue.services.filter((one) => Object.keys(one.triggers).length > 0).map((one) => ({ id: one.id, title: one.title }))}
          onAdd={(service) => {
            close();
            addTriggerAtCursor(edit, editor, { service }, name);
          }}
        />
      </div>
    </DialogFrame>
  );
}
