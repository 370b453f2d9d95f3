import { expect, test } from 'vitest';
import { buildPorts, packageFile } from '#support/a-build.ts';
import { aRegistry, type PackageOf } from '#support/a-registry.ts';
import { build } from './build.ts';
import { packageTypings } from './package-typings.ts';

const { signal } = new AbortController();
const json = (value: object) => JSON.stringify(value);

async function typingsOf(packages: readonly PackageOf[], dependencies: Readonly<Record<string, string>>, imported: readonly string[], more: object = {}) {
  const registry = aRegistry(packages);
  const files = { 'package.json': packageFile(dependencies, more) };
  const result = await packageTypings({ files, imported }, buildPorts(registry), signal);
  return {
    typed: result.typed,
    files: Object.keys(result.files).sort(),
    texts: result.files,
    archives: registry.asked.filter((path) => path.endsWith('.tgz')),
  };
}

const plain = {
  description: { name: 'plain', version: '1.0.0', types: './lib/main.d.ts' },
  files: { 'lib/main.d.ts': "export * from './part.js';", 'lib/part.d.ts': 'export declare const part: 1;', 'lib/other.d.ts': '' },
};

test('the declarations that an import leads to come out of its package, and nothing else of it', async () => {
  const { typed, files, texts, archives } = await typingsOf([plain], { plain: '^1.0.0' }, ['plain']);
  expect({ typed, files, archives }).toEqual({
    typed: ['plain'],
    files: ['node_modules/plain/lib/main.d.ts', 'node_modules/plain/lib/part.d.ts', 'node_modules/plain/package.json'],
    archives: ['/plain/-/plain-1.0.0.tgz'],
  });
  expect(texts['node_modules/plain/package.json']).toBe(json(plain.description));
});

test.each<[string, PackageOf, string, string | undefined]>([
  [
    'the condition "types" of exports',
    { description: { name: 'a', version: '1.0.0', exports: { '.': { types: './t.d.ts', default: './a.js' } } }, files: { 't.d.ts': '' } },
    'a',
    't.d.ts',
  ],
  [
    'beside the JavaScript that exports name',
    { description: { name: 'a', version: '1.0.0', exports: { '.': { require: './a.cjs', import: './a.mjs' } } }, files: { 'a.d.mts': '' } },
    'a',
    'a.d.mts',
  ],
  [
    'a pattern of exports',
    { description: { name: 'a', version: '1.0.0', exports: { './*': './lib/*.js' } }, files: { 'lib/sub.d.ts': '' } },
    'a/sub',
    'lib/sub.d.ts',
  ],
  [
    'not what exports keep closed',
    { description: { name: 'a', version: '1.0.0', exports: { '.': './a.js' } }, files: { 'a.d.ts': '', 'sub.d.ts': '' } },
    'a/sub',
    undefined,
  ],
  ['beside main', { description: { name: 'a', version: '1.0.0', main: 'lib/a.js' }, files: { 'lib/a.d.ts': '' } }, 'a', 'lib/a.d.ts'],
  ['the index where nothing is said', { description: { name: 'a', version: '1.0.0' }, files: { 'index.d.ts': '' } }, 'a', 'index.d.ts'],
  ['a path below', { description: { name: 'a', version: '1.0.0' }, files: { 'sub/index.d.ts': '' } }, 'a/sub', 'sub/index.d.ts'],
  [
    'as typesVersions send it',
    {
      description: { name: 'a', version: '1.0.0', types: 'index.d.ts', typesVersions: { '<4.0': { '*': ['old/*'] }, '*': { '*': ['new/*'] } } },
      files: { 'old/index.d.ts': '', 'new/index.d.ts': '' },
    },
    'a',
    'new/index.d.ts',
  ],
  ['none where there is only JavaScript', { description: { name: 'a', version: '1.0.0', main: 'a.js' }, files: { 'a.js': '' } }, 'a', undefined],
])('an import is found by %s', async (_how, of, specifier, file) => {
  const { typed, files } = await typingsOf([of], { a: '1.0.0' }, [specifier]);
  expect({ typed, files }).toEqual(
    file === undefined ? { typed: [], files: [] } : { typed: [specifier], files: [`node_modules/a/${file}`, 'node_modules/a/package.json'].sort() },
  );
});

test('a folder with a package.json of its own is found by it', async () => {
  const of = { description: { name: 'a', version: '1.0.0' }, files: { 'sub/package.json': json({ types: '../types/sub.d.ts' }), 'types/sub.d.ts': '' } };
  expect((await typingsOf([of], { a: '1.0.0' }, ['a/sub'])).files).toEqual([
    'node_modules/a/package.json',
    'node_modules/a/sub/package.json',
    'node_modules/a/types/sub.d.ts',
  ]);
});

test("@types come first, so that the package itself isn't fetched; with them a package can be imported that package.json doesn't name", async () => {
  const types = {
    description: { name: '@types/loose', version: '1.0.0' },
    files: { 'index.d.ts': '/// <reference types="node" />\n/// <reference path="./common.d.ts" />', 'common.d.ts': '' },
  };
  const loose = { description: { name: 'loose', version: '1.0.0', main: 'a.js' }, files: { 'a.js': '' } };
  const { typed, files, archives } = await typingsOf([types, loose], { loose: '1' }, ['loose', 'plain'], { devDependencies: { '@types/loose': '1' } });
  expect({ typed, files, archives }).toEqual({
    typed: ['loose'],
    files: ['node_modules/@types/loose/common.d.ts', 'node_modules/@types/loose/index.d.ts', 'node_modules/@types/loose/package.json'],
    archives: ['/@types/loose/-/loose-1.0.0.tgz'],
  });
  const scoped = { description: { name: '@types/team__tool', version: '1.0.0' }, files: { 'index.d.ts': '' } };
  expect((await typingsOf([scoped], {}, ['@team/tool', 'unnamed'], { devDependencies: { '@types/team__tool': '1' } })).typed).toEqual(['@team/tool']);
});

test('types of other packages come with it, each as it would be installed; comments and modules of Node lead nowhere', async () => {
  const deep = (version: string) => ({ description: { name: 'deep', version, types: 'i.d.ts' }, files: { 'i.d.ts': `export type Version = '${version}';` } });
  const text =
    "/** import x from 'plain'; */\nimport { EventEmitter } from 'events';\nimport type { Version } from 'deep';\nexport { Version };\nimport '#own';";
  const top = {
    description: { name: 'top', version: '1.0.0', types: 't.d.ts', imports: { '#own': './own.js' }, dependencies: { deep: '^1.0.0' } },
    files: { 't.d.ts': text, 'own.d.ts': 'export declare const own: typeof import("./t.js");' },
  };
  const { files, texts } = await typingsOf([plain, deep('1.0.0'), deep('2.0.0'), top], { deep: '^2.0.0', plain: '1', top: '1' }, ['top', 'deep']);
  expect(files).toEqual([
    'node_modules/deep/i.d.ts',
    'node_modules/deep/package.json',
    'node_modules/top/node_modules/deep/i.d.ts',
    'node_modules/top/node_modules/deep/package.json',
    'node_modules/top/own.d.ts',
    'node_modules/top/package.json',
    'node_modules/top/t.d.ts',
  ]);
  expect(texts['node_modules/top/node_modules/deep/i.d.ts']).toContain("'1.0.0'");
});

test('what is too large is left out, and the rest comes', async () => {
  const large = { description: { name: 'large', version: '1.0.0' }, files: { 'index.d.ts': `export {};${' '.repeat(3_000_000)}` } };
  expect((await typingsOf([plain, large], { plain: '1', large: '1' }, ['large', 'plain'])).typed).toEqual(['plain']);
});

test('with a lock file and packages that were fetched before, no registry is asked; without one there are no types, and no failure', async () => {
  const registry = aRegistry([plain]);
  const ports = buildPorts(registry);
  const files = { 'package.json': packageFile({ plain: '^1.0.0' }), 'src/hit.ts': "import 'plain'; export const handler = 1;" };
  const project = { version: 1, name: 'sample', cloud: 'aws', functions: {}, resources: {}, environment: {} } as const;
  const built = await build({ project, files, runtimes: [] }, ports, () => undefined, signal);
  const request = { files: { ...files, ...built.files }, imported: ['plain'] };
  expect((await packageTypings(request, ports, signal)).typed).toEqual(['plain']);
  registry.isDown = true;
  registry.asked.length = 0;
  expect({ typed: (await packageTypings(request, { ...ports }, signal)).typed, asked: registry.asked }).toEqual({ typed: ['plain'], asked: [] });
  expect(await packageTypings({ files, imported: ['plain'] }, buildPorts(registry), signal)).toEqual({ files: {}, typed: [] });
  expect(await packageTypings({ files: { 'package.json': '{' }, imported: ['plain'] }, ports, signal)).toEqual({ files: {}, typed: [] });
});
