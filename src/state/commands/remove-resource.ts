import { removeResource as remove } from '#model/edit/resources.ts';
import type { EditWorld } from '../edit-world.ts';
import { type RemovedResource, remember, restore } from '../unused-removed.ts';
import { applyEdit } from './apply-edit.ts';

/** Takes resources out of the project, in one step. They can be restored until the next deployment. */
export function removeResources({ bench, removed, inspector }: EditWorld, names: readonly string[]): void {
  const opened = bench.opened();
  if (!opened) return;
  const before = removed.getState();
  const others = before.projectId === opened.id ? before.removed.filter((one) => !names.includes(one.name)) : [];
  const kept = names.map((name) => remember(opened.project, name, others)).filter((one): one is RemovedResource => one !== undefined);
  const done = applyEdit(bench, `remove ${names.join(', ')}`, (project) =>
    names.reduce<ReturnType<typeof remove>>((edited, name) => (edited.project ? remove(edited.project, name) : edited), { project }),
  );
  if (!done) return;
  removed.setState({ projectId: opened.id, removed: [...others, ...kept] });
  const { chosen } = inspector.getState();
  if (chosen?.kind === 'resource' && names.includes(chosen.name)) inspector.setState({ chosen: undefined });
}

export function restoreResource({ bench, removed }: EditWorld, name: string): void {
  const one = removed.getState().removed.find((candidate) => candidate.name === name);
  if (!one || !applyEdit(bench, `restore ${name}`, (project) => restore(project, one))) return;
  removed.setState((state) => ({ removed: state.removed.filter((candidate) => candidate !== one) }));
}

/** After a deployment, and when somebody clears the list. */
export function clearRemoved({ removed }: EditWorld): void {
  removed.setState({ removed: [] });
}
