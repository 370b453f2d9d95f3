import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';

/** What a value refers to. Conditions and mappings have names of their own. */
export interface References {
  readonly members: Set<string>;
  readonly conditions: Set<string>;
  readonly mappings: Set<string>;
}

export function noReferences(): References {
  return { members: new Set(), conditions: new Set(), mappings: new Set() };
}

/** Logical ids of what a value refers to by `Ref`, `Fn::GetAtt` and `Fn::Sub`; CloudFormation's own parameters left out. */
export function references(value: Json): readonly string[] {
  const found = noReferences();
  collectReferences(value, found);
  return [...found.members];
}

export function collectReferences(value: Json, into: References): void {
  if (Array.isArray(value)) {
    for (const item of value) collectReferences(item as Json, into);
    return;
  }
  if (!isJsonObject(value)) return;
  for (const key in value) {
    const inner = value[key] as Json;
    if (key === 'Ref' && typeof inner === 'string') member(inner, into);
    else if (key === 'Fn::GetAtt') member(attributeOwner(inner), into);
    else if (key === 'Fn::Sub') collectSubstituted(inner, into);
    else {
      if (key === 'Condition' && typeof inner === 'string') into.conditions.add(inner);
      if (key === 'Fn::If' && Array.isArray(inner) && typeof inner[0] === 'string') into.conditions.add(inner[0]);
      if (key === 'Fn::FindInMap' && Array.isArray(inner) && typeof inner[0] === 'string') into.mappings.add(inner[0]);
      collectReferences(inner, into);
    }
  }
}

/** `${Name}` and `${Name.Attribute}` of a text, but not `${!Name}`. */
export function namesInText(text: string): string[] {
  if (!text.includes('${')) return [];
  return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].map((match) => (match[1] as string).trim());
}

function collectSubstituted(inner: Json, into: References): void {
  const [text, variables]: readonly (Json | undefined)[] = Array.isArray(inner) ? inner : [inner];
  const own: JsonObject = variables !== undefined && isJsonObject(variables) ? variables : {};
  if (typeof text === 'string') for (const name of namesInText(text)) if (!Object.hasOwn(own, name)) member(name.split('.')[0] as string, into);
  collectReferences(own, into);
}

function attributeOwner(inner: Json): string {
  if (typeof inner === 'string') return inner.split('.')[0] as string;
  const [owner] = Array.isArray(inner) ? inner : [];
  return typeof owner === 'string' ? owner : '';
}

function member(id: string, into: References): void {
  if (id !== '' && !id.startsWith('AWS::')) into.members.add(id);
}
