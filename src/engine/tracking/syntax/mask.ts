/**
 * What the parser's grammar doesn't have, written as something of the same length that it has; only the parser reads this text,
 * values are taken from the original. Without it valid code would count as broken, and nothing could be dropped from the template.
 */
export function mask(text: string): string {
  let masked = text;
  for (const { needle, pattern, replace } of MASKS) if (needle.test(masked)) masked = masked.replace(pattern, replace);
  return masked;
}

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

const MASKS: readonly { readonly needle: RegExp; readonly pattern: RegExp; readonly replace: (all: string, ...groups: string[]) => string }[] = [
  // import data from './data.json' with { type: 'json' }
  { needle: /\b(with|assert)\s*\{/, pattern: /(['"]\s*)((?:with|assert)\s*\{[^{}]*\})/g, replace: (_all, before = '', rest = '') => before + blank(rest) },
  // import('./data.json', { with: { type: 'json' } })
  {
    needle: /\bwith\s*:/,
    pattern: /(\bimport\s*\(\s*(?:'[^'\n]*'|"[^"\n]*"))(\s*,\s*\{\s*with\s*:\s*\{[^{}]*\}\s*,?\s*\}\s*,?)(?=\s*\))/g,
    replace: (_all, before = '', rest = '') => before + blank(rest),
  },
  // async <T>(…) => …
  {
    needle: /\basync\s*</,
    pattern: /(\basync\s*)(<[^()<>;{}]*(?:<[^()<>;{}]*>[^()<>;{}]*)*>)(?=\s*\()/g,
    replace: (_all, before = '', rest = '') => before + blank(rest),
  },
  // import sdk = require('sdk')
  { needle: /\bimport\s+\w+\s*=/, pattern: /\bimport(\s+\w+\s*=)/g, replace: (_all, rest = '') => `const ${rest}` },
  // export { type A }
  { needle: /\btype\s+\w/, pattern: /\bexport\s*\{[^{}]*\}/g, replace: (all) => all.replace(/\btype(?=\s+\w+\s*[,}\s])(?!\s+as\s+\w+\s*[,}])/g, '    ') },
  // typeof import('./x')
  {
    needle: /\btypeof\s+import\s*\(/,
    pattern: /(\btypeof\s+)(import\s*\([^()]*\))/g,
    replace: (_all, before = '', rest = '') => before + 'i'.repeat(rest.length),
  },
  // declare module 'x' { … }
  {
    needle: /\bdeclare\s+module\s+['"]/,
    pattern: /(\bdeclare\s+module\s+)(['"][^'"\n]*['"])/g,
    replace: (_all, before = '', rest = '') => before + 'm'.repeat(rest.length),
  },
];
