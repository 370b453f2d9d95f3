import { textOf as textIn } from '#model/files.ts';
import type { EditorRequest } from '#state/editor.ts';
import { setFiles } from '#state/project.ts';
import type { Stores } from '#state/stores.ts';
import type { Models } from './models.ts';

type Texts = Readonly<Record<string, string | null>>;
/** The models' own names for their states, by path. */
type Versions = ReadonlyMap<string, number>;

/** One thing that was done to several files at once. */
interface Step {
  readonly label: string;
  readonly before: Texts;
  readonly after: Texts;
  /** Of all models, just after it was done, or undone: where the active file still is there, nothing was typed in it since. */
  readonly versions: Versions;
}

export interface History {
  /** Remembers what was just done to the models. */
  record(request: Extract<EditorRequest, { kind: 'step' }>): void;
  undo(): void;
  redo(): void;
  /** Another project was opened. */
  clear(): void;
  /** Tells the store what can be undone and redone now; after something was typed, or another file came. */
  tell(): void;
}

// Each model has an undo of its own, for typing. Steps that changed files from outside are remembered here, in their order.
// Undo takes back whichever came last, the step or what was typed in the active file. A file that was changed since keeps what it has.
export function createHistory(stores: Stores, models: Models): History {
  const done: Step[] = [];
  const undone: Step[] = [];
  const active = () => models.get(stores.editor.getState().active ?? '');
  const textOf = (path: string) => textIn(stores.project.getState().files, path) ?? null;

  /** Whether nothing was typed in the active file since the step. */
  const isLast = (step: Step | undefined): step is Step => {
    const model = active();
    return step !== undefined && (!model || step.versions.get(model.uri.toString()) === model.getAlternativeVersionId());
  };

  const bring = (step: Step, from: Texts, to: Texts, move: 'undo' | 'redo') => {
    const paths = Object.keys(to).filter((path) => textOf(path) === from[path]);
    for (const path of paths) if (from[path] !== null && to[path] !== null) void models.known(path)?.[move]();
    // Files that come or go, and what the model's own undo didn't bring there, are written.
    const rest = paths.filter((path) => textOf(path) !== to[path]);
    if (rest.length > 0) setFiles(stores, Object.fromEntries(rest.map((path) => [path, to[path] ?? null])));
    return { ...step, versions: models.versions() };
  };

  const tell = () => {
    const canUndo = done.length > 0 || (active()?.canUndo() ?? false);
    const canRedo = undone.length > 0 || (active()?.canRedo() ?? false);
    const known = stores.editor.getState();
    if (canUndo !== known.canUndo || canRedo !== known.canRedo) stores.editor.setState({ canUndo, canRedo });
  };

  return {
    record({ label, before, after }) {
      done.push({ label, before, after, versions: models.versions() });
      undone.length = 0;
      tell();
    },
    undo() {
      const step = done.at(-1);
      const model = active();
      if (!isLast(step) && model?.canUndo()) void model.undo();
      else if (step) {
        done.pop();
        undone.push(bring(step, step.after, step.before, 'undo'));
      }
      tell();
    },
    redo() {
      const step = undone.at(-1);
      const model = active();
      if (!isLast(step) && model?.canRedo()) void model.redo();
      else if (step) {
        undone.pop();
        done.push(bring(step, step.before, step.after, 'redo'));
      }
      tell();
    },
    clear() {
      done.length = 0;
      undone.length = 0;
      tell();
    },
    tell,
  };
}
