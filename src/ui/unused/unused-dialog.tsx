import { resourceTypeOf } from '#kit/catalogue.ts';
import { textOf } from '#model/files.ts';
import { clearRemoved, removeResources, restoreResource } from '#state/commands/remove-resource.ts';
import { closeDialog } from '#state/dialogs.ts';
import { unusedReport } from '#state/unused.ts';
import { useSelect, useStores } from '../stores-context.tsx';
import { UnusedView } from './unused-view.tsx';

export function UnusedDialog() {
  const stores = useStores();
  const { edit } = stores;
  const project = useSelect(stores.project, (state) => state.project);
  const id = useSelect(stores.project, (state) => state.id);
  const files = useSelect(stores.project, (state) => state.files);
  const scan = useSelect(stores.scan, (state) => state.result);
  const holders = useSelect(stores.scan, (state) => state.holders);
  const kept = useSelect(edit.removed, (state) => state);
  if (!project) return null;
  const catalogue = edit.bench.catalogue();
  // What was taken back by undo is in the project again, and needs no restoring.
  const removed = kept.projectId === id ? kept.removed.filter((one) => !Object.hasOwn(project.resources, one.name)) : [];
  return (
    <UnusedView
      report={unusedReport(project, scan, catalogue, { fragment: project.template === undefined ? undefined : textOf(files, project.template), holders })}
      removed={removed}
      titleOf={(type) => resourceTypeOf(catalogue, type)?.title ?? type}
      onRemove={(names) => removeResources(edit, names)}
      onRestore={(name) => restoreResource(edit, name)}
      onClearRemoved={() => clearRemoved(edit)}
      onJump={(file, line, column) => {
        closeDialog(stores);
        edit.bench.reveal({ file, line, column });
      }}
      onClose={() => closeDialog(stores)}
    />
  );
}
