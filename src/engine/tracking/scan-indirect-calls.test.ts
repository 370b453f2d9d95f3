import { expect, test } from 'vitest';
import { problemLines, scanFiles, snippetProject, usageLines } from '#support/scan-snippet.ts';

// Calls that aren't written as `new GetObjectCommand(…)` or `client.getObject(…)`: resolved, or told with their line.
const get = 's3 GetObject photos [s3:GetObject]';
const head = 's3 HeadObject photos [s3:GetObject]';
const put = 's3 PutObject photos [s3:PutObject]';
const remove = 's3 DeleteObject photos [s3:DeleteObject]';
const start = `import { S3, S3Client, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'; import * as sdk from '@aws-sdk/client-s3';
const s3 = new S3({}); const client = new S3Client({}); const Bucket = process.env.PHOTOS_BUCKET;
`;

const cases: readonly (readonly [name: string, code: string, usages: readonly string[], problems?: readonly string[]])[] = [
  ['by call', 'export const handler = async () => { await s3.getObject.call(s3, { Bucket }); };', [get]],
  ['by call, of one or the other', 'export const handler = async (e) => { await (e.x ? s3.getObject : s3.headObject).call(s3, { Bucket }); };', [get, head]],
  ['by apply', 'export const handler = async () => { await s3.getObject.apply(s3, [{ Bucket }]); };', [get]],
  ['by Reflect.apply', 'export const handler = async () => { await Reflect.apply(s3.getObject, s3, [{ Bucket }]); };', [get]],
  ['by Reflect.construct', 'export const handler = async () => client.send(Reflect.construct(GetObjectCommand, [{ Bucket }]));', [get]],
  [
    'by a helper that is called so',
    'function read(bucket) { return s3.getObject({ Bucket: bucket }); }\nexport const handler = async () => { await read.call(null, Bucket); await read.apply(null, [Bucket]); };',
    [get],
  ],
  ['by a key that is known', `const method = 'getObject'; export const handler = async () => { await s3[method]({ Bucket }); };`, [get]],
  [
    'by one of several keys',
    `const METHODS = { read: 'getObject', write: 'putObject' };\nexport const handler = async (e) => { await s3[METHODS[e.what]]({ Bucket }); };`,
    [get, put],
  ],
  ['by a key whose type is known', `export const handler = async (e: any) => { await s3[e.what as 'getObject' | 'putObject']({ Bucket }); };`, [get, put]],
  [
    'by a key that a declaration tells',
    `async function run(method: "getObject" | "deleteObject") { await s3[method]({ Bucket }); }\nexport const handler = async (e: any) => run(e.method);`,
    [remove, get].sort(),
  ],
  ['by a key that nobody knows', 'export const handler = async (e) => { await s3[e.what]({ Bucket }); };', [], ['OperationUnknown:3']],
  [
    'by a key that is known or not',
    `export const handler = async (e) => { const method = e.what ?? 'getObject'; await s3[method]({ Bucket }); };`,
    [get],
    ['OperationUnknown:3'],
  ],
  ['by a command that nobody knows', "export const handler = async (e) => client.send(new sdk[e.what + 'Command']({ Bucket }));", [], ['OperationUnknown:3']],
  [
    'by one of several commands',
    'const COMMANDS = { read: GetObjectCommand, write: PutObjectCommand };\nexport const handler = async (e) => client.send(new COMMANDS[e.what]({ Bucket }));',
    [get, put],
  ],
  [
    'by a helper that is told the method',
    `const run = (method, input) => s3[method](input);\nexport const handler = async () => { await run('getObject', { Bucket }); await run('putObject', { Bucket: 'other' }); };`,
    ['s3 PutObject =other [s3:PutObject]', get],
  ],
  [
    'by a command of one’s own',
    `class Get extends GetObjectCommand { constructor(Key) { super({ Bucket, Key }); } }\nexport const handler = async () => client.send(new Get('a'));`,
    [get],
  ],
  [
    'by an heir that hands everything on',
    `class Get extends GetObjectCommand {}\nclass Mine extends Get { name = 'x'; }\nexport const handler = async () => client.send(new Mine({ Bucket }));`,
    [get],
  ],
  [
    'by super of a client',
    `class Photos extends S3 { async getObject(input) { return super.getObject({ Bucket, ...input }); } }\nexport const handler = async () => new Photos({}).getObject({ Key: 'a' });`,
    [get],
  ],
  [
    'on a client that nobody knows, by its looks',
    `import container from './container.html';\nconst store = container.get('s3');\nexport const handler = async () => { await store.getObject({ Bucket }); await store.get('a'); };`,
    [],
    ['ImportMissing:3', 'OperationUnknown:5'],
  ],
];

for (const [name, code, usages, problems = []] of cases) {
  test(name, () => {
    const result = scanFiles({ 'f.ts': start + code });
    expect({ usages: usageLines(result), problems: problemLines(result) }).toEqual({ usages, problems });
  });
}

test('a call that isn’t known is told with its place and what to do, and nothing of its service is dropped', () => {
  const result = scanFiles({ 'f.ts': `${start}export const handler = async (e) => { await s3[e.what]({ Bucket }); };` });
  expect(result.problems).toEqual([
    {
      code: 'OperationUnknown',
      severity: 'warning',
      at: { file: 'f.ts', line: 3, column: 48 },
      summary: "which operation of s3 is called can't be told",
      remedy: 'call it by its name, or add what it needs to `permissions` of the function',
    },
  ]);
  expect(result.unresolvedServices).toEqual(['s3']);
});

test('what a shared helper calls is told by the functions that call it', () => {
  const result = scanFiles(
    {
      'a.ts': `import { run } from './run';\nexport const handler = async () => run('getObject');`,
      'b.ts': `import { other } from './run';\nexport const handler = async () => other();`,
      'run.ts': `${start}export const run = (method) => s3[method]({ Bucket });\nexport const other = () => 1;`,
    },
    { ...snippetProject({ a: 'a.ts', b: 'b.ts' }) },
  );
  expect({ usages: usageLines(result), problems: problemLines(result) }).toEqual({ usages: [get], problems: [] });
});
