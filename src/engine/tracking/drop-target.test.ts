import { expect, test } from 'vitest';
import { dropTargetAt } from './drop-target.ts';

/** The text with `▼` where a statement dropped at `|` would go; else what it says. */
function dropped(marked: string, file = 'f.ts'): string {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const target = dropTargetAt(text, file, offset);
  if (target.kind === 'none') return target.reason;
  if (target.kind === 'event') return `event of ${target.function}`;
  const { before, after } = target.boundary;
  return `${text.slice(0, target.offset)}${before}▼${after}${text.slice(target.offset)}`;
}

const cases: readonly (readonly [code: string, result: string])[] = [
  ['function f() {\n  a|();\n  b();\n}', 'function f() {\n  ▼\n  a();\n  b();\n}'],
  ['function f() {\n  a();|\n  b();\n}', 'function f() {\n  a();\n  ▼\n  b();\n}'],
  ['function f() {\n  a();\n|\n  b();\n}', 'function f() {\n  a();\n\n  ▼\n  b();\n}'],
  ['function f() {\n  a();\n  b(); // c\n|}', 'function f() {\n  a();\n  b(); // c\n  ▼\n}'],
  ['function f() {\n  a();\n  return b;|\n}', 'function f() {\n  a();\n  ▼\n  return b;\n}'],
  ['function f() {|}', 'function f() {\n  ▼\n}'],
  ['function f() {\n|}', 'function f() {\n  ▼\n}'],
  ['class A {\n\tm() {\n\t\t|\n\t}\n}', 'class A {\n\tm() {\n\t\t▼\n\t\t\n\t}\n}'],
  ['function f() {\n  // a comment|\n}', 'function f() {\n  // a comment\n  ▼\n}'],
  ['const f = () => { a();| };', 'const f = () => { a(); ▼ };'],
  ['const f = () => { |a(); };', 'const f = () => { ▼ a(); };'],
  ['function f() {\n  if (a) {\n    b();|\n  }\n}', 'function f() {\n  if (a) {\n    b();\n    ▼\n  }\n}'],
  ['function f() {\n  if (a)| {\n    b();\n  }\n  c();\n}', 'function f() {\n  ▼\n  if (a) {\n    b();\n  }\n  c();\n}'],
  ['function f() {\n  g({\n    a: |1,\n    b: 2,\n  });\n}', 'function f() {\n  g({\n    a: 1,\n    b: 2,\n  });\n  ▼\n}'],
  ['function f() {\r\n  a();|\r\n}', 'function f() {\r\n  a();\r\n  ▼\r\n}'],
  ['function f() {\n  items.forEach((x) => {\n    g(x);|\n  });\n}', 'function f() {\n  items.forEach((x) => {\n    g(x);\n    ▼\n  });\n}'],
  ['function f() {\n  a(;|\n  b();\n}', 'function f() {\n  a(;\n  ▼\n  b();\n}'],
  ['module.exports = { async handler(event) {\n    a();|\n} };', 'module.exports = { async handler(event) {\n    a();\n    ▼\n} };'],
  ['const |a = 1;', 'a call has to stand in a function'],
  ['const f = () => a|();', 'the function is one expression: give it a body in braces first'],
  ['class A { get a() { return |1; } }', "a getter or setter can't wait for a call"],
  ['class A { static { a();| } }', "a static block can't wait for a call"],
  ['namespace N { a();| }', 'a call has to stand in a function'],
  ['function f() { const x = class { y = 1;| }; }', 'function f() { const x = class { y = 1; }; ▼ }'],
];

test('a drop snaps to a boundary between statements of a function, or says why it cannot', () => {
  const wrong = cases.map(([code, result]) => [code, dropped(code), result]).filter(([, got, result]) => got !== result);
  expect(wrong).toEqual([]);
});

test('on the event of a handler it makes a trigger', () => {
  const text = 'export const handler = async (event) => {};';
  const at = text.indexOf('event');
  const handlers = [{ function: 'f', file: 'f.ts', line: 1, eventFrom: at, eventTo: at + 5 }];
  expect([dropTargetAt(text, 'f.ts', at + 2, handlers), dropTargetAt(text, 'f.ts', at + 2).kind, dropTargetAt('x: 1', 'a.yaml', 0)]).toEqual([
    { kind: 'event', function: 'f', from: at, to: at + 5 },
    'none',
    { kind: 'none', reason: 'operations go into JavaScript and TypeScript' },
  ]);
});
