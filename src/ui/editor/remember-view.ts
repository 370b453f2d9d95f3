import type { Disposable } from '#base/disposable.ts';
import type { Stores } from '#state/stores.ts';
import type { Models } from './models.ts';
import type { editor } from './monaco.ts';

/** Tells the store where one is in each file, and goes there when a file is shown for the first time, or its project is opened again. */
export function rememberViews(code: editor.IStandaloneCodeEditor, stores: Stores, models: Models): Disposable {
  let noted = stores.editor.getState().views;
  /** Undefined while another file comes: what Monaco tells of it then is not where one was. */
  let settled: string | undefined;
  const path = () => models.pathOf(code.getModel());
  const note = () => {
    const position = code.getPosition();
    if (!position || settled === undefined || settled !== path()) return;
    const view = { line: position.lineNumber, column: position.column, top: code.getScrollTop(), left: code.getScrollLeft() };
    noted = { ...stores.editor.getState().views, [settled]: view };
    stores.editor.setState({ views: noted });
  };
  const bringBack = () => {
    settled = undefined;
    const shown = path();
    const view = shown === undefined ? undefined : stores.editor.getState().views[shown];
    if (view) {
      code.setPosition({ lineNumber: view.line, column: view.column });
      code.setScrollPosition({ scrollTop: view.top, scrollLeft: view.left });
    }
    settled = shown;
    // Monaco tells of moves alone; another file begins somewhere too.
    const [model, position] = [code.getModel(), code.getPosition()];
    const cursor = model && position && { line: position.lineNumber, column: position.column, offset: models.offsetAt(model, position) };
    stores.editor.setState({ cursor });
  };
  const lives = [code.onDidChangeModel(bringBack), code.onDidChangeCursorPosition(note), code.onDidScrollChange(note)];
  const stop = stores.editor.subscribe(({ views }, before) => {
    if (views !== before.views && views !== noted) bringBack();
  });
  return {
    dispose() {
      stop();
      for (const life of lives) life.dispose();
    },
  };
}
