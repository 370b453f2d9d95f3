import type { JsonObject } from '#base/json.ts';
import { problem } from '../problem.ts';
import type { FunctionDefinition, Project, ResourceDefinition } from '../project.ts';
import { changed, type Edited, refused, withKey, withoutKey, withoutUndefined } from './edited.ts';
import { nameProblem } from './names.ts';

export function addResource(project: Project, name: string, definition: ResourceDefinition): Edited {
  const wrong = nameProblem(project, name);
  if (wrong) return refused(wrong);
  return changed({ ...project, resources: withKey(project.resources, name, definition) });
}

/** Sets the properties as a whole; a property that is left out falls back to its default. */
export function setProperties(project: Project, name: string, properties: JsonObject): Edited {
  return changeResource(project, name, (definition) => ({ ...definition, properties }));
}

/** Where an account's resource is: its ARN, or its name. */
export function setReference(project: Project, name: string, reference: string): Edited {
  return changeResource(project, name, (definition) => withoutUndefined({ ...definition, origin: 'account' as const, reference }) as ResourceDefinition);
}

/** What goes with a resource when it is removed: triggers that come from it. */
export function triggersOf(project: Project, resource: string): { readonly function: string; readonly trigger: string }[] {
  return Object.entries(project.functions).flatMap(([name, definition]) =>
    Object.entries(definition.triggers ?? {})
      .filter(([, trigger]) => trigger.resource === resource)
      .map(([trigger]) => ({ function: name, trigger })),
  );
}

/** Removes a resource and the triggers that come from it. What other resources' properties say of it is left, and shows as a problem. */
export function removeResource(project: Project, name: string): Edited {
  if (!Object.hasOwn(project.resources, name)) return refused(missing(name));
  const functions = Object.fromEntries(Object.entries(project.functions).map(([id, definition]) => [id, withoutTriggersOf(definition, name)]));
  return changed({ ...project, functions, resources: withoutKey(project.resources, name) });
}

function withoutTriggersOf(definition: FunctionDefinition, resource: string): FunctionDefinition {
  const triggers = Object.entries(definition.triggers ?? {});
  const kept = triggers.filter(([, trigger]) => trigger.resource !== resource);
  return kept.length === triggers.length ? definition : { ...definition, triggers: Object.fromEntries(kept) };
}

function changeResource(project: Project, name: string, change: (definition: ResourceDefinition) => ResourceDefinition): Edited {
  const definition = Object.hasOwn(project.resources, name) ? project.resources[name] : undefined;
  if (!definition) return refused(missing(name));
  return changed({ ...project, resources: withKey(project.resources, name, change(definition)) });
}

function missing(name: string) {
  return problem('NameInvalid', { at: { resource: name }, summary: `the project has no resource "${name}"`, remedy: 'choose one that it has' });
}
