import { type AddedFiles, putFiles } from '#state/commands/add-files.ts';
import { closeDialog } from '#state/dialogs.ts';
import { useStores } from '../stores-context.tsx';
import { ReplaceFilesView } from './replace-files-view.tsx';

export function ReplaceFilesDialog({ arguments: given }: { readonly arguments: unknown }) {
  const stores = useStores();
  const added = given as AddedFiles;
  const put = (isReplacing: boolean) => {
    closeDialog(stores);
    putFiles(stores, added, isReplacing);
  };
  const others = Object.keys(added.files).length - added.replaced.length;
  return (
    <ReplaceFilesView replaced={added.replaced} others={others} onReplace={() => put(true)} onKeep={() => put(false)} onClose={() => closeDialog(stores)} />
  );
}
