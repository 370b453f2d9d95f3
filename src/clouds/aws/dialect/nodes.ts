import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';
import type { TemplateNode } from '#kit/dialect.ts';
import type { Template } from '#model/template.ts';
import { DATA_TYPES } from '../data-types.ts';
import { references } from './references.ts';

/** The members of a template, whether generated or from a fragment, with what each refers to. */
export function nodes(template: Template): readonly TemplateNode[] {
  return [
    ...membersOf(template, 'Parameters').map(([id]) => ({ id, kind: 'parameter' as const, name: id, refersTo: [], holdsData: false })),
    ...membersOf(template, 'Resources').map(([id, value]) => resourceNode(id, value)),
    ...membersOf(template, 'Outputs').map(([id, value]) => ({ id, kind: 'output' as const, name: id, refersTo: references(value), holdsData: false })),
    ...membersOf(template, 'Conditions').map(([id, value]) => ({ id, kind: 'condition' as const, name: id, refersTo: references(value), holdsData: false })),
  ];
}

export function membersOf(template: Template, section: string): [string, JsonObject][] {
  const members = template[section];
  if (members === undefined || !isJsonObject(members)) return [];
  return Object.entries(members).filter((entry): entry is [string, JsonObject] => isJsonObject(entry[1]));
}

function resourceNode(id: string, resource: JsonObject): TemplateNode {
  const dependsOn = [resource.DependsOn ?? []].flat().filter((one): one is string => typeof one === 'string');
  const refersTo = new Set([...references((resource.Properties ?? {}) as Json), ...dependsOn]);
  const type = String(resource.Type ?? '');
  return { id, kind: 'resource', type, name: nameOf(resource) ?? id, refersTo: [...refersTo], holdsData: DATA_TYPES.has(type) };
}

function nameOf(resource: JsonObject): string | undefined {
  const own = isJsonObject(resource.Metadata) ? resource.Metadata.Stackwright : undefined;
  return isJsonObject(own) && typeof own.name === 'string' ? own.name : undefined;
}
