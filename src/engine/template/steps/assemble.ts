import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';
import { stableJson } from '#base/stable-json.ts';
import type { Addition, Pieces } from '#kit/resource-type.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { TemplateResource } from '#model/template.ts';
import type { Draft, Step } from '../draft.ts';

/** Puts the pieces of what stays together. Equal resources of one id are one; different ones of one id are a clash of names, as is one with a parameter. */
export const assemble: Step = (draft) => {
  const all = piecesOf(draft);
  const byId = new Map<string, TemplateResource>();
  const parameters = new Set([draft.cloud.dialect.artifactBucket, ...draft.parameters].map(({ id }) => id));
  const problems: Problem[] = all.flatMap((pieces) => pieces.problems ?? []);
  for (const { resources = [] } of all) {
    for (const resource of resources) {
      const other = byId.get(resource.id);
      if (parameters.has(resource.id)) problems.push(clash(draft, `${resource.name} would make ${resource.id}, a parameter of the template`, resource));
      else if (!other) byId.set(resource.id, resource);
      else if (stableJson(other) !== stableJson(resource)) {
        problems.push(clash(draft, `${other.name} and ${resource.name} would both make ${resource.id} in the template`, resource));
      }
    }
  }
  const additions = new Map<string, Addition[]>();
  for (const addition of all.flatMap((pieces) => pieces.additions ?? [])) {
    const list = additions.get(addition.to);
    if (list) list.push(addition);
    else additions.set(addition.to, [addition]);
  }
  // A default must not hide what is appended.
  const isDefault = (one: Addition) => (one.append === undefined ? 1 : 0);
  for (const [id, list] of additions) {
    const resource = byId.get(id);
    if (resource) byId.set(id, list.sort((a, b) => isDefault(a) - isDefault(b)).reduce(withAddition, resource));
  }
  return { assembled: [...byId.values()], problems };
};

/** Of what stays, in the manifest's order: resources, then each function with its triggers. */
function piecesOf(draft: Draft): Pieces[] {
  const pieces: Pieces[] = [];
  for (const [name, one] of draft.resourcePieces) if (draft.kept.has(name)) pieces.push(one);
  for (const placed of draft.functions) pieces.push(draft.functionPieces.get(placed.name) ?? {});
  for (const trigger of draft.triggers) pieces.push(draft.triggerPieces.get(trigger) ?? {});
  return pieces;
}

function withAddition(resource: TemplateResource, { path, append, otherwise, dependsOn = [] }: Addition): TemplateResource {
  const properties = put(resource.properties, path, (there) => {
    if (append !== undefined) return [...(Array.isArray(there) ? there : []), append];
    return there ?? otherwise;
  });
  const all = [...(resource.dependsOn ?? []), ...dependsOn.filter((id) => !resource.dependsOn?.includes(id))];
  return { ...resource, properties, ...(all.length > 0 ? { dependsOn: all } : {}) };
}

function put(object: JsonObject, [key, ...rest]: readonly string[], change: (there: Json | undefined) => Json | undefined): JsonObject {
  if (key === undefined) return object;
  const there = object[key];
  const value = rest.length === 0 ? change(there) : put(there !== undefined && isJsonObject(there) ? there : {}, rest, change);
  return value === undefined ? object : { ...object, [key]: value };
}

function clash(draft: Draft, summary: string, { name }: TemplateResource): Problem {
  const section = Object.hasOwn(draft.input.project.functions, name) ? 'functions' : 'resources';
  return problem('NameInvalid', { at: draft.placeOf([section, name]), summary, remedy: `rename ${name}` });
}
