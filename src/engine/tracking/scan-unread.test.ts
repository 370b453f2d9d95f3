import { expect, test } from 'vitest';
import type { ProjectFiles } from '#model/files.ts';
import { LARGEST_SOURCE } from '#model/source-text.ts';
import { snippetProject, usageLines } from '#support/scan-snippet.ts';
import { trackingCatalogue } from '#support/tracking-catalogue.ts';
import { scan } from './scan.ts';
import { createTracker } from './tracker.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from([...text].map((one) => one.charCodeAt(0)));
const utf16 = (text: string): Uint8Array => Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((one) => [one.charCodeAt(0), 0])]);
const put = `import { S3 } from '@aws-sdk/client-s3';
export const handler = () => new S3({}).putObject({ Bucket: process.env.PHOTOS_BUCKET, Key: 'a' });\n`;
const line = 's3 PutObject photos [s3:PutObject]';
const project = snippetProject({ f: 'f.js' });
const scanned = (files: ProjectFiles) => {
  const { complete, unknown, problems, ...result } = scan({ project, files, catalogue: trackingCatalogue });
  const said = problems.map((one) => `${one.severity} ${one.code} ${one.at.file}:${one.at.line ?? ''} ${one.summary}`);
  return { usages: usageLines({ complete, problems, ...result }), complete, unknown, said };
};

test('a stray byte and a NUL hide nothing of a file', () => {
  for (const [content, ...said] of [
    [latin(`// caf\u00e9\n${put}`), 'warning SourceNotUtf8 f.js:1 f.js has bytes that are no UTF-8 (line 1): they become �'],
    [encode(`${put}const z = '\0'; // \0 �`)],
    [encode(`\ufeff${put}`)],
  ] as const)
    expect(scanned({ 'f.js': content })).toEqual({ usages: [line], complete: true, unknown: undefined, said });
});

test('bytes that are no UTF-8 are warned of by file and line, in all that is imported as text, until they are saved as UTF-8', () => {
  const text = `import './names.json';\nimport './page.html';\nimport { a } from './lib.js';\n${put}`;
  const lib = "export const a = 'caf\u00e9';\n// \u00e9\n\nexport const b = ['\u00e9',\n'\u00e9'];\n";
  const said = (files: ProjectFiles) => scanned({ 'f.js': text, 'page.html': latin('\u00e9'), 'other.js': latin('\u00e9'), ...files }).said;
  expect(said({ 'lib.js': latin(lib), 'names.json': latin('{\n"a": "\u00e9" }') })).toEqual([
    'warning SourceNotUtf8 lib.js:1 lib.js has bytes that are no UTF-8 (lines 1, 2, 4 …): they become �',
    'warning SourceNotUtf8 names.json:2 names.json has bytes that are no UTF-8 (line 2): they become �',
  ]);
  expect(said({ 'lib.js': lib, 'names.json': encode('{\n"a": "\u00e9" }') })).toEqual([]);
});

test('code that cannot be read, the entry or what it imports, is an error with its name, and nothing is known of its use', () => {
  const imports = "export { handler } from './lib.js';";
  const large = new Uint8Array(LARGEST_SOURCE + 1).fill(32);
  expect(scanned({ 'f.js': utf16(put) })).toEqual({
    usages: [],
    complete: false,
    unknown: [{ file: 'f.js', why: 'broken' }],
    said: ["error SourceUnread f.js: f.js is UTF-16, which can't be built"],
  });
  expect(scanned({ 'f.js': imports, 'lib.js': large })).toEqual({
    usages: [],
    complete: false,
    unknown: [{ file: 'lib.js', why: 'broken' }],
    said: ['error SourceUnread lib.js: lib.js has 8389 kB, and code is read up to 8389 kB'],
  });
  const { complete, said } = scanned({ 'f.js': 'export const handler = (name) => import(`./lib/${name}.js`);', 'lib/one.js': large, 'lib/two.js': put });
  expect([complete, said]).toEqual([false, ['error SourceUnread lib/one.js: lib/one.js has 8389 kB, and code is read up to 8389 kB']]);
});

test('what nobody imports, and what holds no code, may be of any kind', () => {
  const files = { 'f.js': `import './page.html';\n${put}`, 'page.html': utf16('page'), 'other.js': utf16('other') };
  expect(scanned(files)).toEqual({ usages: [line], complete: true, unknown: undefined, said: [] });
});

test('valid code that is nested too deeply is called that, and no call in it is lost without a word', () => {
  const handler = 'export const handler = () => 1;\n';
  for (const code of [
    `const b = ${'a + '.repeat(30_000)}a;`,
    `const b = ${'a('.repeat(500)}${')'.repeat(500)};`,
    `const b = ${'['.repeat(10_000)}${']'.repeat(10_000)};`,
  ])
    expect([code.slice(0, 20), scanned({ 'f.js': handler + code })]).toEqual([
      code.slice(0, 20),
      {
        usages: [],
        complete: false,
        unknown: [{ file: 'f.js', why: 'broken' }],
        said: ['error SourceUnread f.js:2 f.js is nested too deeply to be read from line 2 on'],
      },
    ]);
  expect(scanned({ 'f.js': `${handler}const b = ${'a + '.repeat(500)}a;` })).toEqual({ usages: [], complete: true, unknown: undefined, said: [] });
});

test('a file that becomes readable is read, and what imports it with it', () => {
  const tracker = createTracker(trackingCatalogue, { keepLastGood: true });
  const entry = put.replace('process.env.PHOTOS_BUCKET', 'NAME').replace('\n', "\nimport { NAME } from './name.js';\n");
  const name = 'export const NAME = process.env.PHOTOS_BUCKET;';
  const before = tracker.update({ project, files: { 'f.js': entry, 'name.js': utf16(name) } });
  const after = tracker.update({ project, files: { 'f.js': entry, 'name.js': name } });
  expect([before.complete, usageLines(after), after.complete]).toEqual([false, [line], true]);
});

test('where an entry lies outside the project the scan leaves it to the check of the manifest; a missing export is told where the manifest names it', () => {
  const outside = snippetProject({ f: '../other/f.js' });
  expect(scan({ project: outside, files: {}, catalogue: trackingCatalogue })).toMatchObject({ problems: [], complete: false });
  const files = { 'f.js': 'export const other = 1;', 'stackwright.json': JSON.stringify(project, null, 2) };
  const { problems } = scan({ project, files, catalogue: trackingCatalogue });
  expect(problems.map((one) => [one.code, one.at])).toEqual([
    ['ExportMissing', { file: 'stackwright.json', function: 'f', field: 'functions.f.entry', line: 7, column: 7 }],
  ]);
  // What is no name can't be exported, and the manifest's check says so.
  const functions = { f: { ...project.functions.f, entry: 'f.js', export: 'a.b' } };
  expect(scan({ project: { ...project, functions }, files, catalogue: trackingCatalogue }).problems).toEqual([]);
});
