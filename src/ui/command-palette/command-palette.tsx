import { lazy, Suspense } from 'react';
import { useSelect, useStores } from '../stores-context.tsx';

const PaletteDialog = lazy(() => import('./palette-dialog.tsx').then((module) => ({ default: module.PaletteDialog })));

/** Every command by its name; loaded when it is first opened. */
export function CommandPalette() {
  const { workspace } = useStores();
  const isShown = useSelect(workspace, (state) => state.isPaletteShown);
  if (!isShown) return null;
  return (
    <Suspense fallback={null}>
      <PaletteDialog />
    </Suspense>
  );
}
