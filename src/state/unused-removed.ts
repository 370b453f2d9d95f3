import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Edited, withKey } from '#model/edit/edited.ts';
import { addResource } from '#model/edit/resources.ts';
import type { Project, ResourceDefinition, TriggerDefinition } from '#model/project.ts';

/** A resource as it was when it was removed, with the triggers that went with it: enough to bring all of it back. */
export interface RemovedResource {
  readonly name: string;
  readonly definition: ResourceDefinition;
  readonly triggers: readonly { readonly function: string; readonly name: string; readonly trigger: TriggerDefinition }[];
}

/** What has to be kept so that a removal can be taken back; undefined where there is no such resource. */
export function remember(project: Project, name: string): RemovedResource | undefined {
  const definition = Object.hasOwn(project.resources, name) ? project.resources[name] : undefined;
  if (!definition) return undefined;
  const triggers = Object.entries(project.functions).flatMap(([id, one]) =>
    Object.entries(one.triggers ?? {}).flatMap(([key, trigger]) => (trigger.resource === name ? [{ function: id, name: key, trigger }] : [])),
  );
  return { name, definition, triggers };
}

/** Brings it back; a trigger whose function is gone, or whose name is taken since, stays away. */
export function restore(project: Project, removed: RemovedResource): Edited {
  const added = addResource(project, removed.name, removed.definition);
  if (!added.project) return added;
  const functions = removed.triggers.reduce((all, one) => {
    const definition = Object.hasOwn(all, one.function) ? all[one.function] : undefined;
    if (!definition || Object.hasOwn(definition.triggers ?? {}, one.name)) return all;
    return withKey(all, one.function, { ...definition, triggers: withKey(definition.triggers, one.name, one.trigger) });
  }, added.project.functions);
  return { project: { ...added.project, functions } };
}

/** Kept until the next deployment, and for this project only. */
export interface RemovedState {
  readonly projectId: string | undefined;
  readonly removed: readonly RemovedResource[];
}

export type RemovedStore = StoreApi<RemovedState>;

export function createRemovedStore(): RemovedStore {
  return createStore<RemovedState>(() => ({ projectId: undefined, removed: [] }));
}
