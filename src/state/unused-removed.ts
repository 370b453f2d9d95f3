import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Edited, withKey, withKeyBefore } from '#model/edit/edited.ts';
import { addResource } from '#model/edit/resources.ts';
import type { Project, ResourceDefinition, TriggerDefinition } from '#model/project.ts';

/** A resource as it was when it was removed, with the triggers that went with it: enough to bring all of it back. */
export interface RemovedResource {
  readonly name: string;
  readonly definition: ResourceDefinition;
  /** Names of those that stood after it in the manifest: it comes back before them. Absent: it was removed by an older page. */
  readonly followers?: readonly string[];
  readonly triggers: readonly RemovedTrigger[];
}

export interface RemovedTrigger {
  readonly function: string;
  readonly name: string;
  readonly trigger: TriggerDefinition;
  /** Names of the function's triggers that stood after it. */
  readonly followers?: readonly string[];
}

/** What has to be kept so that a removal can be taken back; undefined where there is no such resource. `removed`: those that may come back before or after it. */
export function remember(project: Project, name: string, removed: readonly RemovedResource[] = []): RemovedResource | undefined {
  const definition = Object.hasOwn(project.resources, name) ? project.resources[name] : undefined;
  if (!definition) return undefined;
  // Places are told in the project as it is once all of them are back.
  const whole = removed.reduce((all, one) => restore(all, one).project ?? all, project);
  const triggers = Object.entries(whole.functions).flatMap(([id, { triggers: all = {} }]) =>
    Object.entries(all).flatMap(([key, trigger]) =>
      trigger.resource === name ? [{ function: id, name: key, trigger, followers: namesAfter(Object.keys(all), key) }] : [],
    ),
  );
  return { name, definition, followers: namesAfter(Object.keys(whole.resources), name), triggers };
}

function namesAfter(names: readonly string[], name: string): readonly string[] {
  return names.slice(names.indexOf(name) + 1);
}

/** Brings it back to where it was; a trigger whose function is gone, or whose name is taken since, stays away. */
export function restore(project: Project, removed: RemovedResource): Edited {
  const added = addResource(project, removed.name, removed.definition);
  if (!added.project) return added;
  const functions = removed.triggers.reduce((all, one) => {
    const definition = Object.hasOwn(all, one.function) ? all[one.function] : undefined;
    if (!definition || Object.hasOwn(definition.triggers ?? {}, one.name)) return all;
    return withKey(all, one.function, { ...definition, triggers: withKeyBefore(definition.triggers, one.name, one.trigger, one.followers ?? []) });
  }, added.project.functions);
  const resources = withKeyBefore(project.resources, removed.name, removed.definition, removed.followers ?? []);
  return { project: { ...added.project, resources, functions } };
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
