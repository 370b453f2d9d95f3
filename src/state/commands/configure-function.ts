import { configureFunction as edit, type FunctionChange, renameFunction as rename } from '#model/edit/functions.ts';
import type { EditWorld } from '../edit-world.ts';
import { applyEdit } from './apply-edit.ts';

export function configureFunction({ bench }: EditWorld, name: string, change: FunctionChange): void {
  applyEdit(bench, `change ${Object.keys(change).join(', ')} of ${name}`, (project) => edit(project, name, change));
}

export function renameFunction({ bench, inspector }: EditWorld, name: string, to: string): void {
  if (!applyEdit(bench, `rename ${name}`, (project) => rename(project, name, to))) return;
  const { chosen } = inspector.getState();
  if (chosen?.kind === 'function' && chosen.name === name) inspector.setState({ chosen: { kind: 'function', name: to } });
}
