import { expect, test } from 'vitest';
import { importResolverOf } from './resolve-import.ts';

const files = {
  'package.json': JSON.stringify({
    name: 'whole',
    workspaces: ['packages/*'],
    imports: {
      '#lib/*': './src/lib/*.ts',
      '#config': { require: './src/config.cjs', default: './src/config.mjs' },
      '#sdk': '@aws-sdk/client-s3',
      '#gone': './src/gone.js',
      '#closed/*': null,
    },
    dependencies: { '@scope/real': '1.0.0' },
  }),
  'tsconfig.json': `{
  // What others build on, too.
  "extends": "./config/base",
  "compilerOptions": { "paths": { "@lib/*": ["./nowhere/*", "./lib/*"], "@lib/special/*": ["./special/*"], "@one": ["src/one"], "@scope/*": ["./scope/*"], "*.txt": ["./texts/*.ts"], }, },
}`,
  'config/base.json': '{ "compilerOptions": { "baseUrl": "../src", "paths": { "hidden": ["./hidden"] } } }',
  'src/f.ts': '',
  'src/config.cjs': '',
  'src/config.mjs': '',
  'src/one/index.ts': '',
  'src/lib/util.ts': '',
  'src/lib/deep/index.ts': '',
  'src/special/a.js': '',
  'src/texts/a.ts': '',
  'src/based.ts': '',
  'src/util/mine.ts': '',
  'src/types.d.ts': '',
  'packages/shared/package.json': JSON.stringify({
    name: '@team/shared',
    main: './dist/index.js',
    exports: { '.': './dist/index.js', './save': './src/save.js' },
  }),
  'packages/shared/src/index.ts': '',
  'packages/shared/src/save.ts': '',
  'packages/shared/tsconfig.json': '{ "extends": ["../../config/paths.json"] }',
  'config/paths.json': '{ "compilerOptions": { "paths": { "@shared/*": ["${configDir}/src/*"], "@config/*": ["./*"] } } }',
};
const resolver = importResolverOf(files);
const led = (specifier: string, from = 'src/f.ts', kind?: 'require') => resolver.resolve(from, specifier, kind);

test.each([
  ['./lib/util.js', { file: 'src/lib/util.ts' }],
  ['./lib/deep', { file: 'src/lib/deep/index.ts' }],
  ['../src/types', { file: 'src/types.d.ts' }],
  ['@lib/util', { file: 'src/lib/util.ts' }],
  ['@lib/deep', { file: 'src/lib/deep/index.ts' }],
  ['@lib/special/a', { file: 'src/special/a.js' }],
  ['a.txt', { file: 'src/texts/a.ts' }],
  ['based', { file: 'src/based.ts' }],
  ['util/mine', { file: 'src/util/mine.ts' }],
  ['util', { module: 'util' }],
  ['node:fs', { module: 'node:fs' }],
  ['fs/promises', { module: 'fs/promises' }],
  ['@scope/real/sub', { module: '@scope/real/sub' }],
  ['lodash', { module: 'lodash' }],
  ['hidden', { module: 'hidden' }],
  ['#lib/util', { file: 'src/lib/util.ts' }],
  ['#config', { file: 'src/config.mjs' }],
  ['#sdk', { module: '@aws-sdk/client-s3' }],
  ['@team/shared', { file: 'packages/shared/src/index.ts' }],
  ['@team/shared/save', { file: 'packages/shared/src/save.ts' }],
])('%s leads to %j', (specifier, expected) => {
  expect(led(specifier)).toEqual(expected);
});

test('what is required may be another file than what is imported', () => {
  expect(led('#config', 'src/f.ts', 'require')).toEqual({ file: 'src/config.cjs' });
});

test('the nearest configuration counts, and paths begin where they are written', () => {
  expect(['@shared/save', '@config/base', '@lib/util'].map((one) => led(one, 'packages/shared/src/index.ts'))).toEqual([
    { file: 'packages/shared/src/save.ts' },
    { file: 'config/base.json' },
    { module: '@lib/util' },
  ]);
});

test('what leads nowhere says where it was looked for, and what to do', () => {
  expect(['./none', '@lib/none', '@one', '#gone', '#none', '#closed/a', '@team/shared/none'].map((one) => led(one))).toEqual([
    { missing: 'no file for the import ./none', remedy: 'create the file, or correct the import' },
    {
      missing: 'no file for the import @lib/none, which tsconfig.json leads to src/nowhere/none or src/lib/none',
      remedy: 'create the file, or correct the import or `paths` of tsconfig.json',
    },
    {
      missing: 'no file for the import @one, which tsconfig.json leads to src/src/one',
      remedy: 'create the file, or correct the import or `paths` of tsconfig.json',
    },
    {
      missing: 'no file for the import #gone, which package.json leads to src/gone.js',
      remedy: 'create the file, or correct the import or `imports` of package.json',
    },
    { missing: 'no file for the import #none, which `imports` of package.json does not name', remedy: 'name it there, or correct the import' },
    { missing: 'no file for the import #closed/a, which `imports` of package.json does not name', remedy: 'name it there, or correct the import' },
    {
      missing: 'no file for the import @team/shared/none, which packages/shared/package.json leads to packages/shared/none',
      remedy: 'create the file, or correct the import or `exports` of packages/shared/package.json',
    },
  ]);
});

test('paths that lead nowhere are corrected in the file in which they stand', () => {
  expect(led('@config/none', 'packages/shared/src/index.ts')).toEqual({
    missing: 'no file for the import @config/none, which config/paths.json leads to config/none',
    remedy: 'create the file, or correct the import or `paths` of config/paths.json',
  });
});

test('a configuration that can’t be read, or extends itself, leads nowhere else', () => {
  const broken = importResolverOf({
    'tsconfig.json': '{ "extends": "./tsconfig.json", "compilerOptions": { "paths": { "@a": "b" } } }',
    'package.json': '{',
    'b.ts': '',
  });
  expect(broken.resolve('f.ts', '@a')).toEqual({
    missing: 'no file for the import @a, which tsconfig.json leads to nothing',
    remedy: 'create the file, or correct the import or `paths` of tsconfig.json',
  });
  expect(broken.resolve('f.ts', 'lodash')).toEqual({ module: 'lodash' });
});

test('a configuration that only names others has what the first of them says', () => {
  const solution = importResolverOf({
    'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.node.json" }, { "path": "./app" }] }',
    'tsconfig.node.json': '{}',
    'app/tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
    'app/src/a.ts': '',
  });
  expect(solution.resolve('f.ts', '@/a')).toEqual({ file: 'app/src/a.ts' });
});
