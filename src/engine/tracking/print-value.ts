import type { Json } from '#base/json.ts';
import type { FieldValue } from '#model/usage.ts';

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** A string as code, in single quotes. */
export function printString(text: string): string {
  const escaped = text.replace(/[\\'\n\r\t\u2028\u2029\0]/g, (one) => ESCAPED[one] ?? `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `'${escaped}'`;
}

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' };

export function printKey(key: string): string {
  // `__proto__: x` in a literal would set the prototype.
  if (key === '__proto__') return `['__proto__']`;
  return IDENTIFIER.test(key) ? key : printString(key);
}

export function printJson(value: Json): string {
  if (typeof value === 'string') return printString(value);
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(printJson).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value as Readonly<Record<string, Json>>);
  return entries.length === 0 ? '{}' : `{ ${entries.map(([key, inner]) => `${printKey(key)}: ${printJson(inner)}`).join(', ')} }`;
}

export function printValue(value: FieldValue): string {
  return value.kind === 'literal' ? printJson(value.value) : value.code.trim();
}
