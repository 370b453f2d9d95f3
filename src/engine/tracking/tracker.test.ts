import fc from 'fast-check';
import { expect, test } from 'vitest';
import { snippetProject, usageLines } from '#support/scan-snippet.ts';
import { trackingCatalogue as catalogue } from '#support/tracking-catalogue.ts';
import { scan } from './scan.ts';
import { createTracker } from './tracker.ts';

// More by hand: THOROUGHNESS=50 npx vitest run …
const thoroughness = Number(process.env.THOROUGHNESS ?? 1);

const project = snippetProject({ f: 'f.ts', g: 'g.js' });

const base: Readonly<Record<string, string>> = {
  'f.ts': `import { S3Client, GetObjectCommand, type PutObjectCommandInput } from '@aws-sdk/client-s3';
import { save } from './lib/save';
const s3 = new S3Client({});
/** Reads. */
export class Reader<T extends object> {
  #bucket = process.env.PHOTOS_BUCKET!;
  constructor(private readonly key: string, readonly table = process.env.USERS_TABLE) {}
  async read(): Promise<T> {
    const params = { Bucket: this.#bucket, Key: \`in/\${this.key}\` };
    try {
      return (await s3.send(new GetObjectCommand(params))) as unknown as T;
    } catch (error) {
      if (error instanceof Error && /not found/.test(error.message)) throw error;
      throw new Error('failed', { cause: error });
    }
  }
}
export const handler = async (event: { key: string }) => {
  for (const key of ['a', 'b', event.key]) await save(process.env.ORDERS_TABLE!, { key });
  return new Reader('x').read();
};
`,
  'g.js': `const { save } = require('./lib/save');
const AWS = require('aws-sdk');
const s3 = new AWS.S3();
exports.handler = async function (event, context) {
  var params = {};
  params.Bucket = process.env.THUMBS_BUCKET;
  await s3.putObject(params).promise();
  const Page = <div title="x">{event.name}</div>;
  return save(process.env.USERS_TABLE, event);
};
`,
  'lib/save.ts': `import { DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
export const ddb = DynamoDBDocumentClient.from(new DynamoDBClient({}));
export async function save(table: string, Item: Record<string, unknown>): Promise<void> {
  await ddb.send(new PutCommand({ TableName: table, Item }));
  await ddb.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName: table, Item } }, { Delete: { TableName: process.env['ORDERS_TABLE'], Key: {} } }] }));
}
`,
};

const pieces = [
  '',
  ' ',
  '\n',
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  '`',
  '"',
  "'",
  ';',
  ',',
  '.',
  '...',
  '=>',
  '=',
  '/*',
  '//',
  '*/',
  '/',
  '${',
  '<',
  '>',
  '?',
  '!',
  'a',
  'await ',
  'async ',
  'new ',
  'const ',
  'x: ',
  'process.env.PHOTOS_BUCKET',
  'import ',
  'export ',
  'class A extends A {}',
  'table',
  '@',
  '#',
  '\\',
  '\u{1F600}',
  '\uD800',
  'return ',
];

const edit = fc.record({
  file: fc.constantFrom(...Object.keys(base)),
  at: fc.nat(),
  remove: fc.nat({ max: 40 }),
  text: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6 })),
});

function applied(
  files: Readonly<Record<string, string>>,
  { file, at, remove, text }: { file: string; at: number; remove: number; text: string },
): Record<string, string> {
  const before = files[file] ?? '';
  const from = at % (before.length + 1);
  return { ...files, [file]: before.slice(0, from) + text + before.slice(from + remove) };
}

test('scanning again after edits gives what scanning afresh gives, and never throws', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
      const tracker = createTracker(catalogue);
      let files: Record<string, string> = base;
      tracker.update({ project, files });
      for (const one of edits) {
        files = applied(files, one);
        const result = tracker.update({ project, files });
        expect(result).toEqual(scan({ project, files, catalogue }));
        expect(result.problems.filter((problem) => problem.code === 'UsageUnknown')).toEqual([]);
      }
    }),
    { numRuns: 20 * thoroughness },
  );
}, 120_000);

test('a class that extends itself, as while it is being written, leaves the scan whole', () => {
  for (const code of ['new class A extends A {}', 'new A()']) {
    const text = `import { S3Client } from '@aws-sdk/client-s3';\nconst s3 = new S3Client({});\nconst A = class extends A {};\nexport const handler = () => s3.send(${code});\n`;
    const { problems } = scan({ project: snippetProject({ f: 'f.ts' }), files: { 'f.ts': text }, catalogue });
    expect(problems.filter((problem) => problem.code === 'UsageUnknown')).toEqual([]);
  }
});

test('a truncated file is scanned as far as it goes', () => {
  for (const [file, text] of Object.entries(base)) {
    for (let end = 0; end < text.length; end += 31) {
      const result = scan({ project, files: { ...base, [file]: text.slice(0, end) }, catalogue });
      expect(result.problems.filter((problem) => problem.code === 'UsageUnknown')).toEqual([]);
    }
  }
}, 60_000);

test('any text at all is scanned', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 30 }), (words, noise) => {
      const text = words.join('') + noise;
      for (const file of ['f.ts', 'f.tsx', 'f.js']) {
        const result = scan({ project: snippetProject({ f: file }), files: { [file]: text, 'stackwright.json': text }, catalogue });
        expect(result.problems.filter((problem) => problem.code === 'UsageUnknown')).toEqual([]);
      }
    }),
    { numRuns: 60 * thoroughness },
  );
}, 120_000);

test('code nested a thousandfold is scanned', () => {
  const deep = (open: string, close: string): string => open.repeat(1500) + close.repeat(1500);
  for (const text of [
    deep('(', ')'),
    deep('[', ']'),
    deep('{', '}'),
    deep('a(', ')'),
    deep('`${', '}`'),
    `let x: ${deep('A<', '>')};`,
    'a.'.repeat(5000),
    'if (a) {} else '.repeat(1500),
    '1 + '.repeat(5000),
    'x => '.repeat(1500),
    'new '.repeat(1500),
  ]) {
    const result = scan({ project: snippetProject({ f: 'f.ts' }), files: { 'f.ts': `${text}\nexport const handler = () => {};` }, catalogue });
    expect([text.slice(0, 20), result.problems.filter((problem) => problem.code === 'UsageUnknown')]).toEqual([text.slice(0, 20), []]);
  }
}, 60_000);

test('in an editor a file that does not parse keeps the usages of its last good text, where they stand now', () => {
  const tracker = createTracker(catalogue, { keepLastGood: true });
  const before = tracker.update({ project, files: base });
  const text = base['lib/save.ts'] ?? '';
  const broken = text.replace('export async function', 'const open = `\nexport async function');
  const after = tracker.update({ project, files: { ...base, 'lib/save.ts': broken } });
  expect(usageLines(after)).toEqual(usageLines(before));
  expect([after.complete, after.variables]).toEqual([false, before.variables]);
  const lines = (result: typeof before): number[] => result.usages.filter((usage) => usage.file === 'lib/save.ts').map((usage) => usage.line);
  expect(lines(after)).toEqual(lines(before).map((line) => line + 1));
  for (const mark of after.marks.filter((one) => one.file === 'lib/save.ts')) expect(broken.slice(mark.from, mark.from + 4)).toBe('new ');
  expect(tracker.update({ project, files: base })).toEqual(before);
});

test('a result survives structuredClone, as it travels from a worker', () => {
  const result = scan({ project, files: base, catalogue });
  expect(structuredClone(result)).toEqual(result);
  expect(structuredClone(catalogue)).toEqual(catalogue);
});
