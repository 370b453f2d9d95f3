import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';
import type { Field, Fields, FieldWord } from './field.ts';

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
  if (value === undefined) return isRequired(field) ? { [path]: 'needs a value' } : {};
  if (value === '') return { [path]: isRequired(field) ? 'needs a value' : 'is empty: give it a value, or leave it out' };
  if (field.kind === 'group') {
    return isJsonObject(value) ? fieldProblems(field.fields, value, path) : { [path]: `has to be a group of settings, not ${shown(value)}` };
  }
  if (field.kind === 'list') {
    if (!Array.isArray(value)) return { [path]: `has to be a list, not ${shown(value)}` };
    if (value.length === 0 && isRequired(field)) return { [path]: 'needs a value' };
    return Object.assign({}, ...value.map((item: Json, index: number) => problemsOf({ ...field.item, optional: false }, item, `${path}.${index}`)));
  }
  const wrong = scalarProblem(field, value);
  return wrong === undefined ? {} : { [path]: wrong };
}

function scalarProblem(field: Exclude<Field, { kind: 'group' | 'list' }>, value: Json): string | undefined {
  switch (field.kind) {
    case 'text':
      return typeof value === 'string' ? textProblem(field, value) : `has to be text, not ${shown(value)}`;
    case 'number':
      return numberProblem(field, value);
    case 'toggle':
      return typeof value === 'boolean' ? undefined : `has to be on or off, not ${shown(value)}`;
    case 'choice':
      return field.options.some((option) => option.value === value)
        ? undefined
        : `${shown(value)} is not one of ${field.options.map((option) => option.value).join(', ')}`;
    case 'resource':
      return typeof value === 'string' ? undefined : `has to be a resource's name, not ${shown(value)}`;
    case 'json':
      return field.shape === 'object' && !isJsonObject(value) ? `has to be an object, not ${shown(value)}` : undefined;
  }
}

function textProblem(field: Extract<Field, { kind: 'text' }>, value: string): string | undefined {
  if (field.format === 'time-zone') return timeZoneProblem(value);
  const wrong = field.words && wordsProblem(field.words, value);
  if (wrong !== undefined) return wrong;
  if (field.pattern === undefined || new RegExp(`^(?:${field.pattern})$`, 'u').test(value)) return undefined;
  return field.rule === undefined ? `"${value}" does not fit ${field.placeholder ?? field.pattern}` : `"${value}" has to ${field.rule}`;
}

function wordsProblem(declared: readonly FieldWord[], value: string): string | undefined {
  const words = value.trim().split(/\s+/);
  if (words.length !== declared.length) {
    return `"${value}" has to be ${declared.length} fields: ${declared.map(({ title }) => title).join(', ')}`;
  }
  for (const [index, { title, pattern, takes }] of declared.entries()) {
    const word = words[index] as string;
    if (!new RegExp(`^(?:${pattern})$`, 'u').test(word)) return `"${word}" can't be the ${title}: use ${takes}`;
  }
  return undefined;
}

/** What the platform knows is the same database; it takes other capitals too, and offsets, which clouds don't. */
function timeZoneProblem(value: string): string | undefined {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions();
    if (timeZone !== value && timeZone.toLowerCase() === value.toLowerCase()) return `"${value}" is written ${timeZone}`;
    if (/^[A-Z]/i.test(value)) return undefined;
  } catch {
    // A zone that it doesn't know.
  }
  return `"${value}" is not a time zone, such as Europe/Berlin`;
}

function numberProblem(field: Extract<Field, { kind: 'number' }>, value: Json): string | undefined {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = field;
  const isKind = typeof value === 'number' && Number.isFinite(value) && (field.integer !== true || Number.isInteger(value));
  if (isKind && value >= minimum && value <= maximum) return undefined;
  return `${shown(value)} is not ${field.integer === true ? 'a whole number' : 'a number'}${rangeText(field.minimum, field.maximum)}`;
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

/** A value in a sentence: its beginning is enough to find it by. */
function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
