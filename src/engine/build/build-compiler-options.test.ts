import { expect, test } from 'vitest';
import { buildFiles, handled, packageFile } from '#support/a-build.ts';
import { aRegistry } from '#support/a-registry.ts';

const options = (compilerOptions: object) => JSON.stringify({ compilerOptions });
const entry = 'src/hit.tsx';

async function answerOf(files: Readonly<Record<string, string>>, hit: object = {}, registry = aRegistry([])): Promise<unknown> {
  const out = await buildFiles(files, registry, hit);
  return { problems: out.problems, answer: await handled(out.artifacts[0]) };
}

const runtime = "exports.jsx = (type, props) => ({ by: 'preact', type, props });";
const preact = { description: { name: 'preact', version: '1.0.0', exports: { './jsx-runtime': './jsx.js' } }, files: { 'jsx.js': runtime } };

test('JSX calls what tsconfig.json says: a factory, or a package’s', async () => {
  const jsx = 'const h = (type: string, props: object) => ({ type, props });\nexport const handler = async () => <p a="1" />;\n';
  expect(await answerOf({ [entry]: jsx, 'tsconfig.json': options({ jsx: 'react', jsxFactory: 'h' }) }, { entry })).toEqual({
    problems: [],
    answer: { type: 'p', props: { a: '1' } },
  });
  const packages = { 'package.json': packageFile({ preact: '1.0.0' }), 'tsconfig.json': options({ jsx: 'react-jsx', jsxImportSource: 'preact' }) };
  expect(await answerOf({ [entry]: jsx, ...packages }, { entry }, aRegistry([preact]))).toEqual({
    problems: [],
    answer: { by: 'preact', type: 'p', props: { a: '1' } },
  });
});

const fields = `class A { constructor() { (this as any).begin(); } }
class B extends A { x?: number; begin() { this.x = 5; } }
export const handler = async () => new B().x ?? 'none';`;

test.each([
  ['without tsconfig.json', undefined, 'none'],
  ['useDefineForClassFields', options({ useDefineForClassFields: false }), 5],
  ['an older target', '{ "compilerOptions": { "target": "ES2020", /* ours */ }, }', 5],
  ['a younger target', options({ target: 'ES2022' }), 'none'],
  ['both', options({ target: 'ES2020', useDefineForClassFields: true }), 'none'],
  ['what is about checking types alone', options({ noEmit: true, lib: ['ES2023'] }), 'none'],
])('class fields with %s', async (_, tsconfig, answer) => {
  expect(await answerOf({ 'src/hit.ts': fields, ...(tsconfig === undefined ? {} : { 'tsconfig.json': tsconfig }) })).toEqual({ problems: [], answer });
});

test('what is extended counts, in the project and in a package; the nearest configuration counts for each file', async () => {
  const registry = aRegistry([
    {
      description: { name: '@configs/old', version: '1.0.0' },
      files: { 'tsconfig.json': '{ "extends": "./base" }', 'base.json': options({ target: 'ES2021' }) },
    },
  ]);
  const hit =
    "import { fields } from '../other/fields';\nimport { handler as own } from './own';\nexport const handler = async () => [await fields(), await own()];";
  const files = { 'src/hit.ts': hit, 'src/own.ts': fields, 'other/fields.ts': fields.replace('handler', 'fields') };
  expect([
    await answerOf({ ...files, 'tsconfig.json': '{ "extends": "./config/base" }', 'config/base.json': options({ target: 'ES2021' }) }),
    await answerOf({ ...files, 'tsconfig.json': '{ "extends": ["@configs/old"] }', 'package.json': packageFile({ '@configs/old': '1.0.0' }) }, {}, registry),
    await answerOf({ ...files, 'tsconfig.json': options({ target: 'ES2021' }), 'other/tsconfig.json': '{}' }),
    await answerOf({ ...files, 'other/tsconfig.json': options({ target: 'ES2021' }) }),
  ]).toEqual([
    { problems: [], answer: [5, 5] },
    { problems: [], answer: [5, 5] },
    { problems: [], answer: ['none', 5] },
    { problems: [], answer: [5, 'none'] },
  ]);
});

test('decorators are those that tsconfig.json asks for, of parameters too', async () => {
  const code = `const seen: unknown[] = [];
const log = (...told: unknown[]): void => void seen.push(told.length, told[1]);
class A { @log run(@log _one: number) { return 7; } }
export const handler = async () => [new A().run(1), ...seen];`;
  expect(await answerOf({ 'src/hit.ts': code, 'tsconfig.json': options({ experimentalDecorators: true }) })).toEqual({
    problems: [],
    answer: [7, 3, 'run', 3, 'run'],
  });
});

test('an import that nothing uses is kept where tsconfig.json says so', async () => {
  const files = {
    'src/hit.ts': "import { a } from './a';\nexport const handler = async () => (globalThis as any).isThere;",
    'src/a.ts': '(globalThis as any).isThere = "there";',
  };
  expect(await answerOf(files)).toEqual({ problems: [], answer: undefined });
  expect(await answerOf({ ...files, 'tsconfig.json': options({ verbatimModuleSyntax: true }) })).toEqual({ problems: [], answer: 'there' });
});

test('strict is what the project’s own scripts and modules are; a package is bundled all the same', async () => {
  const registry = aRegistry([
    { description: { name: 'loose', version: '1.0.0' }, files: { 'index.js': 'module.exports = { eight: 010, self: function () { return this; } };' } },
  ]);
  const own =
    "import script = require('./script.js');\nimport loose = require('loose');\nexport const handler = async () => [(function (this: unknown) { return this === undefined; })(), script(), loose.eight];";
  const files = {
    'src/hit.ts': own,
    'src/script.js': 'module.exports = function () { return this === undefined; };',
    'package.json': packageFile({ loose: '1.0.0' }),
  };
  expect(await answerOf(files, {}, registry)).toEqual({ problems: [], answer: [false, false, 8] });
  expect(await answerOf({ ...files, 'tsconfig.json': options({ strict: true }) }, {}, registry)).toEqual({ problems: [], answer: [true, true, 8] });
  expect(await answerOf({ ...files, 'tsconfig.json': options({ strict: true, alwaysStrict: false }) }, {}, registry)).toEqual({
    problems: [],
    answer: [false, false, 8],
  });
});

test('what a tsconfig.json says that is not heeded is told once, at its line', async () => {
  const out = await buildFiles({
    'src/hit.ts': fields,
    'tsconfig.json':
      '{\n  "extends": "@configs/none/tsconfig.json",\n  "compilerOptions": {\n    "target": "ES1",\n    "emitDecoratorMetadata": true\n  }\n}\n',
  });
  expect(out.problems).toEqual([
    {
      code: 'BuildWarning',
      severity: 'warning',
      at: { file: 'tsconfig.json', line: 2, column: 3 },
      summary: 'tsconfig.json extends @configs/none/tsconfig.json, which is not among the packages; what it sets is not heeded',
      remedy: 'add @configs/none under Dependencies, or write what it sets into tsconfig.json',
    },
    {
      code: 'BuildWarning',
      severity: 'warning',
      at: { file: 'tsconfig.json', line: 5, column: 5 },
      summary: 'emitDecoratorMetadata is on, and the build writes no types of decorated members into the artifacts: code that asks for them finds none',
      remedy: 'name the types in the decorators, and remove emitDecoratorMetadata',
    },
    {
      code: 'BuildWarning',
      severity: 'warning',
      at: { file: 'tsconfig.json', line: 4, column: 5 },
      summary: 'target "ES1" is not known, and not heeded',
      remedy: 'write es2022, for example',
    },
  ]);
});

test('a tsconfig.json that is none is one problem, with its place', async () => {
  const code = 'function log(..._: unknown[]) {}\nclass A { run(@log _one: number) {} }\nexport const handler = () => A;';
  const out = await buildFiles({ 'src/hit.ts': code, 'tsconfig.json': '{\n  // ours\n  "compilerOptions": { "experimentalDecorators": true\n' });
  expect(out).toMatchObject({ artifacts: [] });
  expect(out.problems).toEqual([
    {
      code: 'BuildFailed',
      severity: 'error',
      at: { file: 'tsconfig.json', line: 4, column: 1 },
      summary: 'tsconfig.json is not JSON with comments: "," or "}" is expected, not the end of the file',
      remedy: 'correct it; it says how the sources become JavaScript',
    },
  ]);
});
