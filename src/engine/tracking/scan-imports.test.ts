import { expect, test } from 'vitest';
import { settingsOf } from '#model/project.ts';
import { problemLines, scanFiles, snippetProject, usageLines } from '#support/scan-snippet.ts';
import { trackingCatalogue } from '#support/tracking-catalogue.ts';

// Imports by other names than paths, and by names that aren't written down.
const get = 's3 GetObject photos [s3:GetObject]';
const put = 's3 PutObject photos [s3:PutObject]';
const read = `import { S3 } from '@aws-sdk/client-s3';\nexport const read = () => new S3({}).getObject({ Bucket: process.env.PHOTOS_BUCKET });\nexport const handler = read;`;
const write = `import { S3 } from '@aws-sdk/client-s3';\nexport const write = () => new S3({}).putObject({ Bucket: process.env.PHOTOS_BUCKET });\nexport const handler = write;`;

const cases: readonly (readonly [name: string, files: Readonly<Record<string, string>>, usages: readonly string[], problems?: readonly string[]])[] = [
  [
    'by paths of tsconfig.json',
    {
      'tsconfig.json': '{ /* ours */ "compilerOptions": { "paths": { "@lib/*": ["./lib/*"], }, } }',
      'f.ts': `import { read } from '@lib/read';\nexport const handler = async () => read();`,
      'lib/read.ts': read,
    },
    [get],
  ],
  [
    'by baseUrl, extended',
    {
      'tsconfig.json': '{ "extends": "./base.json" }',
      'base.json': '{ "compilerOptions": { "baseUrl": "." } }',
      'f.ts': `import { BUCKET } from 'lib/names';\nimport { S3 } from '@aws-sdk/client-s3';\nexport const handler = async () => new S3({}).getObject({ Bucket: BUCKET });`,
      'lib/names.ts': 'export const BUCKET = process.env.PHOTOS_BUCKET;',
    },
    [get],
  ],
  [
    'by imports of package.json',
    {
      'package.json': '{ "imports": { "#lib/*": "./lib/*.js", "#s3": "@aws-sdk/client-s3" } }',
      'f.ts': `import { read } from '#lib/read';\nimport { S3 } from '#s3';\nexport const handler = async () => { await read(); await new S3({}).putObject({ Bucket: process.env.PHOTOS_BUCKET }); };`,
      'lib/read.ts': read,
    },
    [put, get],
  ],
  [
    'by a name that leads nowhere',
    {
      'package.json': '{ "imports": { "#lib/*": "./lib/*.js" } }',
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@lib/*": ["./lib/*"] } } }',
      'f.ts': `import { a } from '#lib/none';\nimport { b } from '#other';\nimport { c } from '@lib/none';\nimport d from 'lodash';\nexport const handler = async () => [a, b, c, d];`,
    },
    [],
    ['ImportMissing:1', 'ImportMissing:2', 'ImportMissing:3'],
  ],
  [
    'by a name that a constant holds',
    {
      'f.ts': `const FILE = './lib/read';\nexport const handler = async () => { const { read } = await import(FILE); return read(); };`,
      'lib/read.ts': read,
    },
    [get],
    ['ImportUnknown:2'],
  ],
  [
    'by one of several names',
    {
      'f.ts': `const HANDLERS = { read: './lib/read.js', write: './lib/write.js' };\nexport const handler = async (e) => (await import(HANDLERS[e.what])).handler();`,
      'lib/read.ts': read,
      'lib/write.ts': write,
    },
    [get, put],
    ['ImportUnknown:2'],
  ],
  [
    'by a name that is known in part',
    {
      'f.ts': 'export const handler = async (e) => (await import(`./lib/${e.what}.js`)).handler();',
      'lib/read.ts': read,
      'lib/write.ts': write,
      'lib/deep/other.ts': read,
    },
    [get, put],
  ],
  [
    'by names that are written where they are imported, in whatever way',
    {
      'f.ts':
        "const DIR = 'x';\nexport const handler = async (e) => [await import(e ? './lib/read.js' : `./lib/write.js`), require('./lib/' + 'read'), import('./lib/' + DIR)];",
      'lib/read.ts': read,
      'lib/write.ts': write,
      'lib/x.ts': '',
    },
    [get, put],
  ],
  [
    'by a name that nobody knows',
    { 'f.ts': `${write}\nexport const other = async (e) => import(e.name);\nexport const third = () => other({ name: process.argv[2] });` },
    [put],
    ['ImportUnknown:4'],
  ],
];

for (const [name, files, usages, problems = []] of cases) {
  test(name, () => {
    const result = scanFiles(files);
    expect({ usages: usageLines(result), problems: problemLines(result) }).toEqual({ usages, problems });
  });
}

test('an import that leads nowhere says where it was looked for; after a module that isn’t known nothing is dropped', () => {
  const result = scanFiles({
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@lib/*": ["./lib/*"] } } }',
    'f.ts': `import { c } from '@lib/none';\nexport const handler = async (e) => import(e.name);`,
  });
  expect({ problems: result.problems, complete: result.complete }).toEqual({
    problems: [
      {
        code: 'ImportMissing',
        severity: 'error',
        at: { file: 'f.ts', line: 1, column: 1 },
        summary: 'no file for the import @lib/none, which tsconfig.json leads to lib/none',
        remedy: 'create the file, or correct the import or `paths` of tsconfig.json',
      },
      {
        code: 'ImportUnknown',
        severity: 'warning',
        at: { file: 'f.ts', line: 2, column: 44 },
        summary: "which module is imported can't be told",
        remedy: 'name it; until then nothing that it may use is dropped, and the function may lack permissions',
      },
    ],
    complete: false,
  });
});

test('an import by a constant is told as what it comes to', () => {
  const result = scanFiles({ 'f.ts': "const FILE = './lib';\nexport const handler = () => require(FILE);", 'lib.ts': read });
  expect({ problems: result.problems, complete: result.complete }).toEqual({
    problems: [
      {
        code: 'ImportUnknown',
        severity: 'warning',
        at: { file: 'f.ts', line: 2, column: 38 },
        summary: 'what is imported is named by a value, and goes into no artifact: when the code runs, it is not found',
        remedy: "write its name where it is imported, such as import('./x')",
      },
    ],
    complete: true,
  });
});

test('a constant may name what the runtime brings; any other package is not found', () => {
  const code = ['fs', '@aws-sdk/client-s3/x', 'lodash'].map((name, at) => `const N${at} = '${name}';\nrequire(N${at});\n`).join('');
  const runtimes = [{ id: settingsOf({ entry: 'f.ts' }).runtime, title: 'Node', language: 'node', target: 'node22', provides: ['@aws-sdk/*'] }] as const;
  const result = scanFiles({ 'f.ts': `${code}export const handler = 1;` }, snippetProject(), { ...trackingCatalogue, runtimes });
  expect(problemLines(result)).toEqual(['ImportUnknown:6']);
});
