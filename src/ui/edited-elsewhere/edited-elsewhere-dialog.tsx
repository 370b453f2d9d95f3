import { keepBoth, keepMine, takeTheirs } from '#state/commands/choose-version.ts';
import { closeDialog } from '#state/dialogs.ts';
import { useSelect, useStores } from '../stores-context.tsx';
import { EditedElsewhereView } from './edited-elsewhere-view.tsx';

export function EditedElsewhereDialog() {
  const stores = useStores();
  const conflicts = useSelect(stores.project, (state) => state.conflicts);
  const files = useSelect(stores.project, (state) => state.files);
  return (
    <EditedElsewhereView
      files={Object.entries(conflicts).map(([path, theirs]) => ({ path, mine: files[path] ?? null, theirs }))}
      onMine={(path) => keepMine(stores, path)}
      onTheirs={(path) => takeTheirs(stores, path)}
      onBoth={(path) => keepBoth(stores, path)}
      onClose={() => closeDialog(stores)}
    />
  );
}
