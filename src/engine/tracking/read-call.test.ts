import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '#base/json.ts';
import { applyEdits } from '#base/text-edit.ts';
import type { FieldValue } from '#model/usage.ts';
import { scanFiles, usageLines } from '#support/scan-snippet.ts';
import { trackingCatalogue } from '#support/tracking-catalogue.ts';
import { insertOperation } from './insert.ts';
import { readCallAt } from './read-call.ts';
import { updateCall } from './update-call.ts';

const catalogue = trackingCatalogue;

function readIn(text: string) {
  const offset = text.indexOf('|');
  const clean = text.replace('|', '');
  return { clean, read: readCallAt({ catalogue, files: { 'f.ts': clean }, file: 'f.ts', offset }) };
}

const head = `import { S3Client, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
`;

test('a call is read as the form shows it, with what the form leaves alone', () => {
  const { clean, read } = readIn(`${head}export const handler = async (event) => {
  await s3.send(new Put|ObjectCommand({ Bucket: process.env.PHOTOS_BUCKET!, Key: await name(event), Body: 'a', ...rest, Metadata: { a: '1' }, Tagging: 'x=y' }));
};`);
  const range = (code: string) => ({ from: clean.indexOf(code), to: clean.indexOf(code) + code.length });
  expect(read).toEqual({
    service: 's3',
    operationId: 'put-object',
    command: 'PutObject',
    values: {
      key: { kind: 'expression', code: 'await name(event)' },
      body: { kind: 'literal', value: 'a' },
      metadata: { kind: 'literal', value: { a: '1' } },
    },
    resource: { variable: 'PHOTOS_BUCKET' },
    resourceRange: range('process.env.PHOTOS_BUCKET!'),
    ranges: { key: range('await name(event)'), body: range("'a'"), metadata: range("{ a: '1' }") },
    unreadable: ['...rest', 'Tagging'],
    range: range(
      "new PutObjectCommand({ Bucket: process.env.PHOTOS_BUCKET!, Key: await name(event), Body: 'a', ...rest, Metadata: { a: '1' }, Tagging: 'x=y' })",
    ),
    argumentRange: range("{ Bucket: process.env.PHOTOS_BUCKET!, Key: await name(event), Body: 'a', ...rest, Metadata: { a: '1' }, Tagging: 'x=y' }"),
  });
});

test('an update touches only what changed', () => {
  const { clean } = readIn(`${head}export const handler = async (event) => {
  await s3.send(new PutObjectCommand({
    Bucket: process.env.PHOTOS_BUCKET, // the bucket
    Key: name(event),
    Body: 'a', /* a body */
    ...rest,
    Metadata: { a: '1' },
    Tagging: 'x=y',
  }));
};`);
  const offset = clean.indexOf('new Put');
  const edits = updateCall({
    catalogue,
    files: { 'f.ts': clean },
    file: 'f.ts',
    offset,
    values: {
      key: { kind: 'expression', code: 'name(event)' },
      body: { kind: 'expression', code: 'event.body' },
      encryption: { kind: 'literal', value: 'AES256' },
    },
    resource: { variable: 'THUMBS_BUCKET' },
  });
  expect(applyEdits(clean, edits)).toBe(`${head}export const handler = async (event) => {
  await s3.send(new PutObjectCommand({
    Bucket: process.env.THUMBS_BUCKET, // the bucket
    Key: name(event),
    Body: event.body, /* a body */
    ...rest,
    Tagging: 'x=y',
    ServerSideEncryption: 'AES256',
  }));
};`);
});

test('the last property, and the only one, can go and come', () => {
  const text = `${head}export const handler = async () => { await s3.send(new GetObjectCommand({ Key: 'a', Range: 'b' })); };`;
  const offset = text.indexOf('new Get');
  const update = (from: string, values: Record<string, FieldValue>) =>
    applyEdits(from, updateCall({ catalogue, files: { 'f.ts': from }, file: 'f.ts', offset, values }));
  const without = update(text, { key: { kind: 'literal', value: 'a' } });
  expect(without).toBe(text.replace(", Range: 'b'", ''));
  const empty = update(without, {});
  expect(empty).toBe(text.replace("{ Key: 'a', Range: 'b' }", '{  }'));
  expect(update(text, { range: { kind: 'literal', value: 'c' } })).toBe(text.replace("Key: 'a', Range: 'b'", "Range: 'c'"));
});

test('a shorthand becomes a whole property', () => {
  const text = `${head}export const handler = async (Key) => { await s3.send(new GetObjectCommand({ Key })); };`;
  const edits = updateCall({
    catalogue,
    files: { 'f.ts': text },
    file: 'f.ts',
    offset: text.indexOf('new Get'),
    values: { key: { kind: 'literal', value: 'b' } },
  });
  expect(applyEdits(text, edits)).toBe(text.replace('{ Key }', "{ Key: 'b' }"));
});

test('nothing is edited where the arguments come from elsewhere', () => {
  const text = `${head}export const handler = async (input) => { await s3.send(new GetObjectCommand(input)); };`;
  const request = { catalogue, files: { 'f.ts': text }, file: 'f.ts', offset: text.indexOf('new Get') };
  expect(readCallAt(request)?.unreadable).toEqual(['its arguments: input']);
  expect(updateCall({ ...request, values: { key: { kind: 'literal', value: 'b' } } })).toEqual([]);
});

const plainJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
const literal = fc
  .oneof(fc.string(), fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.jsonValue({ maxDepth: 2 }).map(plainJson))
  .map((value): FieldValue => ({ kind: 'literal', value: plainJson(value) }));
const expression = fc
  .constantFrom(
    'event.key',
    'await name(event)',
    '`a/${event.id}`',
    'a ? b : c',
    'x as string',
    '(a, b)',
    'f(() => { return 1; })',
    '[...a]',
    '{ ...b, c }',
    'new Date()',
    '-1 + 2',
    "''.length",
  )
  .map((code): FieldValue => ({ kind: 'expression', code }));
const value = fc.oneof(literal, expression);

const operations = catalogue.services.flatMap((service) =>
  Object.entries(service.operations).map(([operationId, operation]) => ({ service, operationId, operation })),
);

test('what is printed is read back with the same values, and updated to any others', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...operations).chain((one) => {
        const required = Object.keys(one.operation.fields).filter((field) => !one.operation.fields[field]?.optional);
        const all = Object.fromEntries(Object.keys(one.operation.fields).map((field) => [field, value]));
        const values = fc.record(all, { requiredKeys: required });
        return fc.tuple(fc.constant(one), values, values);
      }),
      ([{ service, operationId, operation }, before, after]) => {
        const text = 'export const handler = async (event) => {\n};\n';
        const suffix = service.resourceTypes[operation.resourceType]?.variableSuffix ?? '';
        const resource = { variable: `PHOTOS${suffix}` };
        const result = insertOperation({
          catalogue,
          files: { 'f.ts': text },
          file: 'f.ts',
          offset: text.indexOf('{') + 1,
          service,
          operation,
          values: before,
          resource,
        });
        if (result.kind === 'none') throw new Error(result.reason);
        const printed = applyEdits(text, result.edits);
        const offset = printed.indexOf('new ', result.selection.from);
        const request = { catalogue, files: { 'f.ts': printed }, file: 'f.ts', offset };
        const read = readCallAt(request);
        expect({ operationId: read?.operationId, values: read?.values, resource: read?.resource, unreadable: read?.unreadable }).toEqual({
          operationId,
          values: before,
          resource,
          unreadable: [],
        });
        expect(updateCall({ ...request, values: before })).toEqual([]);
        const updated = applyEdits(printed, updateCall({ ...request, values: after, resource: { literal: 'x' } }));
        const again = readCallAt({ ...request, files: { 'f.ts': updated } });
        expect([updated, again?.values, again?.resource, again?.unreadable]).toEqual([updated, after, { literal: 'x' }, []]);
        expect(scanFiles({ 'f.ts': updated }).problems.filter((one) => one.code === 'SyntaxError')).toEqual([]);
        expect(usageLines(scanFiles({ 'f.ts': updated })).length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);
