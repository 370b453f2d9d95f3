import { expect, test } from 'vitest';
import { applyEdits } from '#base/text-edit.ts';
import type { FieldValues } from '#model/usage.ts';
import { scanFiles, usageLines } from '#support/scan-snippet.ts';
import { trackingCatalogue } from '#support/tracking-catalogue.ts';
import { insertOperation } from './insert.ts';
import type { ResourceName } from './print.ts';

function inserted(code: string, serviceId: string, operationId: string, values: FieldValues, resource: ResourceName, file = 'f.ts'): string {
  const offset = code.indexOf('|');
  const text = code.replace('|', '');
  const service = trackingCatalogue.services.find((one) => one.id === serviceId);
  const operation = service?.operations[operationId];
  if (!service || !operation) throw new Error(operationId);
  const result = insertOperation({ catalogue: trackingCatalogue, files: { [file]: text }, file, offset, service, operation, values, resource });
  if (result.kind === 'none') return result.reason;
  const after = applyEdits(text, result.edits);
  expect(after.slice(result.selection.from, result.selection.to).replace(/\n\s*/g, '')).toBe(result.statement.replace(/\n\s*/g, ''));
  return after;
}

const key: FieldValues = { key: { kind: 'expression', code: 'event.key' } };
const photos: ResourceName = { variable: 'PHOTOS_BUCKET' };

test('into an empty file go imports, a client and the statement', () => {
  expect(inserted('export const handler = async (event: unknown) => {|};\n', 's3', 'get-object', key, photos)).toBe(
    `import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';

const s3 = new S3Client({});

export const handler = async (event: unknown) => {
  const object = await s3.send(new GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: event.key }));
};
`,
  );
});

test('what the file has is used: imports are merged, a client is found under any name, a result gets a free name', () => {
  const code = `import type { Event } from './event';
import {
  S3Client,
  PutObjectCommand,
} from '@aws-sdk/client-s3';

const storage = new S3Client({ region: 'eu-west-1' });

export async function handler(event: Event) {
  const object = await load();
  | return object;
}
`;
  expect(inserted(code, 's3', 'get-object', key, photos)).toBe(`import type { Event } from './event';
import {
  S3Client,
  PutObjectCommand,
  GetObjectCommand,
} from '@aws-sdk/client-s3';

const storage = new S3Client({ region: 'eu-west-1' });

export async function handler(event: Event) {
  const object = await load();
   const object2 = await storage.send(new GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: event.key }));
   return object;
}
`);
});

test('a client stands below those that are there', () => {
  const code = (between: string) => `import { SQSClient } from '@aws-sdk/client-sqs';
${between}
export const handler = async (event: unknown) => {|};
`;
  const after = (between: string) => inserted(code(between), 's3', 'get-object', key, photos).split('export const')[0];
  const sqs = 'const sqs = new SQSClient({});\n';
  const table = "const table = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-west-1' }));\n";
  const [imports, s3] = ["import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';\n", 'const s3 = new S3Client({});\n'];
  const head = `import { SQSClient } from '@aws-sdk/client-sqs';\n${imports}\n`;
  expect(after(`\n${sqs}${table}`)).toBe(`${head}${sqs}${table}${s3}\n`);
  // Without the blank line too; and never in the middle of something else.
  expect(after(sqs)).toBe(`${head.slice(0, -1)}${sqs}${s3}\n`);
  expect(after('\nconst sqs = new SQSClient({\n});\n')).toBe(`${head}${s3}\nconst sqs = new SQSClient({\n});\n\n`);
});

test('a client of an imported file serves, and aliases and namespaces of the module are used', () => {
  const text = `import { documents as db } from './clients.js';
import * as lib from '@aws-sdk/lib-dynamodb';
export const handler = async (event) => {
  if (event) {
    log(event);|
  }
};
`;
  const offset = text.indexOf('|');
  const files = {
    'f.ts': text.replace('|', ''),
    'clients.ts': `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
export const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));`,
  };
  const service = trackingCatalogue.services.find((one) => one.id === 'dynamodb');
  const operation = service?.operations['put-item'];
  if (!service || !operation) throw new Error('no operation');
  const result = insertOperation({
    catalogue: trackingCatalogue,
    files,
    file: 'f.ts',
    offset,
    service,
    operation,
    values: { item: { kind: 'literal', value: { id: 'a' } } },
    resource: { variable: 'ORDERS_TABLE' },
  });
  if (result.kind === 'none') throw new Error(result.reason);
  expect(applyEdits(files['f.ts'], result.edits)).toBe(`import { documents as db } from './clients.js';
import * as lib from '@aws-sdk/lib-dynamodb';
export const handler = async (event) => {
  if (event) {
    log(event);
    await db.send(new lib.PutCommand({ TableName: process.env.ORDERS_TABLE, Item: { id: 'a' } }));
  }
};
`);
});

test('CommonJS files get require', () => {
  expect(inserted(`'use strict';\nexports.handler = async (event) => {\n\treturn 1;|\n};\n`, 's3', 'get-object', key, photos, 'f.js')).toBe(`'use strict';
const { S3Client, GetObjectCommand } = require('@aws-sdk/client-s3');

const s3 = new S3Client({});

exports.handler = async (event) => {
\tconst object = await s3.send(new GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: event.key }));
\treturn 1;
};
`);
  expect(
    inserted(
      `const { S3Client: Client } = require('@aws-sdk/client-s3');\nconst c = new Client({});\nmodule.exports = { async handler(event) { await a();| } };\n`,
      's3',
      'get-object',
      key,
      photos,
      'f.js',
    ),
  ).toBe(
    `const { S3Client: Client, GetObjectCommand } = require('@aws-sdk/client-s3');
const c = new Client({});
module.exports = { async handler(event) { await a(); const object = await c.send(new GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: event.key })); } };
`,
  );
});

test('a function that does not wait becomes async', () => {
  expect(
    inserted(
      'export function handler(event) {\n  log();|\n}\n',
      'sns',
      'publish',
      { message: { kind: 'literal', value: "it's\nnew" } },
      { variable: 'NEWS_TOPIC_ARN' },
    ),
  ).toBe(
    `import { SNSClient, PublishCommand } from '@aws-sdk/client-sns';

const sns = new SNSClient({});

export async function handler(event) {
  log();
  await sns.send(new PublishCommand({ TopicArn: process.env.NEWS_TOPIC_ARN, Message: 'it\\'s\\nnew' }));
}
`,
  );
  expect(inserted('class A {\n  run(event) {|}\n}\n', 'sns', 'publish', {}, { literal: 'arn:x' })).toContain(
    "  async run(event) {\n    await sns.send(new PublishCommand({ TopicArn: 'arn:x' }));\n  }\n",
  );
});

test('what an async function is declared to give becomes a promise', () => {
  const heads = (code: string) => {
    const after = inserted(code, 'sns', 'publish', {}, { literal: 'arn:x' });
    return after
      .slice(after.indexOf('({});') + 5, after.indexOf('await'))
      .trim()
      .split('\n')[0];
  };
  expect(
    [
      'function sum(list: number[]): number { return list.filter((n) => { return n > 3; }).length;| }',
      'const f = (a: string): { a: string } => {|};',
      'const o = { m(): void {|} };',
      'const f = function (): Promise<void> {|};',
      'function f(): Promise<A<B>> & C {|}',
      'class A { is(a: B): a is C {|} }',
      'function g(this: X, a): asserts a is string {|}',
      'class A { me(): this {|} }',
      'function* g(): Generator<number> {|}',
      'const f = (a: () => number) => {|};',
    ].map(heads),
  ).toEqual([
    'async function sum(list: number[]): Promise<number> {',
    'const f = async (a: string): Promise<{ a: string }> => {',
    'const o = { async m(): Promise<void> {',
    'const f = async function (): Promise<void> {',
    'async function f(): Promise<Promise<A<B>> & C> {',
    'class A { async is(a: B): Promise<boolean> {',
    'async function g(this: X, a): Promise<void> {',
    'class A { async me(): Promise<this> {',
    'async function* g(): AsyncGenerator<number> {',
    'const f = async (a: () => number) => {',
  ]);
});

test("in a function that an array's method calls without waiting, it says what goes wrong", () => {
  const service = trackingCatalogue.services.find((one) => one.id === 'sns');
  const operation = service?.operations.publish;
  const consequence = (code: string) => {
    if (!service || !operation) throw new Error('no operation');
    const files = { 'f.ts': code.replace('|', '') };
    const request = { catalogue: trackingCatalogue, files, file: 'f.ts', offset: code.indexOf('|'), service, operation, values: {}, resource: photos };
    const result = insertOperation(request);
    return result.kind === 'none' ? result.reason : result.consequence;
  };
  expect(
    [
      'const f = () => list.filter((n) => { return |n > 3; });',
      'const f = () => list?.sort(function (a, b) { |a(); });',
      'const f = () => list.reduce((a, b) => { |a(); }, 0);',
      'const f = () => list.map((n) => { |n(); });',
      'const f = () => list.filter(async (n) => { |n(); });',
      'const f = () => { |list.filter((n) => n > 3); };',
    ].map(consequence),
  ).toEqual([
    '`filter` takes the promise for true, for each element',
    '`sort` takes the promise for no number, and orders nothing',
    '`reduce` hands a promise to the next call in place of the value',
    undefined,
    undefined,
    undefined,
  ]);
});

test('names that are taken by something else are avoided', () => {
  const after = inserted(
    `import { GetObjectCommand } from './mine';
const s3 = 'three';
export const handler = async (event) => {
  const { object } = event;|
};
`,
    's3',
    'get-object',
    key,
    photos,
  );
  expect(after).toBe(`import { GetObjectCommand } from './mine';
import { S3Client, GetObjectCommand as GetObjectCommand2 } from '@aws-sdk/client-s3';

const s3Client = new S3Client({});

const s3 = 'three';
export const handler = async (event) => {
  const { object } = event;
  const object2 = await s3Client.send(new GetObjectCommand2({ Bucket: process.env.PHOTOS_BUCKET, Key: event.key }));
};
`);
  expect(usageLines(scanFiles({ 'f.ts': after, 'mine.ts': 'export class GetObjectCommand {}' }))).toEqual(['s3 GetObject photos [s3:GetObject]']);
});

test('where no statement can stand, it says why', () => {
  expect(inserted('const x = 1;|\n', 's3', 'get-object', key, photos)).toBe('a call has to stand in a function');
  expect(inserted('export const handler = async (event) => event.|x;\n', 's3', 'get-object', key, photos)).toBe(
    'the function is one expression: give it a body in braces first',
  );
  expect(inserted('class A { constructor() {|} }\n', 's3', 'get-object', key, photos)).toBe("a constructor can't wait for a call");
  expect(inserted('a: |1\n', 's3', 'get-object', key, photos, 'a.yaml')).toBe('operations go into JavaScript and TypeScript');
});
