import { expect, test } from 'vitest';
import { problemLines, scanFiles, snippetProject, usageLines } from '#support/scan-snippet.ts';
import { mask } from './mask.ts';
import { parseFile } from './parse.ts';

const typescript = [
  'const f = async <T>(a: T): Promise<T> => a;',
  'const f = async <T extends Record<string, A<B>>>(a: T) => a;',
  "import sdk = require('sdk');",
  "export { type A, type B as C, d } from './d';",
  "let x: typeof import('./x');",
  "declare module 'x' { export const a: string; }",
  'try { a(); } catch (error: unknown) { b(); }',
  'const isA = (a: unknown): a is string => true;',
  'type F = (a: unknown) => a is string;',
  'let a!: string; class B { c!: number; d?: string; }',
  'type T = [a: string, b?: number]; type U = [string, number?]; type V = [(A | B)?, ...C[]];',
  'type N = new <T>(a: T) => T; type M = abstract new () => object;',
  'const f = ({ a, b }: Options = {}) => a;',
  "import type { A } from './a' with { 'resolution-mode': 'import' };",
];

const script = [
  "import data from './data.json' with { type: 'json' };",
  "const data = await import('./data.json', { with: { type: 'json' } });",
  'const f = ({ a, b } = {}) => a;',
  'const f = ({ a, b = { c: [1] }, ...d } = { a: 1 }, e) => { a; };',
  'const f = ([a, [b]] = []) => a;',
  'f(({ a } = {}) => a);',
  '[a[i], a[j]] = [a[j], a[i]];',
  'let x = 1\n[a.b, c] = d;',
  '({ a: this.x, b } = y);',
  `module.exports = { ${Array.from({ length: 80 }, (_, index) => `name${index}`).join(', ')} };`,
  `const x = {\n${Array.from({ length: 80 }, (_, index) => `  name${index},\n`).join('')}  other: 1 };`,
  'const s = "async <T>(a) => ({ b } = {}) => with { x: 1 }"; const r = /(?:a)[?:]b?,c/; const t = `catch (e: any) ${x ? [y] : z}`;',
  'a ? [b] : c; const { d } = e; x = y[z] = 1; for (const [k, v] of Object.entries(o)) ({ k, v });',
];

test('valid code that the grammar lacks is no error', () => {
  const errors = [
    ...typescript.map((code) => [code, parseFile('a.ts', code).error]),
    ...script.flatMap((code) => ['a.js', 'a.ts', 'a.mts', 'a.jsx'].map((file) => [code, parseFile(file, code).error])),
  ];
  expect(errors.filter(([, error]) => error !== undefined)).toEqual([]);
});

test('a masked text is as long as the real one, line for line', () => {
  for (const code of [...typescript, ...script]) expect(mask(code, 'a.ts')).toHaveLength(code.length);
});

test('broken code stays broken', () => {
  for (const code of ['const a = ;', 'f(', 'const f = ({ a = {}) => a;', '[a.b = c', 'let x!', 'x ? y', '}', 'const a = `${b', "'abc\nd"]) {
    expect([code, parseFile('a.ts', code).error === undefined]).toEqual([code, false]);
  }
});

test('what stands behind a mask is read all the same', () => {
  const put = `import { PutCommand } from '@aws-sdk/lib-dynamodb';\n`;
  const entries = [
    `${put}export const handler = async (event) => run();\nconst run = ({ table = process.env.ORDERS_TABLE } = {}) => ddb.send(new PutCommand({ TableName: table }));`,
    `${put}export const handler = async (event) => run({ table: process.env.ORDERS_TABLE });\nconst run = ({ table } = {}) => ddb.send(new PutCommand({ TableName: table }));`,
    `${put}export const handler = async (event) => run();\nconst run = ({ config: { table } } = { config: { table: process.env.ORDERS_TABLE } }) => ddb.send(new PutCommand({ TableName: table }));`,
    `${put}const run = async (TableName) => ddb.send(new PutCommand({ TableName }));\nconst handler = async () => all.run(process.env.ORDERS_TABLE);\nconst all = { run, ${Array.from({ length: 60 }, (_, index) => `name${index}`).join(', ')}, handler };\nmodule.exports = all;`,
  ];
  for (const code of entries) {
    const result = scanFiles({ 'f.js': code }, snippetProject({ f: 'f.js' }));
    expect([code, usageLines(result), problemLines(result)]).toEqual([code, ['dynamodb PutItem orders [dynamodb:PutItem]'], []]);
  }
});
