import { configureFunction as edit, type FunctionChange, renameFunction as rename } from '#model/edit/functions.ts';
import type { EditWorld } from '../edit-world.ts';
import { applyEdit } from './apply-edit.ts';

export function configureFunction({ bench, inspector }: EditWorld, name: string, change: FunctionChange): void {
  const isDone = applyEdit(bench, `change ${Object.keys(change).join(', ')} of ${name}`, (project) => edit(project, name, change));
  // The open file may be no file of the function's any more: it stays in view, to be corrected where it was changed.
  if (isDone && change.entry !== undefined) inspector.setState({ chosen: { kind: 'function', name } });
}

export function renameFunction({ bench, inspector }: EditWorld, name: string, to: string): void {
  if (!applyEdit(bench, `rename ${name}`, (project) => rename(project, name, to))) return;
  const { chosen } = inspector.getState();
  if (chosen?.kind === 'function' && chosen.name === name) inspector.setState({ chosen: { kind: 'function', name: to } });
}
