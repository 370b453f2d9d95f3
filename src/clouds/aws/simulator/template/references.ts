import { isJsonObject, type Json } from '#base/json.ts';

/** One `${…}` of `Fn::Sub` that isn't escaped as `${!…}`. */
export const SUBSTITUTION = /\$\{([^!}][^}]*)\}/g;

export interface Reference {
  readonly id: string;
  /** Undefined: `Ref`. */
  readonly attribute?: string;
}

/** Ids that a value refers to, by `Ref`, `Fn::GetAtt` and `Fn::Sub`; parameters and pseudo parameters too. */
export function referencesIn(value: Json): string[] {
  return [...new Set(referencesOf(value).map((one) => one.id))];
}

/** The same with what is asked of each. */
export function referencesOf(value: Json): Reference[] {
  if (Array.isArray(value)) return value.flatMap((one) => referencesOf(one as Json));
  if (!isJsonObject(value)) return [];
  const keys = Object.keys(value);
  if (keys.length === 1) {
    if (typeof value.Ref === 'string') return [{ id: value.Ref }];
    const attribute = attributeOf(value['Fn::GetAtt']);
    if (attribute) return [attribute];
    const sub = value['Fn::Sub'];
    if (sub !== undefined) return referencesOfSubstitution(sub);
  }
  return Object.values(value).flatMap(referencesOf);
}

/** `["A", "Arn"]` or `"A.Arn"`. */
export function attributeOf(value: Json | undefined): Required<Reference> | undefined {
  const [id, ...attribute] = typeof value === 'string' ? value.split('.') : Array.isArray(value) ? value : [];
  if (typeof id !== 'string' || attribute.length === 0 || attribute.some((one) => typeof one !== 'string')) return undefined;
  return { id, attribute: attribute.join('.') };
}

function referencesOfSubstitution(sub: Json): Reference[] {
  const [text, variables] = Array.isArray(sub) ? sub : [sub];
  const own = isJsonObject(variables) ? variables : {};
  const names = typeof text === 'string' ? [...text.matchAll(SUBSTITUTION)].map((match) => (match[1] ?? '').trim()) : [];
  return [...names.filter((name) => own[name] === undefined).map((name) => attributeOf(name) ?? { id: name }), ...Object.values(own).flatMap(referencesOf)];
}
