import { useEffect, useState } from 'react';
import { whenIdle } from '../parts/when-idle.ts';
import { useSelect, useStores } from '../stores-context.tsx';

/** Nothing keeps the rest of the screen waiting for longer, in milliseconds. */
const PATIENCE = 2_000;

/** Whether what is looked at first is there, the editor or the welcome: the rest of the screen comes after it. */
export function useSettled(): boolean {
  const { project, editor } = useStores();
  const isOpen = useSelect(project, (state) => state.id !== null);
  const isEditorShown = useSelect(editor, (state) => state.isShown);
  const [isSettled, setSettled] = useState(false);
  const isReady = !isOpen || isEditorShown;
  useEffect(() => {
    if (isSettled) return;
    if (isReady) return whenIdle(() => setSettled(true), PATIENCE);
    const timer = setTimeout(() => setSettled(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [isSettled, isReady]);
  return isSettled;
}
