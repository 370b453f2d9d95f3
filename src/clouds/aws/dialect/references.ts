import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';

/** Logical ids of what a value refers to by `Ref`, `Fn::GetAtt` and `Fn::Sub`; CloudFormation's own parameters left out. */
export function references(value: Json): readonly string[] {
  const found = new Set<string>();
  const add = (id: string) => {
    if (id !== '' && !id.startsWith('AWS::')) found.add(id);
  };
  visitReferences(value, { member: add, attribute: add });
  return [...found];
}

export interface ReferenceVisitor {
  /** `Ref`, and a name alone in `Fn::Sub`. */
  member?(id: string): void;
  attribute?(owner: string, attribute: string): void;
  condition?(name: string): void;
  mapping?(name: string): void;
}

/** Everything that a value refers to. In a policy's statement `Condition` is something else, and holds an object. */
export function visitReferences(value: Json, visitor: ReferenceVisitor): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) visitReferences(item as Json, visitor);
    return;
  }
  for (const key in value as JsonObject) {
    const inner = (value as JsonObject)[key] as Json;
    if (key === 'Ref' && typeof inner === 'string') visitor.member?.(inner);
    else if (key === 'Fn::GetAtt') visitAttribute(inner, visitor);
    else if (key === 'Fn::Sub') visitText(inner, visitor);
    else {
      const [first] = Array.isArray(inner) ? inner : [];
      if (key === 'Condition' && typeof inner === 'string') visitor.condition?.(inner);
      else if (key === 'Fn::If' && typeof first === 'string') visitor.condition?.(first);
      else if (key === 'Fn::FindInMap' && typeof first === 'string') visitor.mapping?.(first);
      visitReferences(inner, visitor);
    }
  }
}

/** `${Name}` and `${Name.Attribute}` of a text, but not `${!Name}`. */
export function namesInText(text: string): string[] {
  if (!text.includes('${')) return [];
  return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].map((match) => (match[1] as string).trim());
}

function visitText(inner: Json, visitor: ReferenceVisitor): void {
  const [text, variables]: readonly (Json | undefined)[] = Array.isArray(inner) ? inner : [inner];
  const own: JsonObject = variables !== undefined && isJsonObject(variables) ? variables : {};
  for (const name of typeof text === 'string' ? namesInText(text) : []) {
    const dot = name.indexOf('.');
    if (Object.hasOwn(own, name)) continue;
    if (dot < 0) visitor.member?.(name);
    else visitor.attribute?.(name.slice(0, dot), name.slice(dot + 1));
  }
  visitReferences(own, visitor);
}

function visitAttribute(inner: Json, visitor: ReferenceVisitor): void {
  const parts = typeof inner === 'string' ? inner.split('.') : Array.isArray(inner) ? inner : [];
  const [owner, ...rest] = parts as readonly Json[];
  if (typeof owner === 'string' && rest.every((one) => typeof one === 'string')) visitor.attribute?.(owner, rest.join('.'));
  else if (typeof owner === 'string') {
    visitor.member?.(owner);
    visitReferences(rest, visitor);
  }
}
