import { moveEnvironmentVariable, removeEnvironmentVariable, setEnvironmentVariable } from '#state/commands/set-environment-variable.ts';
import { closeDialog } from '#state/dialogs.ts';
import { useSelect, useStores } from '../stores-context.tsx';
import { EnvironmentView } from './environment-view.tsx';

export function EnvironmentDialog() {
  const stores = useStores();
  const { edit } = stores;
  const project = useSelect(stores.project, (state) => state.project);
  if (!project) return null;
  return (
    <EnvironmentView
      project={project}
      catalogue={edit.bench.catalogue()}
      onSet={(at, value) => setEnvironmentVariable(edit, at, value)}
      onMove={(from, to) => moveEnvironmentVariable(edit, from, to)}
      onRemove={(at) => removeEnvironmentVariable(edit, at)}
      onClose={() => closeDialog(stores)}
    />
  );
}
