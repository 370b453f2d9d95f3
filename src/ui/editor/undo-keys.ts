import type { Disposable } from '#base/disposable.ts';
import type { History } from './history.ts';

const FIELDS = 'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="dialog"], [role="alertdialog"]';

/** Undo and redo wherever the focus is, except in fields and dialogs, which have an undo of their own, or none. */
export function takeUndoKeys(history: History): Disposable {
  const onKey = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(FIELDS)) return;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey) history.undo();
    else if (key === 'y' || (key === 'z' && event.shiftKey)) history.redo();
    else return;
    event.preventDefault();
  };
  addEventListener('keydown', onKey);
  return { dispose: () => removeEventListener('keydown', onKey) };
}
