import { removeTrigger as remove } from '#model/edit/triggers.ts';
import type { EditWorld } from '../edit-world.ts';
import { applyEdit } from './apply-edit.ts';

/** The resource that it came from stays. */
export function removeTrigger({ bench }: EditWorld, functionName: string, name: string): void {
  applyEdit(bench, `remove the trigger ${name}`, (project) => remove(project, functionName, name));
}
