import { maskPatterns } from './mask-patterns.ts';
import { maskTypes } from './mask-types.ts';

/**
 * What the parser's grammar doesn't have, written as something of the same length that it has; only the parser reads this text,
 * values are taken from the original. Without it valid code would count as broken, and nothing could be dropped from the template.
 */
export function mask(text: string, file: string): string {
  const masked = maskPatterns(apply(text, SCRIPT_MASKS));
  return /\.([cm]?ts|tsx)$/i.test(file) ? maskTypes(masked) : masked;
}

export interface Mask {
  /** A quick test of whether the pattern can fit anywhere. */
  readonly needle: RegExp;
  readonly pattern: RegExp;
  readonly replace: (all: string, ...groups: string[]) => string;
}

export function apply(text: string, masks: readonly Mask[]): string {
  let masked = text;
  for (const { needle, pattern, replace } of masks) if (needle.test(masked)) masked = masked.replace(pattern, replace);
  return masked;
}

export const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

const SCRIPT_MASKS: readonly Mask[] = [
  // import data from './data.json' with { type: 'json' }
  { needle: /\b(with|assert)\s*\{/, pattern: /(['"]\s*)((?:with|assert)\s*\{[^{}]*\})/g, replace: (_all, before = '', rest = '') => before + blank(rest) },
  // import('./data.json', { with: { type: 'json' } })
  {
    needle: /\bwith\s*:/,
    pattern: /(\bimport\s*\(\s*(?:'[^'\n]*'|"[^"\n]*"))(\s*,\s*\{\s*with\s*:\s*\{[^{}]*\}\s*,?\s*\}\s*,?)(?=\s*\))/g,
    replace: (_all, before = '', rest = '') => before + blank(rest),
  },
  // x = { a, b, c … }: of long ones the parser never learns whether they are patterns. `abc` becomes `a:0`; the converter takes the name from the original.
  {
    needle: /(?:=|\breturn|\bdefault)\s*\{\s*[\w$]+\s*,/,
    pattern: /((?:=|\breturn|\bdefault)\s*\{(?:\s*[A-Za-z_$][\w$]*\s*,)*?\s*)([A-Za-z_$][\w$]{2,})(?=\s*,(?:\s*[A-Za-z_$][\w$]*\s*,){16})/g,
    replace: (_all, before = '', name = '') => `${before}${name.charAt(0)}:0${' '.repeat(name.length - 3)}`,
  },
];
