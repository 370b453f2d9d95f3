import type { Disposable } from '#base/disposable.ts';
import { openForm } from '#state/commands/open-form.ts';
import type { Drop } from '#state/drop.ts';
import type { Stores } from '#state/stores.ts';
import { whenAtRest } from '../parts/when-at-rest.ts';
import type { Models } from './models.ts';
import { type editor, Range } from './monaco.ts';

type CodeEditor = editor.IStandaloneCodeEditor;

/** Takes what is dragged from the palette: shows where it would go while it is over the code, and opens the form where it is let go. */
export function takeDrops(container: HTMLElement, code: CodeEditor, stores: Stores, models: Models): Disposable {
  const shown = code.createDecorationsCollection();
  const hint = document.createElement('div');
  hint.className = 'drop-hint';
  hint.hidden = true;
  container.append(hint);
  let last = '';
  // It brings a parser along, which the first picture does without.
  let drops: typeof import('#state/drop.ts') | undefined;
  const fetchDrops = () => {
    import('#state/drop.ts').then(
      (loaded) => {
        drops = loaded;
      },
      (error: unknown) => reportError(error),
    );
  };
  const stopWaiting = whenAtRest(fetchDrops);

  const dropUnder = (event: DragEvent): Drop | undefined => {
    const { dragged } = stores.edit.form.getState();
    const opened = stores.edit.bench.opened();
    const model = code.getModel();
    const file = models.pathOf(model);
    if (!dragged || !opened || !model || file === undefined) return undefined;
    const position = code.getTargetAtClientPoint(event.clientX, event.clientY)?.position;
    if (!position) return { kind: 'none', words: 'drop it into the code' };
    if (!drops) return { kind: 'none', words: 'one moment' };
    return drops.dropAt(opened, stores.edit.bench.catalogue(), dragged, file, models.offsetAt(model, position));
  };
  const clear = () => {
    last = '';
    hint.hidden = true;
    shown.clear();
    container.removeAttribute('data-drop');
  };
  const show = (drop: Drop, event: DragEvent) => {
    const box = container.getBoundingClientRect();
    hint.hidden = false;
    hint.dataset.kind = drop.kind;
    hint.textContent = drop.words;
    hint.style.left = `${Math.min(event.clientX - box.left + 14, Math.max(0, box.width - hint.offsetWidth - 8))}px`;
    hint.style.top = `${Math.min(event.clientY - box.top + 18, box.height - 28)}px`;
    const key = JSON.stringify(drop);
    if (key === last) return;
    last = key;
    container.dataset.drop = drop.kind;
    shown.set(decorationsOf(drop, code, stores, models));
  };
  const onDragOver = (event: DragEvent) => {
    const drop = dropUnder(event);
    if (!drop || !event.dataTransfer) return;
    event.preventDefault();
    event.stopPropagation();
    scrollAtEdges(container, code, event);
    event.dataTransfer.dropEffect = drop.kind === 'none' ? 'none' : 'copy';
    show(drop, event);
  };
  const onDrop = (event: DragEvent) => {
    const drop = dropUnder(event);
    const { dragged } = stores.edit.form.getState();
    clear();
    if (!drop || !dragged) return;
    event.preventDefault();
    event.stopPropagation();
    stores.edit.form.setState({ dragged: undefined });
    const what = { service: dragged.service, ...(dragged.resource === undefined ? {} : { resource: dragged.resource }) };
    if (drop.kind === 'statement') openForm(stores.edit, { ...what, intent: { kind: 'insert-operation', file: drop.file, offset: drop.offset } });
    if (drop.kind === 'trigger') openForm(stores.edit, { ...what, intent: { kind: 'add-trigger', function: drop.function } });
  };
  const onDragLeave = (event: DragEvent) => {
    if (!container.contains(event.relatedTarget as Node | null)) clear();
  };
  const stop = stores.edit.form.subscribe((state) => {
    if (!state.dragged) clear();
    else if (!drops) fetchDrops();
  });
  container.addEventListener('dragover', onDragOver, true);
  container.addEventListener('drop', onDrop, true);
  container.addEventListener('dragleave', onDragLeave);
  return {
    dispose() {
      stop();
      stopWaiting();
      container.removeEventListener('dragover', onDragOver, true);
      container.removeEventListener('drop', onDrop, true);
      container.removeEventListener('dragleave', onDragLeave);
      hint.remove();
    },
  };
}

/** Near the edge the code moves, so that what is dragged reaches all of it. */
function scrollAtEdges(container: HTMLElement, code: CodeEditor, event: DragEvent): void {
  const { top, bottom } = container.getBoundingClientRect();
  const step = event.clientY < top + EDGE ? -EDGE : event.clientY > bottom - EDGE ? EDGE : 0;
  if (step !== 0) code.setScrollTop(code.getScrollTop() + step);
}
const EDGE = 24;

function decorationsOf(drop: Drop, code: CodeEditor, stores: Stores, models: Models): editor.IModelDeltaDecoration[] {
  const model = code.getModel();
  if (!model || drop.kind === 'none') return [];
  if (drop.kind === 'statement') {
    const last = model.getLineCount();
    const line = Math.min(drop.line, last);
    return [{ range: new Range(line, 1, line, 1), options: { isWholeLine: true, className: drop.line > last ? 'drop-line drop-line-after' : 'drop-line' } }];
  }
  const handler = stores.scan.getState().result.handlers.find((one) => one.function === drop.function && one.eventFrom === drop.from);
  const at = (offset: number) => models.positionAt(model, offset);
  const event = { range: Range.fromPositions(at(drop.from), at(drop.to)), options: { inlineClassName: 'drop-event' } };
  if (handler?.bodyTo === undefined) return [event];
  return [event, { range: new Range(handler.line, 1, at(handler.bodyTo).lineNumber, 1), options: { isWholeLine: true, className: 'drop-function' } }];
}
