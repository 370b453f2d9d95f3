import { useEffect, useState } from 'react';
import { whenAtRest } from '../parts/when-at-rest.ts';
import { useSelect, useStores } from '../stores-context.tsx';

/** An editor that doesn't come keeps nobody waiting for longer, in milliseconds. */
const PATIENCE = 2_000;

/** Whether what is looked at first is there, the welcome or the code: the rest of the screen comes after it. */
export function useSettled(): boolean {
  const { project, editor } = useStores();
  const isOpen = useSelect(project, (state) => state.id !== null);
  const isEditorShown = useSelect(editor, (state) => state.isShown);
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    if (isSettled) return;
    const settle = () => setSettled(true);
    if (isOpen && isEditorShown) return whenAtRest(settle);
    const timer = setTimeout(settle, isOpen ? PATIENCE : 0);
    return () => clearTimeout(timer);
  }, [isSettled, isOpen, isEditorShown]);
  return isSettled;
}
