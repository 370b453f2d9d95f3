import type { Disposable } from '#base/disposable.ts';
import type { ProjectFiles } from '#model/files.ts';
import { type ProjectState, setFile } from '#state/project.ts';
import type { Stores } from '#state/stores.ts';
import { editor, Range } from './monaco.ts';
import { uriOf } from './uri-of.ts';

type TextModel = editor.ITextModel;

/** A model for each text of the open project, so that the language service sees all of them. The store and the models say the same at any time. */
export interface Models extends Disposable {
  get(path: string): TextModel | undefined;
  pathOf(model: TextModel | null): string | undefined;
  /** The models' own names for their states: the same again after undo, another after each edit. */
  versions(): ReadonlyMap<string, number>;
}

export function createModels(stores: Stores): Models {
  const models = new Map<string, TextModel>();
  const paths = new Map<string, string>();
  let syncing = false;

  const open = (path: string, text: string) => {
    const uri = uriOf(path);
    const model = editor.getModel(uri) ?? editor.createModel(text, undefined, uri);
    model.updateOptions({ tabSize: 2, insertSpaces: !/^\t/m.test(text) });
    models.set(path, model);
    paths.set(uri.toString(), path);
    model.onDidChangeContent(() => {
      if (!syncing) setFile(stores, path, model.getValue());
    });
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
      for (const [path, content] of Object.entries(files)) {
        if (typeof content !== 'string' || (content === before[path] && models.has(path))) continue;
        const model = models.get(path);
        if (!model) open(path, content);
        else if (model.getValue() !== content) replaceText(model, content);
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
    get: (path) => models.get(path),
    pathOf: (model) => (model ? paths.get(model.uri.toString()) : undefined),
    versions: () => new Map([...models.values()].map((model) => [model.uri.toString(), model.getAlternativeVersionId()])),
    dispose() {
      stop();
      for (const path of [...models.keys()]) close(path);
    },
  };
}

/** As one step of the model's undo, touching only what differs: cursor and marks elsewhere stay where they are. */
function replaceText(model: TextModel, text: string): void {
  const before = model.getValue();
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
