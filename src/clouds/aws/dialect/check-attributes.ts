import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';
import type { SchemaBreak } from '#kit/dialect.ts';
import type { Template } from '#model/template.ts';
import { membersOf } from './nodes.ts';
import { collectReferences, namesInText, noReferences } from './references.ts';

type KnownTypes = Readonly<Record<string, { readonly a: readonly string[] | null }>>;

/** Attributes that are asked of a resource that doesn't have them, and conditions and mappings that aren't there. */
export function checkAttributes(template: Template, types: KnownTypes): readonly SchemaBreak[] {
  const members = [...membersOf(template, 'Resources'), ...membersOf(template, 'Outputs')];
  const typeOf = new Map(membersOf(template, 'Resources').map(([id, resource]) => [id, String(resource.Type)]));
  const conditions = new Set(membersOf(template, 'Conditions').map(([id]) => id));
  const mappings = new Set(membersOf(template, 'Mappings').map(([id]) => id));
  return members.flatMap(([id, member]) => {
    const breaks: SchemaBreak[] = [];
    eachAttribute(member, (owner, attribute) => {
      const known = types[typeOf.get(owner) ?? '']?.a;
      if (known && !known.includes(attribute)) breaks.push({ id, path: '', summary: `${owner} has no attribute ${attribute}` });
    });
    const found = noReferences();
    // In a policy's statement `Condition` is something else, and holds an object.
    collectReferences(member, found);
    for (const name of found.conditions) if (!conditions.has(name)) breaks.push({ id, path: '', summary: `the template has no condition ${name}` });
    for (const name of found.mappings) if (!mappings.has(name)) breaks.push({ id, path: '', summary: `the template has no mapping ${name}` });
    return breaks;
  });
}

function eachAttribute(value: Json, visit: (owner: string, attribute: string) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) eachAttribute(item as Json, visit);
    return;
  }
  if (!isJsonObject(value)) return;
  for (const key in value) {
    const inner = value[key] as Json;
    if (key === 'Fn::GetAtt') {
      const [owner, ...rest] = typeof inner === 'string' ? inner.split('.') : Array.isArray(inner) ? inner : [];
      if (typeof owner === 'string' && rest.every((one) => typeof one === 'string')) visit(owner, rest.join('.'));
    } else if (key === 'Fn::Sub') {
      const [text, variables]: readonly (Json | undefined)[] = Array.isArray(inner) ? inner : [inner];
      const own: JsonObject = variables !== undefined && isJsonObject(variables) ? variables : {};
      for (const name of typeof text === 'string' ? namesInText(text) : []) {
        const dot = name.indexOf('.');
        if (dot > 0 && !Object.hasOwn(own, name)) visit(name.slice(0, dot), name.slice(dot + 1));
      }
      eachAttribute(own, visit);
    } else eachAttribute(inner, visit);
  }
}
