import { inspect } from '#state/commands/inspect.ts';
import { openForm } from '#state/commands/open-form.ts';
import { addTriggerAtCursor, insertAtCursor } from '#state/commands/use-palette.ts';
import { useSelect, useStores } from '../stores-context.tsx';
import { PaletteView } from './palette-view.tsx';

/** The Resources pane of the open project. */
export function PalettePane() {
  const stores = useStores();
  const { edit, editor } = stores;
  const project = useSelect(stores.project, (state) => state.project);
  if (!project) return null;
  return (
    <PaletteView
      catalogue={edit.bench.catalogue()}
      project={project}
      onDragStart={(dragged) => edit.form.setState({ dragged })}
      onDragEnd={() => edit.form.setState({ dragged: undefined })}
      onInsert={(item) => insertAtCursor(edit, editor, item)}
      onTrigger={(item) => addTriggerAtCursor(edit, editor, item)}
      onDefine={(item) => openForm(edit, { ...item, intent: { kind: 'define-resource' } })}
      onInspect={(name) => inspect(edit, { kind: 'resource', name })}
    />
  );
}
