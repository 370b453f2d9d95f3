import { isJsonObject, type Json } from './json.ts';

/**
 * YAML that every reader takes for the same JSON, those of version 1.1 too: there `OFF` is false, `1:30` is 90, and `2020-01-01` a day.
 * A text stands bare only where no version sees anything else in it; else in double quotes, on one line.
 */
export function printYaml(value: Json): string {
  return `${block(value, '')}\n`;
}

function block(value: Json, indent: string): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : value.map((item: Json) => `${indent}-${under(item, indent, true)}`).join('\n');
  if (!isJsonObject(value)) return scalar(value);
  const entries = Object.entries(value);
  return entries.length === 0 ? '{}' : entries.map(([key, inner]) => `${indent}${keyText(key, indent)}${under(inner, indent, false)}`).join('\n');
}

/** What follows a key or a dash: on its line, or below it. */
function under(value: Json, indent: string, isItem: boolean): string {
  const text = block(value, `${indent}  `);
  const isNested = typeof value === 'object' && value !== null && (Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0);
  if (!isNested) return ` ${text}`;
  return isItem ? ` ${text.slice(indent.length + 2)}` : `\n${text}`;
}

/** Longer keys than these have to be announced. */
const LONGEST_KEY = 1000;

function keyText(key: string, indent: string): string {
  const printed = textOf(key);
  return printed.length > LONGEST_KEY ? `? ${printed}\n${indent}:` : `${printed}:`;
}

function scalar(value: Json): string {
  if (typeof value === 'string') return textOf(value);
  // Version 1.1 knows a number with an exponent by its point.
  if (typeof value === 'number') return JSON.stringify(value).replace(/^(-?\d+)e/, '$1.0e');
  return JSON.stringify(value);
}

const WORD = '[\\w./-]+(?:::?\\w[\\w./-]*)*';
/** Words that begin with a letter and are separated by single spaces. */
const PLAIN = new RegExp(`^[A-Za-z](?:[\\w./-]*)(?:::?\\w[\\w./-]*)*(?: ${WORD})*$`);
/** What a version takes for true, false or nothing, whatever its capitals. */
const WORDS_OF_YAML = new Set(['y', 'yes', 'n', 'no', 'on', 'off', 'true', 'false', 'null']);
/** Control characters, line ends that only YAML knows, and halves of characters: JSON leaves some of them as they are. */
const ESCAPED = /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function textOf(text: string): string {
  if (PLAIN.test(text) && !WORDS_OF_YAML.has(text.toLowerCase())) return text;
  return JSON.stringify(text).replace(ESCAPED, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
