import { expect, test } from 'vitest';
import { rootProblems } from '#model/root-problems.ts';
import { said, templateFor } from '#support/template-for.ts';

test('a trigger on a resource of another type is one problem, and nothing of it goes into the template', () => {
  const triggers = { x: { type: 's3.object-created', resource: 'rows' }, y: { type: 'dynamodb.stream', resource: 'photos' } };
  const resources = {
    rows: { type: 'dynamodb.table', origin: 'project', properties: { partitionKey: { name: 'id', type: 'S' } } },
    photos: { type: 's3.bucket', origin: 'project' },
  };
  expect(said(rootProblems(templateFor({ functions: { hit: { triggers } }, resources }).problems))).toEqual([
    'TriggerNotPossible:11 the trigger x comes from a s3.bucket, and rows is of type dynamodb.table',
    'TriggerNotPossible:15 the trigger y comes from a dynamodb.table, and photos is of type s3.bucket',
  ]);
});
