import type { Disposable } from '#base/disposable.ts';
import { isPlain, keepEnds, lineStarts, shownText } from '#base/line-ends.ts';
import { type ProjectFiles, textOf } from '#model/files.ts';
import { type ProjectState, setFile } from '#state/project.ts';
import type { Stores } from '#state/stores.ts';
import { editor, type IPosition, Position, Range } from './monaco.ts';
import { hasAllModels } from './source-libraries.ts';
import { uriOf } from './uri-of.ts';

type TextModel = editor.ITextModel;

/**
 * A model for each text of the open project, so that the language service sees all of them; in a large project for each that was opened.
 * The store and the models say the same at any time. A model has one kind of line end: what a file mixes is kept beside it.
 */
export interface Models extends Disposable {
  /** Made where it isn't there yet. */
  get(path: string): TextModel | undefined;
  /** Undefined: it isn't there, or was never opened. */
  known(path: string): TextModel | undefined;
  pathOf(model: TextModel | null): string | undefined;
  /** Places by the offsets of the file's own text, which others speak of. */
  offsetAt(model: TextModel, position: IPosition): number;
  positionAt(model: TextModel, offset: number): Position;
  /** The models' own names for their states: the same again after undo, another after each edit. */
  versions(): ReadonlyMap<string, number>;
}

export function createModels(stores: Stores): Models {
  const models = new Map<string, TextModel>();
  const paths = new Map<string, string>();
  let syncing = false;

  const fileText = (path: string) => textOf(stores.project.getState().files, path);
  const open = (path: string, text: string): TextModel => {
    const uri = uriOf(stores.project.getState().id ?? '', path);
    const model = editor.getModel(uri) ?? editor.createModel(text, undefined, uri);
    return models.get(path) ?? adopt(path, model, text);
  };
  const adopt = (path: string, model: TextModel, text: string): TextModel => {
    model.updateOptions({ tabSize: 2, insertSpaces: !/^\t/m.test(text) });
    models.set(path, model);
    paths.set(model.uri.toString(), path);
    model.onDidChangeContent(() => {
      if (!syncing) setFile(stores, path, keepEnds(fileText(path) ?? '', model.getValue()));
    });
    return model;
  };
  // The language service makes models too, where it renames something in a file that was never opened.
  const adopting = editor.onDidCreateModel((model) => {
    const start = uriOf(stores.project.getState().id ?? '', '').path;
    const path = model.uri.scheme === 'file' && model.uri.path.startsWith(start) ? model.uri.path.slice(start.length) : undefined;
    const text = path === undefined || models.has(path) ? undefined : fileText(path);
    if (path !== undefined && text !== undefined) adopt(path, model, text);
  });
  let starts: { readonly text: string; readonly at: readonly number[] } | undefined;
  /** Undefined: the model's own offsets are the file's. */
  const startsOf = (model: TextModel): readonly number[] | undefined => {
    const text = fileText(paths.get(model.uri.toString()) ?? '');
    if (text === undefined || isPlain(text)) return undefined;
    if (starts?.text !== text) starts = { text, at: lineStarts(text) };
    return starts.at;
  };
  const close = (path: string) => {
    const model = models.get(path);
    models.delete(path);
    if (model) paths.delete(model.uri.toString());
    model?.dispose();
  };
  const sync = (files: ProjectFiles, before: ProjectFiles) => {
    syncing = true;
    try {
      for (const path of [...models.keys()]) if (typeof files[path] !== 'string') close(path);
      const isEager = hasAllModels(files);
      for (const [path, content] of Object.entries(files)) {
        if (typeof content !== 'string' || (content === before[path] && models.has(path))) continue;
        const model = models.get(path);
        if (!model && isEager) open(path, content);
        if (model) replaceText(model, shownText(content, model.getEOL()));
      }
    } finally {
      syncing = false;
    }
  };
  const follow = (state: ProjectState, before: ProjectState) => {
    if (state.id !== before.id) for (const path of [...models.keys()]) close(path);
    if (state.files !== before.files) sync(state.files, before.files);
  };
  sync(stores.project.getState().files, {});
  const stop = stores.project.subscribe(follow);
  return {
    get: (path) => {
      const text = models.has(path) ? undefined : fileText(path);
      return text === undefined ? models.get(path) : open(path, text);
    },
    known: (path) => models.get(path),
    offsetAt(model, position) {
      const at = startsOf(model)?.[position.lineNumber - 1];
      return at === undefined ? model.getOffsetAt(position) : at + position.column - 1;
    },
    positionAt(model, offset) {
      const all = startsOf(model);
      if (!all) return model.getPositionAt(offset);
      const line = Math.max(
        0,
        all.findLastIndex((start) => start <= offset),
      );
      return model.validatePosition(new Position(line + 1, offset - (all[line] ?? 0) + 1));
    },
    pathOf: (model) => (model ? paths.get(model.uri.toString()) : undefined),
    versions: () => new Map([...models.values()].map((model) => [model.uri.toString(), model.getAlternativeVersionId()])),
    dispose() {
      stop();
      adopting.dispose();
      for (const path of [...models.keys()]) close(path);
    },
  };
}

/** As one step of the model's undo, touching only what differs: cursor and marks elsewhere stay where they are. */
function replaceText(model: TextModel, text: string): void {
  const before = model.getValue();
  if (before === text) return;
  let from = 0;
  while (from < before.length && from < text.length && before[from] === text[from]) from += 1;
  let end = 0;
  while (end < before.length - from && end < text.length - from && before[before.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  const start = model.getPositionAt(from);
  const stop = model.getPositionAt(before.length - end);
  model.pushStackElement();
  model.pushEditOperations([], [{ range: Range.fromPositions(start, stop), text: text.slice(from, text.length - end) }], () => null);
  model.pushStackElement();
}
