import type { Json, JsonObject } from '#base/json.ts';
import { problem } from '../problem.ts';
import type { FunctionDefinition, Project, ResourceDefinition, TriggerDefinition } from '../project.ts';
import { changed, type Edited, refused, withRenamedKey } from './edited.ts';
import { nameProblem } from './names.ts';

/** A path into a resource's properties: `['deadLetter', 'queue']`, `['subscriptions', 0, 'endpoint']`. */
export type PropertyPath = readonly (string | number)[];

/**
 * Renames a resource everywhere the manifest names it. `referencesIn` says where a resource's properties name resources,
 * which only its type's fields know. Code is not touched: it reads the resource's variable, which changes with the name.
 */
export function renameResource(project: Project, from: string, to: string, referencesIn: (definition: ResourceDefinition) => readonly PropertyPath[]): Edited {
  if (!Object.hasOwn(project.resources, from)) {
    return refused(problem('NameInvalid', { at: { resource: from }, summary: `the project has no resource "${from}"`, remedy: 'choose one that it has' }));
  }
  if (from === to) return changed(project);
  const wrong = nameProblem(project, to, from);
  if (wrong) return refused(wrong);
  const resources = withRenamedKey(project.resources, from, to);
  return changed({
    ...project,
    functions: mapValues(project.functions, (definition) => renameInFunction(definition, from, to)),
    resources: mapValues(resources, (definition) => renameInResource(definition, from, to, referencesIn(definition))),
  });
}

function renameInFunction(definition: FunctionDefinition, from: string, to: string): FunctionDefinition {
  if (!definition.triggers) return definition;
  const rename = (trigger: TriggerDefinition): TriggerDefinition => (trigger.resource === from ? { ...trigger, resource: to } : trigger);
  return { ...definition, triggers: mapValues(definition.triggers, rename) };
}

function renameInResource(definition: ResourceDefinition, from: string, to: string, paths: readonly PropertyPath[]): ResourceDefinition {
  if (!definition.properties || paths.length === 0) return definition;
  const properties = paths.reduce<Json>((value, path) => replaceAt(value, path, from, to), definition.properties);
  return { ...definition, properties: properties as JsonObject };
}

function replaceAt(value: Json, path: PropertyPath, from: string, to: string): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value === from ? to : value;
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? replaceAt(item, rest, from, to) : item));
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return value;
  const object = value as JsonObject;
  return { ...object, [key]: replaceAt(object[key] as Json, rest, from, to) };
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
