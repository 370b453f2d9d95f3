import type { SyntaxNode } from '@lezer/common';
import type { TextEdit } from '#base/text-edit.ts';

/** What makes a function `async` that isn't: the word, and the promise that its declared result becomes. */
export function asyncEdits(node: SyntaxNode, text: string, asyncAt: number): readonly TextEdit[] {
  return [{ from: asyncAt, to: asyncAt, text: 'async ' }, ...resultEdits(node, text)];
}

/** From the text as it is: of types such as `x is T` the parser was shown a part only. */
function resultEdits(node: SyntaxNode, text: string): readonly TextEdit[] {
  const declared = node.getChild('TypeAnnotation') ?? node.getChild('TypePredicate');
  const end = node.getChild('Arrow') ?? node.getChild('Block');
  if (!declared || !end) return [];
  // Where comments follow the type they stay outside.
  const colon = text.indexOf(':', declared.from);
  const from = colon + 1 + (/^\s*/.exec(text.slice(colon + 1, end.from))?.[0].length ?? 0);
  const to = declared.to;
  const type = text.slice(from, to);
  const isGenerator = node.getChild('Star') !== null;
  const written = isGenerator ? type.replace(/^(Iterable|Iterator|Generator|IterableIterator)(?=\s*<|$)/, 'Async$1') : promiseOf(type);
  return written === type ? [] : [{ from, to, text: written }];
}

/** A predicate says what a caller may conclude from `true`; of a promise nobody can conclude it. */
function promiseOf(type: string): string {
  if (/^Promise\s*</.test(type) && endsWithItsBracket(type)) return type;
  if (/^asserts\s+[\w$]+/.test(type)) return 'Promise<void>';
  return /^(?:this|[\w$]+)\s+is\s/.test(type) ? 'Promise<boolean>' : `Promise<${type}>`;
}

/** `Promise<A>` and not `Promise<A> | B`. */
function endsWithItsBracket(type: string): boolean {
  let depth = 0;
  for (let at = 0; at < type.length; at += 1) {
    if (type[at] === '<') depth += 1;
    if (type[at] === '>' && type[at - 1] !== '=') depth -= 1;
    if (depth === 0 && type[at] === '>' && type[at - 1] !== '=') return at === type.length - 1;
  }
  return false;
}

const ALWAYS_TRUE = 'takes the promise for true, for each element';

/** What the methods of arrays that don't wait make of a promise. `map` gives the promises on, `forEach` drops what is given. */
const CONSEQUENCES: ReadonlyMap<string, string> = new Map([
  ...['filter', 'some', 'every', 'find', 'findIndex', 'findLast', 'findLastIndex'].map((name) => [name, ALWAYS_TRUE] as const),
  ...['sort', 'toSorted'].map((name) => [name, 'takes the promise for no number, and orders nothing'] as const),
  ...['reduce', 'reduceRight'].map((name) => [name, 'hands a promise to the next call in place of the value'] as const),
  ['flatMap', 'gives promises, and flattens nothing'],
  ['forEach', 'goes on without waiting for it'],
]);

/** Of a function that is written as the first argument of such a method; undefined where nothing goes wrong that `async` alone doesn't tell. */
export function consequenceOfWaiting(node: SyntaxNode, text: string): string | undefined {
  const list = node.parent?.name === 'ArgList' ? node.parent : undefined;
  const called = list?.parent?.name === 'CallExpression' ? list.parent.getChild('MemberExpression') : undefined;
  const name = called?.getChild('PropertyName');
  if (!list || !name || list.firstChild?.nextSibling?.from !== node.from) return undefined;
  const method = text.slice(name.from, name.to);
  const consequence = CONSEQUENCES.get(method);
  return consequence && `\`${method}\` ${consequence}`;
}
