import { inspect } from '#state/commands/inspect.ts';
import { openForm } from '#state/commands/open-form.ts';
import { attempt } from '#state/run-command.ts';
import { UnreadManifest } from '../parts/unread-manifest.tsx';
import { useSelect, useStores } from '../stores-context.tsx';
import { PaletteView } from './palette-view.tsx';

// They bring a parser along, which the screen does without at first.
const commands = () => import('#state/commands/use-palette.ts');

/** The Resources pane of the open project. */
export function PalettePane() {
  const stores = useStores();
  const { edit, editor } = stores;
  const project = useSelect(stores.project, (state) => state.project);
  if (!project) return <UnreadManifest />;
  return (
    <PaletteView
      catalogue={edit.bench.catalogue()}
      project={project}
      onDragStart={(dragged) => edit.form.setState({ dragged })}
      onDragEnd={() => edit.form.setState({ dragged: undefined })}
      onInsert={(item) => attempt(stores, async () => (await commands()).insertAtCursor(edit, editor, item))}
      onTrigger={(item) => attempt(stores, async () => (await commands()).addTriggerAtCursor(edit, editor, item))}
      onDefine={(item) => openForm(edit, { ...item, intent: { kind: 'define-resource' } })}
      onInspect={(name) => inspect(edit, { kind: 'resource', name })}
    />
  );
}
