import { lazy, Suspense, useState } from 'react';
import { useSelect, useStores } from '../stores-context.tsx';
import { PaletteWaiting } from './palette-waiting.tsx';

const PaletteDialog = lazy(() => import('./palette-dialog.tsx').then((module) => ({ default: module.PaletteDialog })));

/** Every command by its name; loaded when it is first opened. What is typed until then is typed into it. */
export function CommandPalette() {
  const { workspace } = useStores();
  const isShown = useSelect(workspace, (state) => state.isPaletteShown);
  return isShown ? <Palette onClose={() => workspace.setState({ isPaletteShown: false })} /> : null;
}

function Palette({ onClose }: { readonly onClose: () => void }) {
  const [search, setSearch] = useState('');
  return (
    <Suspense fallback={<PaletteWaiting search={search} onSearch={setSearch} onClose={onClose} />}>
      <PaletteDialog search={search} onSearch={setSearch} onClose={onClose} />
    </Suspense>
  );
}
