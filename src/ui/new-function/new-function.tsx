import { suggestName } from '#model/edit/names.ts';
import { createFunction } from '#state/commands/create-function.ts';
import { closeDialog } from '#state/dialogs.ts';
import { newFunction } from '#state/new-function.ts';
import { useSelect, useStores } from '../stores-context.tsx';
import { NewFunctionDialog } from './new-function-dialog.tsx';

export function NewFunction() {
  const stores = useStores();
  const project = useSelect(stores.project, (state) => state.project);
  const files = useSelect(stores.project, (state) => state.files);
  if (!project) return null;
  return (
    <NewFunctionDialog
      suggested={suggestName(project, 'hello')}
      check={(name, language, entry) => {
        const made = newFunction(project, new Set(Object.keys(files)), name, language, entry);
        return 'code' in made ? made : undefined;
      }}
      onCreate={(name, language, entry) => {
        if (createFunction(stores.edit, name, language, entry)) closeDialog(stores);
      }}
      onClose={() => closeDialog(stores)}
    />
  );
}
