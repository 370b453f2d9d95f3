import { expect, test } from 'vitest';
import { said, sending, templateFor } from '#support/template-for.ts';

const spec = { functions: { a: {} }, resources: { photos: { type: 's3.bucket', origin: 'project' } } };
const get = `s3 GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: 'a' })`;

test('who reads objects and may not list them hears that a missing key answers 403', () => {
  const { problems } = templateFor(spec, { 'a.ts': sending(get, get) });
  expect(said(problems)).toEqual(['ListPermissionHint:5 a reads objects of photos and may not list them: a key that is not there answers 403, not 404']);
  expect(problems[0]?.severity).toBe('info');
});

test('nothing is said where the code lists, or a statement by hand allows it', () => {
  expect(templateFor(spec, { 'a.ts': sending(get, 's3 ListObjectsV2Command({ Bucket: process.env.PHOTOS_BUCKET })') }).problems).toEqual([]);
  const permissions = [{ actions: ['s3:ListBucket'], resources: ['${Photos.Arn}'] }];
  expect(templateFor({ ...spec, functions: { a: { permissions } } }, { 'a.ts': sending(get) }).problems).toEqual([]);
});
