import { expect, test } from 'vitest';
import { aws } from '#clouds/aws/index.ts';
import type { Project } from '#model/project.ts';
import type { ScanResult, Usage } from '#model/usage.ts';
import { missingStatement } from './missing-statement.ts';

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
const resourcesFor = (action: string, usages: readonly Usage[] = [], resource?: string) =>
  missingStatement(aws.catalogue, project, scan(usages), 'a', { action, ...(resource ? { resource } : {}) }).resources;

test('where the cloud says on which resource, it is that one', () => {
  expect(resourcesFor('s3:GetObject', [usage], 'arn:aws:s3:::x/y')).toEqual(['arn:aws:s3:::x/y']);
});

test('else it is what the function uses and the action fits', () => {
  expect(resourcesFor('s3:PutObject', [usage])).toEqual(['${Photos.Arn}/*']);
  expect(resourcesFor('s3:ListBucket', [usage])).toEqual(['${Photos.Arn}']);
});

test('where it uses none, all that fit', () => {
  expect(resourcesFor('s3:PutObject')).toEqual(['${Photos.Arn}/*', '${Thumbs.Arn}/*']);
  expect(resourcesFor('dynamodb:Query', [usage])).toEqual([
    'arn:aws:dynamodb:us-east-1:123456789012:table/far',
    'arn:aws:dynamodb:us-east-1:123456789012:table/far/index/*',
  ]);
});

test('what takes no resource, or isn’t known, is on everything', () => {
  expect(resourcesFor('s3:ListAllMyBuckets', [usage])).toEqual(['*']);
  expect(resourcesFor('ses:SendEmail', [usage])).toEqual(['*']);
});
