import type { Disposable } from '#base/disposable.ts';
import { openDialog } from '#state/dialogs.ts';
import type { EditorRequest } from '#state/editor.ts';
import { attempt } from '#state/run-command.ts';
import type { Stores } from '#state/stores.ts';
import { takeDrops } from './drop-target.ts';
import { createHistory } from './history.ts';
import { followTypings } from './language-service.ts';
import { createMarks } from './marks.ts';
import { createModels } from './models.ts';
import { editor, KeyCode, KeyMod } from './monaco.ts';
import { markProblems } from './problem-markers.ts';
import { rememberViews } from './remember-view.ts';
import { followTheme } from './theme.ts';
import { softenTypeMarkers } from './type-markers.ts';
import { followTypeProblems } from './type-problems.ts';
import { takeUndoKeys } from './undo-keys.ts';

/** Puts the editor into `container` and joins it with the stores: the active tab, the cursor, requests, marks, drops. */
export function mountCodeEditor(container: HTMLElement, stores: Stores): Disposable {
  const theme = followTheme();
  const typings = followTypings(stores);
  const models = createModels(stores);
  const history = createHistory(stores, models);
  const code = editor.create(container, {
    model: null,
    theme: 'stackwright',
    automaticLayout: true,
    fontFamily: getComputedStyle(container).getPropertyValue('--font-code') || 'monospace',
    fontSize: 13,
    lineHeight: 20,
    glyphMargin: true,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    padding: { top: 8, bottom: 8 },
    fixedOverflowWidgets: true,
    dropIntoEditor: { enabled: false },
    dragAndDrop: false,
    renderLineHighlight: 'line',
    stickyScroll: { enabled: false },
    unicodeHighlight: { nonBasicASCII: false },
    bracketPairColorization: { enabled: false },
    quickSuggestions: { strings: true },
  });
  const undoKeys = takeUndoKeys(history);
  const marks = createMarks(code, stores, models);
  const views = new Map<string, editor.ICodeEditorViewState | null>();
  const lives: { dispose(): void }[] = [theme, undoKeys, typings, models, marks, markProblems(stores, models), takeDrops(container, code, stores, models)];
  lives.push(rememberViews(code, stores, models), softenTypeMarkers(), followTypeProblems(stores, models));

  let shown: string | null = null;
  const show = () => {
    const { active } = stores.editor.getState();
    const model = active === null ? null : (models.get(active) ?? null);
    if (code.getModel() !== model) {
      if (shown !== null) views.set(shown, code.saveViewState());
      code.setModel(model);
      // Another file: what was chosen by hand was about the one before.
      if (stores.edit.inspector.getState().chosen) stores.edit.inspector.setState({ chosen: undefined });
      const view = active === null ? undefined : views.get(active);
      if (view) code.restoreViewState(view);
    }
    if (active !== null && active !== shown) code.updateOptions({ ariaLabel: `Code of ${active}` });
    shown = active;
  };
  const follow = (request: EditorRequest) => {
    switch (request.kind) {
      case 'step':
        history.record(request);
        return;
      case 'undo':
        history.undo();
        return;
      case 'redo':
        history.redo();
        return;
      case 'reveal': {
        show();
        if (request.line !== undefined) {
          code.setPosition({ lineNumber: request.line, column: request.column ?? 1 });
          code.revealLineInCenterIfOutsideViewport(request.line);
        }
        // A dialog that asked for it still holds the focus until it is gone.
        setTimeout(() => code.focus(), 0);
      }
    }
  };
  const listening = stores.editor.requests.listen(follow);
  const stops = [
    stores.editor.subscribe(show),
    // After the models: a file that was made just now has its model by then.
    stores.project.subscribe((state, before) => {
      if (state.id !== before.id) {
        history.clear();
        views.clear();
      }
      show();
    }),
  ];
  lives.push(
    listening,
    code.onDidChangeModel(history.tell),
    code.onDidChangeModelContent(history.tell),
    code.onDidChangeCursorPosition(({ position }) => {
      const model = code.getModel();
      if (model) stores.editor.setState({ cursor: { line: position.lineNumber, column: position.column, offset: models.offsetAt(model, position) } });
      if (stores.edit.inspector.getState().chosen) stores.edit.inspector.setState({ chosen: undefined });
    }),
    code.onMouseDown(({ target }) => {
      if (target.type !== editor.MouseTargetType.GUTTER_GLYPH_MARGIN || !target.position) return;
      openAt(target.position.lineNumber);
    }),
  );
  const openAt = (line: number) => {
    const { mark, handler } = marks.at(line);
    if (mark) attempt(stores, async () => (await import('#state/commands/edit-operation.ts')).editOperation(stores.edit, mark));
    else if (handler) openDialog(stores, 'triggers', { function: handler.function });
  };
  code.addCommand(KeyMod.CtrlCmd | KeyCode.KeyZ, () => history.undo(), 'editorTextFocus');
  code.addCommand(KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, () => history.redo(), 'editorTextFocus');
  code.addCommand(KeyMod.CtrlCmd | KeyCode.KeyY, () => history.redo(), 'editorTextFocus');
  code.addAction({
    id: 'stackwright.open-mark',
    label: 'Edit Operation or Triggers of This Line',
    keybindings: [KeyMod.CtrlCmd | KeyMod.Alt | KeyCode.Enter],
    contextMenuGroupId: '0_stackwright',
    run: () => openAt(code.getPosition()?.lineNumber ?? 1),
  });
  show();
  // The second frame: the first is the one that draws it.
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => stores.editor.setState({ isShown: true }));
  });
  return {
    dispose() {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
      for (const life of lives.reverse()) life.dispose();
      code.dispose();
    },
  };
}
