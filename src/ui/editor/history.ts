import { textOf as textIn } from '#model/files.ts';
import { type EditorRequest, openFile } from '#state/editor.ts';
import { say } from '#state/notices.ts';
import { setFiles } from '#state/project.ts';
import type { Stores } from '#state/stores.ts';
import type { Models } from './models.ts';
import type { editor } from './monaco.ts';

type Texts = Readonly<Record<string, string | null>>;
/** The models' own names for their states, by their addresses. */
type Versions = ReadonlyMap<string, number>;
type Way = 'undo' | 'redo';

/** One thing that was done to several files at once. */
interface Step {
  readonly label: string;
  readonly before: Texts;
  readonly after: Texts;
  /** Of all models, just after it was done, or undone: where the active file still is there, nothing was typed in it since. */
  readonly versions: Map<string, number>;
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
// Undo takes back whichever came last, the step or what was typed in the active file. A step goes back in all of its files or in none:
// half of it would be a project that nobody made.
export function createHistory(stores: Stores, models: Models): History {
  const done: Step[] = [];
  const undone: Step[] = [];
  const active = () => models.get(stores.editor.getState().active ?? '');
  const textOf = (path: string) => textIn(stores.project.getState().files, path) ?? null;

  /** Whether nothing was typed in the active file since the step. */
  const isLast = (step: Step): boolean => {
    const model = active();
    return !model || step.versions.get(model.uri.toString()) === model.getAlternativeVersionId();
  };
  const changedSince = (step: Step, way: Way): readonly string[] => {
    const texts = way === 'undo' ? step.after : step.before;
    return Object.keys(texts).filter((path) => textOf(path) !== texts[path]);
  };
  const isActiveIn = (step: Step) => Object.hasOwn(step.after, stores.editor.getState().active ?? '');

  const move = (steps: Step[], others: Step[], way: Way) => {
    const model = active();
    const held = steps.findLast(isActiveIn);
    // Where the file is as a step left it, its own undo would take back that step's part.
    const canMove = model && !(held && isLast(held)) && (way === 'undo' ? model.canUndo() : model.canRedo());
    let refused: Step | undefined;
    for (const step of steps.toReversed()) {
      if (canMove && !isLast(step)) break;
      if (changedSince(step, way).length === 0) {
        steps.splice(steps.indexOf(step), 1);
        others.push(bring(step, way));
        forgetChanged(stores, step.label, way);
        return tell();
      }
      // One that is about other files stays as it is, and doesn't hold up what was typed in this one before.
      refused ??= step;
      if (isActiveIn(step)) return sayChanged(stores, step.label, way, changedSince(step, way));
    }
    if (canMove) void model[way]();
    else if (refused) sayChanged(stores, refused.label, way, changedSince(refused, way));
    tell();
  };

  const bring = (step: Step, way: Way): Step => {
    const [from, to] = way === 'undo' ? [step.after, step.before] : [step.before, step.after];
    const paths = Object.keys(to);
    const earlier = models.versions();
    for (const model of paths.filter((path) => from[path] !== null && to[path] !== null).map(models.known)) {
      if (model && way === 'undo') takeBack(model, step.versions.get(model.uri.toString()));
      else if (model) void model.redo();
    }
    // Files that come or go, and what the model's own undo didn't bring there, are written.
    const rest = paths.filter((path) => textOf(path) !== to[path]);
    const reached = models.versions();
    if (rest.length > 0) setFiles(stores, Object.fromEntries(rest.map((path) => [path, to[path] ?? null])));
    if (way === 'undo') for (const path of rest) forgetWritten(models.known(path), reached);
    const versions = new Map(models.versions());
    for (const other of [...done, ...undone]) follow(other.versions, earlier, versions);
    return { ...step, versions };
  };

  const tell = () => {
    const canUndo = done.length > 0 || (active()?.canUndo() ?? false);
    const canRedo = undone.length > 0 || (active()?.canRedo() ?? false);
    const known = stores.editor.getState();
    if (canUndo !== known.canUndo || canRedo !== known.canRedo) stores.editor.setState({ canUndo, canRedo });
  };

  return {
    record({ label, before, after }) {
      done.push({ label, before, after, versions: new Map(models.versions()) });
      // What some file's own undo would still redo its part of is kept whole.
      const kept = undone.filter((step) => Object.keys(step.after).some((path) => models.known(path)?.canRedo()));
      undone.splice(0, undone.length, ...kept);
      tell();
    },
    undo: () => move(done, undone, 'undo'),
    redo: () => move(undone, done, 'redo'),
    clear() {
      done.length = 0;
      undone.length = 0;
      tell();
    },
    tell,
  };
}

/** What was typed since and taken away by hand is in the model's undo too, above the step. */
function takeBack(model: editor.ITextModel, version: number | undefined): void {
  while (version !== undefined && model.getAlternativeVersionId() !== version && model.canUndo()) void model.undo();
  void model.undo();
}

/** What was written over it, the model would undo in this one file: to what the step had made. */
function forgetWritten(model: editor.ITextModel | undefined, reached: Versions): void {
  if (model && reached.get(model.uri.toString()) !== model.getAlternativeVersionId()) model.setValue(model.getValue());
}

/** In files that were as they were just after another step, nothing is typed by moving this one. */
function follow(versions: Map<string, number>, earlier: Versions, now: Versions): void {
  for (const [uri, version] of now) if (versions.get(uri) === earlier.get(uri)) versions.set(uri, version);
}

const refusal = (label: string, way: Way) => `Could not ${way} “${label}”`;

/** It could, after all. */
function forgetChanged({ notices }: Stores, label: string, way: Way): void {
  if (notices.getState().last?.text === refusal(label, way)) notices.setState({ last: undefined });
}

function sayChanged({ editor: tabs, notices, ports }: Stores, label: string, way: Way, changed: readonly string[]): void {
  const [first = ''] = changed;
  const message = {
    kind: 'error',
    text: refusal(label, way),
    detail: `${changed.join(', ')}: changed since, and it is ${way === 'undo' ? 'undone' : 'redone'} in all of its files or in none. Undo what was done there first.`,
    action: { label: `Open ${first.split('/').at(-1)}`, run: () => openFile(tabs, first) },
  } as const;
  say(notices, message, ports.clock.now());
}
