import { createStore, type StoreApi } from 'zustand/vanilla';
import { createEmitter, type Emitter } from '#base/event.ts';
import type { Problem } from '#model/problem.ts';

/** The tabs and the cursor. Texts are the project's files; the editor is their one writer while they are open in it. */
export interface EditorState {
  /** Paths of the tabs, in their order. */
  readonly open: readonly string[];
  readonly active: string | null;
  readonly cursor: { readonly line: number; readonly column: number; readonly offset: number } | null;
  /** Where one was in each file, by path. */
  readonly views: Readonly<Record<string, FileView>>;
  /** The code has been drawn: one can type. */
  readonly isShown?: boolean;
  /** Whether there is something to undo, or redo, in the active file or by a step. Absent: there is not. */
  readonly canUndo?: boolean;
  readonly canRedo?: boolean;
  /** What the language service finds in the open files. Absent: nothing yet. */
  readonly typeProblems?: readonly Problem[];
}

/** The cursor's place, and how far the text is scrolled, in pixels. */
export interface FileView {
  readonly line: number;
  readonly column: number;
  readonly top: number;
  readonly left: number;
}

/** What others ask of the editor; it answers to these while it is shown. */
export type EditorRequest =
  | { readonly kind: 'reveal'; readonly file: string; readonly line?: number; readonly column?: number }
  /** Texts changed from outside: one step of undo for all of them. `before` and `after` by path; null: there was, or is, none. */
  | {
      readonly kind: 'step';
      readonly label: string;
      readonly before: Readonly<Record<string, string | null>>;
      readonly after: Readonly<Record<string, string | null>>;
    }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

export interface EditorStore extends StoreApi<EditorState> {
  readonly requests: Emitter<EditorRequest>;
}

export function createEditorStore(): EditorStore {
  const store = createStore<EditorState>(() => ({ open: [], active: null, cursor: null, views: {} }));
  return { ...store, requests: createEmitter<EditorRequest>() };
}

/** Opens a tab, or brings it to the front. */
export function openFile(store: EditorStore, path: string): void {
  store.setState((state) => ({ active: path, open: state.open.includes(path) ? state.open : [...state.open, path] }));
}

export function closeFile(store: EditorStore, path: string): void {
  store.setState((state) => {
    const open = state.open.filter((one) => one !== path);
    const at = state.open.indexOf(path);
    return { open, active: state.active === path ? (open[Math.min(at, open.length - 1)] ?? null) : state.active };
  });
}
