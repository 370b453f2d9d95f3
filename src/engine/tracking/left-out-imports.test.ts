import { transform } from 'esbuild';
import { expect, test } from 'vitest';
import { scanFiles, snippetProject, usageLines } from '#support/scan-snippet.ts';
import { trackingCatalogue } from '#support/tracking-catalogue.ts';
import { createTracker } from './tracker.ts';

const lib = `import { S3 } from '@aws-sdk/client-s3';
export interface T { a: string }
export class K {}
export const z = 1;
export default new S3({}).getObject({ Bucket: process.env.PHOTOS_BUCKET });`;
const get = 's3 GetObject photos [s3:GetObject]';

const scanned = (files: Readonly<Record<string, string>>) => {
  const entry = Object.keys(files).find((path) => path.startsWith('f.')) ?? '';
  return scanFiles({ 'lib.ts': lib, ...files }, snippetProject({ f: entry }));
};

/** Whether the bundler would load the module. */
async function isBundled(code: string, loader: 'ts' | 'tsx', compilerOptions: object = {}): Promise<boolean> {
  const { code: made } = await transform(code, { loader, format: 'esm', tsconfigRaw: { compilerOptions } });
  return made.includes('./lib');
}

const LEFT_OUT = [
  "import { type T } from './lib';\nexport const handler = (e: T) => e;",
  "import { T } from './lib';\nexport const handler = () => null as any as T;",
  "import { T } from './lib';\nexport const handler = () => ({}) satisfies T;",
  "import { K, type T } from './lib';\nexport const handler = (k: K | T) => new Map<K, T>();",
  "import d, { z as one } from './lib';\nexport const handler = () => ({ z: 1, d: 2 }).d + String('d one');",
  "import * as lib from './lib';\nexport const handler = (t: lib.T, more?: lib.K[]) => [t, more];",
  "import {\n  type T, // T\n  /* K */ K,\n} from './lib';\n// K is a type\nexport const handler = <X extends K>(x: X): T => x as never;",
  "import { K, T } from './lib';\ninterface A extends K { t: T; f(k: K): T }\ntype B = A & Partial<K>;\nclass C implements K { k?: K; async g(): Promise<T> { return null! } }\nexport const handler = () => C as unknown as B;",
  "import { K } from './lib';\nexport const handler = (k: typeof K) => k;",
  "export { type T } from './lib';\nexport const handler = 1;",
  "export { type T, type K as L } from './lib';\nexport const handler = 1;",
  "import { K } from './lib';\nfunction isK(k: unknown): k is K { return true }\nexport const handler = isK;",
  "import { T } from './lib';\nexport const handler = { a: { T: 1 }.T, f: (x: { T: T }) => x?.T };",
] as const;

const KEPT = [
  "import './lib';\nexport const handler = 1;",
  "import { K } from './lib';\nexport const handler = () => new K();",
  "import { K } from './lib';\nexport const handler = () => ({ K });",
  "import { K } from './lib';\nexport const handler = () => ({ a, b, c, K, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t });",
  "import { K } from './lib';\nexport const handler = class extends K {};",
  "import { K } from './lib';\nexport const handler = class { @K x = 1; };",
  "import { z } from './lib';\nexport const handler = () => `${z}`;",
  "import { z } from './lib';\nexport const handler = (e) => e ? (z) : e;",
  "import { z } from './lib';\nexport const handler = (e = z) => [...z, e[z]];",
  "import { z } from './lib';\nexport const handler = { [z]: 1 };",
  "import { z } from './lib';\nexport const handler = (a: number) => a < z && z > (a);",
  "import { z } from './lib';\nexport enum handler { A = z }",
  "import { z } from './lib';\nexport { z as handler };",
  "import { z } from './lib';\nexport const handler = z!;",
  "import { z } from './lib';\nexport const handler = z as number;",
  "import { z } from './lib';\nexport const handler = <number>z;",
  "import { z, type T } from './lib';\nexport const handler = (t: T) => z.t;",
  "import handler from './lib';\nexport default handler;",
  "import * as lib from './lib';\nexport const handler = lib['z'];",
  "import { T } from './lib';\nexport { T };\nexport const handler = 1;",
  "export { T } from './lib';\nexport const handler = 1;",
  "export { type T, z } from './lib';\nexport const handler = 1;",
  "export * from './lib';\nexport const handler = 1;",
  "import lib = require('./lib');\nexport const handler = (t: lib.T) => lib;",
  "import { K } from './lib';\nimport L = K;\nexport const handler = L;",
  "import { z } from './lib';\nexport const handler = (a: number, b: number) => a < z || z > (b);",
  "import { z as type } from './lib';\nexport const handler = type;",
  "const x = await import('./lib');\nexport const handler = 1;",
] as const;

test.each(LEFT_OUT.map((code) => [code]))('what is imported for its types alone gives no permission: %s', async (code) => {
  expect({ usages: usageLines(scanned({ 'f.ts': code })), isBundled: await isBundled(code, 'ts') }).toEqual({ usages: [], isBundled: false });
});

test.each(KEPT.map((code) => [code]))('what is evaluated does: %s', async (code) => {
  expect({ usages: usageLines(scanned({ 'f.ts': code })), isBundled: await isBundled(code, 'ts') }).toEqual({ usages: [get], isBundled: true });
});

const typed = LEFT_OUT[0];

test.each([
  ['verbatimModuleSyntax', { 'tsconfig.json': '{ "compilerOptions": { "verbatimModuleSyntax": true } }' }],
  ['preserveValueImports, extended', { 'tsconfig.json': '{ "extends": "./base" }', 'base.json': '{ "compilerOptions": { "preserveValueImports": true } }' }],
  ['a package that is extended, of which nobody knows here', { 'tsconfig.json': '{ "extends": "@tsconfig/node22" }' }],
  ['JavaScript', { 'f.js': "import { z } from './lib';\nexport const handler = 1;" }],
  ['code that does not parse', { 'f.ts': `${typed}\nconst = ;` }],
])('with %s every import is followed', (_, files) => {
  expect(usageLines(scanned('f.js' in files ? files : { 'f.ts': typed, ...files }))).toEqual([get]);
});

test('what JSX calls is used, though nothing names it', async () => {
  const react = "import React from './lib';\nexport const handler = () => <p />;";
  const own = "import { z } from './lib';\nexport const handler = () => <p />;";
  const pragma = `/** @jsx z */\n${own}`;
  const factory = { 'tsconfig.json': '{ "compilerOptions": { "jsxFactory": "z" } }' };
  expect([
    usageLines(scanned({ 'f.tsx': react })),
    usageLines(scanned({ 'f.tsx': own })),
    usageLines(scanned({ 'f.tsx': pragma })),
    usageLines(scanned({ 'f.tsx': own, ...factory })),
  ]).toEqual([[get], [], [get], [get]]);
  expect([
    await isBundled(react, 'tsx'),
    await isBundled(own, 'tsx'),
    await isBundled(pragma, 'tsx'),
    await isBundled(own, 'tsx', { jsxFactory: 'z' }),
  ]).toEqual([true, false, true, true]);
});

test('after an edit that uses the value it is followed', () => {
  const tracker = createTracker(trackingCatalogue);
  const project = snippetProject();
  const reaches = (text: string) => tracker.update({ project, files: { 'lib.ts': lib, 'f.ts': text } }).reaches.f;
  const before = "import { K } from './lib';\nexport const handler = (k: K) => k;";
  expect([reaches(before), reaches(before.replace('=> k', '=> new K(k)')), reaches(before)]).toEqual([['f.ts'], ['f.ts', 'lib.ts'], ['f.ts']]);
});
