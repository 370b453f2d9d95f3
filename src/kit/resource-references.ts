import type { Json, JsonObject } from '#base/json.ts';
import type { Field, Fields } from './field.ts';

/** Where values of declared fields name another resource of the project: `[['deadLetter', 'queue']]`. */
export function resourceReferences(fields: Fields, values: JsonObject): (readonly (string | number)[])[] {
  return Object.entries(fields).flatMap(([key, field]) => (Object.hasOwn(values, key) ? within(field, values[key] as Json, [key]) : []));
}

function within(field: Field, value: Json, path: readonly (string | number)[]): (readonly (string | number)[])[] {
  if (field.kind === 'resource') return typeof value === 'string' ? [path] : [];
  if (field.kind === 'list' && Array.isArray(value)) return value.flatMap((item: Json, index: number) => within(field.item, item, [...path, index]));
  if (field.kind !== 'group' || typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return resourceReferences(field.fields, value as JsonObject).map((rest) => [...path, ...rest]);
}
