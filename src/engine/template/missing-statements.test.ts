import { expect, test } from 'vitest';
import { aws } from '#clouds/aws/index.ts';
import type { Project } from '#model/project.ts';
import type { ScanResult, Usage } from '#model/usage.ts';
import { missingStatements } from './missing-statements.ts';

const project: Project = {
  version: 1,
  name: 'small',
  cloud: 'aws',
  functions: { a: { entry: 'a.ts' } },
  resources: {
    photos: { type: 's3.bucket', origin: 'project' },
    thumbs: { type: 's3.bucket', origin: 'project' },
    far: { type: 'dynamodb.table', origin: 'account', reference: 'arn:aws:dynamodb:us-east-1:123456789012:table/far' },
  },
  environment: {},
};
const usage: Usage = {
  function: 'a',
  file: 'a.ts',
  line: 1,
  column: 1,
  kind: 'operation',
  service: 's3',
  operation: 'GetObject',
  resource: 'photos',
  reference: null,
  grants: [],
};
const scan = (usages: readonly Usage[]): ScanResult => ({
  usages,
  problems: [],
  variables: {},
  reaches: {},
  unresolvedServices: [],
  complete: true,
  marks: [],
  handlers: [],
});
const choicesFor = (action: string, of: { readonly usages?: readonly Usage[]; readonly resource?: string; readonly heard?: readonly string[] } = {}) =>
  missingStatements(
    { catalogue: aws.catalogue, project, scan: scan(of.usages ?? []) },
    'a',
    { action, ...(of.resource ? { resource: of.resource } : {}) },
    of.heard ?? [],
  ).map(({ name, statement }) => [name, ...statement.resources]);

test('where the cloud says on which resource, it is that one', () => {
  expect(choicesFor('s3:GetObject', { usages: [usage], resource: 'arn:aws:s3:::x/y' })).toEqual([[undefined, 'arn:aws:s3:::x/y']]);
});

test('else it is the one that was heard of, if the action fits it', () => {
  expect(choicesFor('s3:GetObject', { usages: [usage], heard: ['thumbs', 'far'] })).toEqual([['thumbs', '${Thumbs.Arn}/*']]);
  expect(choicesFor('s3:ListBucket', { heard: ['photos'] })).toEqual([['photos', '${Photos.Arn}']]);
});

test('where several remain they are a choice, what the function uses first', () => {
  expect(choicesFor('s3:PutObject', { usages: [{ ...usage, resource: 'thumbs' }] })).toEqual([
    ['thumbs', '${Thumbs.Arn}/*'],
    ['photos', '${Photos.Arn}/*'],
  ]);
  expect(choicesFor('s3:PutObject', { heard: ['far'] })).toEqual([
    ['photos', '${Photos.Arn}/*'],
    ['thumbs', '${Thumbs.Arn}/*'],
  ]);
});

test('of a resource, it is all of its parts that the action is for', () => {
  expect(choicesFor('dynamodb:Query', { usages: [usage] })).toEqual([
    ['far', 'arn:aws:dynamodb:us-east-1:123456789012:table/far', 'arn:aws:dynamodb:us-east-1:123456789012:table/far/index/*'],
  ]);
});

test('what takes no resource, or isn’t known, is on everything', () => {
  expect(choicesFor('s3:ListAllMyBuckets', { usages: [usage] })).toEqual([[undefined, '*']]);
  expect(choicesFor('ses:SendEmail', { usages: [usage] })).toEqual([[undefined, '*']]);
});
