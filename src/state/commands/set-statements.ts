import { addStatement as add, removeStatement as remove } from '#model/edit/functions.ts';
import type { HandStatement } from '#model/project.ts';
import type { EditWorld } from '../edit-world.ts';
import { applyEdit } from './apply-edit.ts';

/** False: it couldn't be added, which was said. */
export function addStatement({ bench }: EditWorld, functionName: string, statement: HandStatement): boolean {
  return applyEdit(bench, `add a statement to ${functionName}`, (project) => add(project, functionName, statement));
}

export function removeStatement({ bench }: EditWorld, functionName: string, index: number): void {
  applyEdit(bench, `remove a statement of ${functionName}`, (project) => remove(project, functionName, index));
}
