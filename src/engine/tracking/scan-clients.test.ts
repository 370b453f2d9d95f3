import { expect, test } from 'vitest';
import { problemLines, scanFiles, snippetProject, usageLines } from '#support/scan-snippet.ts';
import { trackingCatalogue } from '#support/tracking-catalogue.ts';
import { createTracker } from './tracker.ts';

// How a client may come into being where its making can't be seen: its type tells, or what a tracer was given.
const get = 's3 GetObject photos [s3:GetObject]';
const put = 'dynamodb PutItem orders [dynamodb:PutItem]';

const cases: readonly (readonly [name: string, code: string, usages: readonly string[], problems?: readonly string[]])[] = [
  [
    'a tracer that is anything',
    `import { S3 } from '@aws-sdk/client-s3';\nconst tracer: any = {};\nconst s3 = tracer.captureAWSv3Client(new S3({}));\nexport const handler = async () => s3.getObject({ Bucket: process.env.PHOTOS_BUCKET });`,
    [get],
  ],
  [
    'a variable’s type',
    `import { S3 } from '@aws-sdk/client-s3';\nimport { wrap } from 'wrappers';\nconst s3: S3 = wrap(new S3({}));\nexport const handler = async () => s3.getObject({ Bucket: process.env.PHOTOS_BUCKET });`,
    [get],
  ],
  [
    'the type of a variable that is set later',
    `import type { S3 } from '@aws-sdk/client-s3';\nimport { wrap } from 'wrappers';\nlet s3: S3 | undefined;\nexport const handler = async () => { s3 ??= wrap('s3'); return s3!.getObject({ Bucket: process.env.PHOTOS_BUCKET }); };`,
    [get],
  ],
  [
    'what a function is said to give',
    `import type { S3 } from '@aws-sdk/client-s3';\nimport { wrap } from 'wrappers';\nasync function client(): Promise<S3> { return wrap('s3'); }\nconst other = (): S3 => wrap('s3');\nexport const handler = async () => { await (await client()).getObject({ Bucket: process.env.PHOTOS_BUCKET }); await other().getObject({ Bucket: process.env.PHOTOS_BUCKET }); };`,
    [get, get],
  ],
  [
    'a proxy',
    `import { S3 } from '@aws-sdk/client-s3';\nconst s3 = new Proxy(new S3({}), { get: (target, key) => target[key] });\nexport const handler = async () => s3.getObject({ Bucket: process.env.PHOTOS_BUCKET });`,
    [get],
  ],
  [
    'a cast',
    `import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';\nimport { wrap } from 'wrappers';\nexport const handler = async () => { await (wrap('db') as DynamoDBDocument).put({ TableName: process.env.ORDERS_TABLE }); const db = wrap.db as any as DynamoDBDocument; await db.put({ TableName: process.env.ORDERS_TABLE }); };`,
    [put, put],
  ],
  [
    'a type of texts',
    `import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';\nconst read = (bucket: 'a' | 'b') => new S3Client({}).send(new GetObjectCommand({ Bucket: bucket }));\nexport const handler = async (e: any) => read(e.bucket);`,
    ['s3 GetObject =a [s3:GetObject]', 's3 GetObject =b [s3:GetObject]'],
  ],
  [
    'required in a module',
    `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nconst { S3 } = require('@aws-sdk/client-s3');\nexport const handler = async () => new S3({}).getObject({ Bucket: process.env.PHOTOS_BUCKET });`,
    [get],
  ],
  [
    'required in a module, under other names',
    `import Module, { createRequire as makeRequire } from 'module';\nconst load = makeRequire(import.meta.url), again: NodeRequire = Module.createRequire(__filename);\nconst { S3 } = load('@aws-sdk/client-s3');\nexport const handler = async () => { await new S3({}).getObject({ Bucket: process.env.PHOTOS_BUCKET }); await new (again('@aws-sdk/client-s3').S3)({}).getObject({ Bucket: process.env.PHOTOS_BUCKET }); };`,
    [get, get],
  ],
];

for (const [name, code, usages, problems = []] of cases) {
  test(name, () => {
    const result = scanFiles({ 'f.ts': code });
    expect({ usages: usageLines(result), problems: problemLines(result) }).toEqual({ usages, problems });
  });
}

test('a file that is required in a module counts, also after the name of its `require` changes', () => {
  const files = (name: string) => ({
    'f.mts': `import { createRequire } from 'node:module';\nconst ${name} = createRequire(import.meta.url);\nconst { read } = load('./read.cjs');\nexport const handler = () => read();`,
    'read.cjs': `const { S3 } = require('@aws-sdk/client-s3');\nexports.read = () => new S3({}).getObject({ Bucket: process.env.PHOTOS_BUCKET });`,
  });
  const project = snippetProject({ f: 'f.mts' });
  const tracker = createTracker(trackingCatalogue);
  expect(tracker.update({ project, files: files('lode') }).reaches).toEqual({ f: ['f.mts'] });
  const result = tracker.update({ project, files: files('load') });
  expect({ reaches: result.reaches, usages: usageLines(result) }).toEqual({ reaches: { f: ['f.mts', 'read.cjs'] }, usages: [get] });
});
