import { useState } from 'react';
import { addStatement, removeStatement } from '#state/commands/set-statements.ts';
import { closeDialog } from '#state/dialogs.ts';
import { whatIsAt } from '#state/inspector.ts';
import { useSelect, useStores } from '../stores-context.tsx';
import { PermissionsView } from './permissions-view.tsx';

/** `arguments`: `{ function }`, absent: that of the cursor, else the first. */
export function PermissionsDialog({ arguments: given }: { readonly arguments: unknown }) {
  const stores = useStores();
  const { edit } = stores;
  const project = useSelect(stores.project, (state) => state.project);
  const generated = useSelect(stores.scan, (state) => state.generated);
  const [chosen, setChosen] = useState(() => functionOf(given) ?? functionAtCursor(stores));
  if (!project) return null;
  const name = chosen !== undefined && Object.hasOwn(project.functions, chosen) ? chosen : (Object.keys(project.functions)[0] ?? '');
  return (
    <PermissionsView
      project={project}
      functionName={name}
      statements={generated?.statements ?? {}}
      onFunction={setChosen}
      onAdd={(statement) => addStatement(edit, name, statement)}
      onRemove={(index) => removeStatement(edit, name, index)}
      onJump={(file, line) => {
        closeDialog(stores);
        edit.bench.reveal({ file, line });
      }}
      onClose={() => closeDialog(stores)}
    />
  );
}

function functionOf(given: unknown): string | undefined {
  return typeof given === 'object' && given !== null && 'function' in given ? String(given.function) : undefined;
}

function functionAtCursor({ editor, scan }: ReturnType<typeof useStores>): string | undefined {
  const { active, cursor } = editor.getState();
  const at = active === null ? undefined : whatIsAt(scan.getState().result, active, cursor?.offset ?? 0);
  return at?.kind === 'function' ? at.name : at?.kind === 'operation' ? at.mark.functions[0] : undefined;
}
