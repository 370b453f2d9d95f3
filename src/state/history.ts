import type { Stores } from './stores.ts';

/** Undo and redo are the editor's: a step made by a form is one of its steps too. */
export function undo({ editor }: Stores): void {
  editor.requests.fire({ kind: 'undo' });
}

export function redo({ editor }: Stores): void {
  editor.requests.fire({ kind: 'redo' });
}
