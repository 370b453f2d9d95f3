import { Suspense } from 'react';
import { useSelect, useStores } from '../stores-context.tsx';
import { DIALOGS } from './features.tsx';

/** The dialog that is open, out of the register. */
export function OpenDialogHost() {
  const { dialogs } = useStores();
  const open = useSelect(dialogs, (state) => state.open);
  const Dialog = open && DIALOGS[open.id];
  if (!Dialog) return null;
  return (
    <Suspense fallback={null}>
      <Dialog key={open.id} arguments={open.arguments} />
    </Suspense>
  );
}
