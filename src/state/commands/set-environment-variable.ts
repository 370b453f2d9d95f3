import { moveVariable, removeVariable, setVariable, type VariablePlace } from '#model/edit/environment.ts';
import type { EditWorld } from '../edit-world.ts';
import { applyEdit } from './apply-edit.ts';

/** Without a value it is asked for at deployment. False: it couldn't be set, which was said. */
export function setEnvironmentVariable({ bench }: EditWorld, at: VariablePlace, value: string | undefined): boolean {
  return applyEdit(bench, `set ${at.key}`, (project) => setVariable(project, at, value === undefined ? {} : { value }));
}

export function moveEnvironmentVariable({ bench }: EditWorld, from: VariablePlace, to: VariablePlace): void {
  applyEdit(bench, from.key === to.key ? `change the scope of ${from.key}` : `rename ${from.key}`, (project) => moveVariable(project, from, to));
}

export function removeEnvironmentVariable({ bench }: EditWorld, at: VariablePlace): void {
  applyEdit(bench, `remove ${at.key}`, (project) => removeVariable(project, at));
}
