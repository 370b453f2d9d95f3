import type { Disposable } from '#base/disposable.ts';
import { triggerTypeOf } from '#kit/catalogue.ts';
import { actionsOf, type CallMark, type Handler } from '#model/usage.ts';
import type { Stores } from '#state/stores.ts';
import type { Models } from './models.ts';
import { editor, Range } from './monaco.ts';

type CodeEditor = editor.IStandaloneCodeEditor;

export interface Marks extends Disposable {
  /** What the gutter shows on a line of the active file. */
  at(line: number): { readonly mark?: CallMark; readonly handler?: Handler };
}

/** The gutter: ⚡ on handlers (filled where something triggers them), a mark on each tracked call, its arguments softly shaded. */
export function createMarks(code: CodeEditor, stores: Stores, models: Models): Marks {
  const shown = code.createDecorationsCollection();
  const draw = () => {
    const model = code.getModel();
    const path = models.pathOf(model);
    const { result, of } = stores.scan.getState();
    if (!model || path === undefined) {
      shown.clear();
      return;
    }
    // Of an older text: the decorations that are there move with what is typed, and are right until the next scan.
    if (of?.files[path] !== stores.project.getState().files[path]) return;
    const range = (from: number, to: number) => Range.fromPositions(models.positionAt(model, from), models.positionAt(model, to));
    const calls = result.marks.filter((mark) => mark.file === path).flatMap((mark) => callDecorations(stores, mark, range));
    const handlers = result.handlers.filter((handler) => handler.file === path).flatMap((handler) => handlerDecorations(stores, handler, range));
    shown.set([...calls, ...handlers]);
  };
  const stops = [stores.scan.subscribe(draw), stores.project.subscribe(draw)];
  const changing = code.onDidChangeModel(draw);
  draw();
  return {
    at(line) {
      const path = models.pathOf(code.getModel());
      const { result } = stores.scan.getState();
      const model = code.getModel();
      const mark = result.marks.find((one) => one.file === path && model && models.positionAt(model, one.from).lineNumber === line);
      const handler = result.handlers.find((one) => one.file === path && one.line === line);
      return { ...(mark ? { mark } : {}), ...(handler ? { handler } : {}) };
    },
    dispose() {
      for (const stop of stops) stop();
      changing.dispose();
      shown.clear();
    },
  };
}

type ToRange = (from: number, to: number) => Range;

function callDecorations(stores: Stores, mark: CallMark, range: ToRange): editor.IModelDeltaDecoration[] {
  const catalogue = stores.edit.bench.catalogue();
  const service = catalogue.services.find((one) => one.sdk === mark.service);
  const hover = { value: hoverOf(stores, mark) };
  const glyph = {
    range: range(mark.from, mark.from),
    options: {
      glyphMarginClassName: `call-glyph ${service ? `call-glyph-${service.id}` : ''} ${mark.resource === null ? 'call-unresolved' : ''}`,
      glyphMarginHoverMessage: hover,
      stickiness: editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
    },
  };
  if (mark.argumentsFrom === undefined || mark.argumentsTo === undefined) return [glyph];
  return [glyph, { range: range(mark.argumentsFrom, mark.argumentsTo), options: { inlineClassName: 'call-arguments', hoverMessage: hover } }];
}

function hoverOf(stores: Stores, mark: CallMark): string {
  const { usages } = stores.scan.getState().result;
  const mine = usages.filter((usage) => usage.kind === 'operation' && usage.file === mark.file && usage.line === mark.line && usage.column === mark.column);
  const actions = [...new Set(mine.flatMap(actionsOf))].sort();
  const resource = mark.resource ?? mark.reference ?? 'a resource that is not known';
  const functions = mark.functions.length === 0 ? 'in no function' : `in ${mark.functions.join(', ')}`;
  return [
    `**${mark.operation}** on \`${resource}\`, ${functions}`,
    actions.length === 0 ? 'needs no permission' : `needs ${actions.map((one) => `\`${one}\``).join(', ')}`,
    'click the mark to edit',
  ].join('  \n');
}

function handlerDecorations(stores: Stores, handler: Handler, range: ToRange): editor.IModelDeltaDecoration[] {
  const { project } = stores.project.getState();
  const triggers = Object.values(project?.functions[handler.function]?.triggers ?? {});
  const catalogue = stores.edit.bench.catalogue();
  const titles = triggers.map((one) => `${triggerTypeOf(catalogue, one.type)?.title ?? one.type}${one.resource === undefined ? '' : ` of ${one.resource}`}`);
  const words = triggers.length === 0 ? `Nothing triggers **${handler.function}** yet` : `**${handler.function}** is triggered by ${titles.join(', ')}`;
  const glyph = {
    range: new Range(handler.line, 1, handler.line, 1),
    options: {
      glyphMarginClassName: triggers.length > 0 ? 'handler-glyph handler-triggered' : 'handler-glyph',
      glyphMarginHoverMessage: { value: `${words}  \nclick for its triggers` },
      zIndex: 2,
    },
  };
  if (handler.eventFrom === undefined || handler.eventTo === undefined) return [glyph];
  return [glyph, { range: range(handler.eventFrom, handler.eventTo), options: { inlineClassName: 'event-parameter' } }];
}
