import type { Json, JsonObject } from '#base/json.ts';
import type { Field, Fields } from './field.ts';

/** What is wrong with the values of declared fields, by path (`cors.origins.0`), in words that stand under the field. Empty: all is well. */
export function fieldProblems(fields: Fields, values: JsonObject, path = ''): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [key, field] of Object.entries(fields)) {
    Object.assign(found, problemsOf(field, Object.hasOwn(values, key) ? values[key] : undefined, path === '' ? key : `${path}.${key}`));
  }
  return found;
}

function problemsOf(field: Field, value: Json | undefined, path: string): Readonly<Record<string, string>> {
  // A group that has to be there is asked for by its own fields.
  if (value === undefined && field.kind === 'group' && isRequired(field)) return fieldProblems(field.fields, {}, path);
  if (value === undefined || value === '') return isRequired(field) ? { [path]: 'needs a value' } : {};
  if (field.kind === 'group') {
    return isObject(value) ? fieldProblems(field.fields, value, path) : { [path]: 'has to be a group of settings' };
  }
  if (field.kind === 'list') {
    if (!Array.isArray(value)) return { [path]: 'has to be a list' };
    return Object.assign({}, ...value.map((item: Json, index: number) => problemsOf({ ...field.item, optional: false }, item, `${path}.${index}`)));
  }
  const wrong = scalarProblem(field, value);
  return wrong === undefined ? {} : { [path]: wrong };
}

function scalarProblem(field: Exclude<Field, { kind: 'group' | 'list' }>, value: Json): string | undefined {
  switch (field.kind) {
    case 'text':
      if (typeof value !== 'string') return `has to be text, not ${JSON.stringify(value)}`;
      return field.pattern === undefined || new RegExp(`^(?:${field.pattern})$`, 'u').test(value)
        ? undefined
        : `"${value}" does not fit ${field.placeholder ?? field.pattern}`;
    case 'number':
      return numberProblem(field, value);
    case 'toggle':
      return typeof value === 'boolean' ? undefined : `has to be on or off, not ${JSON.stringify(value)}`;
    case 'choice':
      return field.options.some((option) => option.value === value)
        ? undefined
        : `${JSON.stringify(value)} is not one of ${field.options.map((option) => option.value).join(', ')}`;
    case 'resource':
      return typeof value === 'string' ? undefined : `has to be a resource's name, not ${JSON.stringify(value)}`;
    case 'json':
      return undefined;
  }
}

function numberProblem(field: Extract<Field, { kind: 'number' }>, value: Json): string | undefined {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = field;
  const isKind = typeof value === 'number' && Number.isFinite(value) && (field.integer !== true || Number.isInteger(value));
  if (isKind && value >= minimum && value <= maximum) return undefined;
  return `${JSON.stringify(value)} is not ${field.integer === true ? 'a whole number' : 'a number'}${rangeText(field.minimum, field.maximum)}`;
}

function rangeText(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `, at least ${minimum}`;
  return maximum === undefined ? '' : `, at most ${maximum}`;
}

// A default fills in what is left out; a toggle that is left out is off.
function isRequired(field: Field): boolean {
  return field.optional !== true && field.default === undefined && field.kind !== 'toggle';
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
