import { problem } from '#model/problem.ts';
import { dropAt } from '../drop.ts';
import type { EditWorld } from '../edit-world.ts';
import type { EditorStore } from '../editor.ts';
import { whatIsAt } from '../inspector.ts';
import type { PaletteItem } from '../palette.ts';
import { openForm } from './open-form.ts';

/** The keyboard's equal of a drag into the code: at the cursor, else at the end of the file's handler, else of the first handler. */
export function insertAtCursor(world: EditWorld, editor: EditorStore, item: PaletteItem): void {
  const opened = world.bench.opened();
  if (!opened) return;
  const { active, cursor } = editor.getState();
  const { handlers } = opened.scan;
  const handler = handlers.find((one) => one.file === active && one.bodyTo !== undefined) ?? handlers.find((one) => one.bodyTo !== undefined);
  const places = [
    ...(active !== null && cursor ? [{ file: active, offset: cursor.offset }] : []),
    ...(handler?.bodyTo === undefined ? [] : [{ file: handler.file, offset: Math.max(0, handler.bodyTo - 1) }]),
  ];
  const drops = places.map(({ file, offset }) => dropAt(opened, world.bench.catalogue(), item, file, offset));
  const drop = drops.find((one) => one.kind === 'statement');
  if (drop?.kind === 'statement') {
    openForm(world, { ...item, intent: { kind: 'insert-operation', file: drop.file, offset: drop.offset } });
    return;
  }
  const why = drops[0]?.kind === 'none' ? drops[0].words : 'there is no function to insert it into';
  world.bench.report(problem('PropertyInvalid', { summary: why, remedy: 'put the cursor inside a function, or make a new one' }));
}

/** The keyboard's equal of a drag onto the event: for the function at the cursor, else the first. */
export function addTriggerAtCursor(world: EditWorld, editor: EditorStore, item: PaletteItem, functionName?: string): void {
  const opened = world.bench.opened();
  if (!opened) return;
  const { active, cursor } = editor.getState();
  const at = active === null ? undefined : whatIsAt(opened.scan, active, cursor?.offset ?? 0);
  const here = at?.kind === 'function' ? at.name : at?.kind === 'operation' ? at.mark.functions[0] : undefined;
  const name = functionName ?? here ?? Object.keys(opened.project.functions)[0];
  if (name === undefined) {
    world.bench.report(problem('FunctionMissing', { summary: 'the project has no function to trigger', remedy: 'make a new function first' }));
    return;
  }
  openForm(world, { ...item, intent: { kind: 'add-trigger', function: name } });
}
