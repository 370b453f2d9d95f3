import { apply, blank, type Mask } from './mask.ts';

/** TypeScript's own syntax that the grammar lacks. Types are never looked at, so it is enough that they don't disturb. */
export function maskTypes(text: string): string {
  return apply(text, TYPE_MASKS);
}

const blankSecond = (_all: string, before = '', rest = ''): string => before + blank(rest);

const TYPE_MASKS: readonly Mask[] = [
  // async <T>(…) => …
  { needle: /\basync\s*</, pattern: /(\basync\s*)(<(?:[^()<>;]|<(?:[^()<>;]|<[^()<>;]*>)*>)*>)(?=\s*\()/g, replace: blankSecond },
  // import sdk = require('sdk')
  { needle: /\bimport\s+\w+\s*=/, pattern: /\bimport(\s+\w+\s*=)/g, replace: (_all, rest = '') => `const ${rest}` },
  // export { type A, type B as C }
  {
    needle: /\btype\s+[\w$]/,
    pattern: /\b(?:export|import)\s*\{[^{}]*\}/g,
    replace: (all) => (all.startsWith('export') ? all.replace(/\btype(?=\s+[\w$]+(?:\s+as\s+[\w$]+)?\s*[,}])(?!\s+as\s+[\w$]+\s*[,}])/g, '    ') : all),
  },
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
  // catch (error: unknown)
  { needle: /\bcatch\s*\(\s*[\w$]+\s*:/, pattern: /(\bcatch\s*\(\s*[\w$]+\s*)(:\s*(?:any|unknown)\s*)(?=\))/g, replace: blankSecond },
  // (x): x is T => …, and the type (x) => x is T
  { needle: /(?:\)\s*:|=>)\s*[\w$]+\s+is\s/, pattern: /((?:\)\s*:|=>)\s*)((?:asserts\s+)?[\w$]+\s+is\s)/g, replace: blankSecond },
  // let x!: T, and [a: A, b?: B]
  { needle: /[?!]\s*:/, pattern: /([\w$\])])([?!])(?=\s*:)/g, replace: (_all, before = '') => `${before} ` },
  // [A, B?]
  { needle: /[\w$>\])'"]\?\s*[\],]/, pattern: /([\w$>\])'"])(\?)(?=\s*[\],])/g, replace: blankSecond },
  // new <T>(…) => T, abstract new () => T
  { needle: /\bnew\s*</, pattern: /(\bnew\s*)(<(?:[^()<>;]|<(?:[^()<>;]|<[^()<>;]*>)*>)*>)(?=\s*\()/g, replace: blankSecond },
  { needle: /\babstract\s+new\b/, pattern: /()(\babstract)(?=\s+new\b)/g, replace: blankSecond },
];
