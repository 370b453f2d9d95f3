import { expect, test } from 'vitest';
import type { Catalogue } from '#kit/catalogue.ts';
import { emptyProject, type Project } from '#model/project.ts';
import { managedRows, valueWords, variableRows, variableWords } from './environment.ts';

const bucket = { id: 'bucket', title: 'Bucket', variableSuffix: '_BUCKET', holdsData: true, fields: {}, parts: {}, canBeAccounts: true, idleCost: 'none' };
const catalogue: Catalogue = {
  cloud: 't',
  callStyles: [],
  runtimes: [],
  variables: { reserved: 'AWS_REGION|AWS_LAMBDA_.*', mostBytes: 4096 },
  services: [{ id: 's', title: 'S', description: '', icon: '', resourceTypes: { bucket }, operations: {}, triggers: {}, api: {} }],
};
const project: Project = {
  ...emptyProject('shop'),
  functions: { hit: { entry: 'src/hit.ts', environment: { LEVEL: {}, WIDTH: { value: '2' } } } },
  resources: { photos: { type: 's.bucket', origin: 'project' } },
  environment: { LEVEL: { value: 'info' } },
};

test('a row says its scope, its value or that it is asked for, and whether it wins', () => {
  expect(variableRows(project)).toEqual([
    { key: 'LEVEL', value: 'info', wins: false },
    { function: 'hit', key: 'LEVEL', value: undefined, wins: true },
    { function: 'hit', key: 'WIDTH', value: '2', wins: false },
  ]);
});

test('variables of resources are managed, and their names are kept for them', () => {
  expect(managedRows(project, catalogue)).toEqual([{ key: 'PHOTOS_BUCKET', resource: 'photos', title: 'Bucket' }]);
  expect(variableWords(project, catalogue, { key: 'PHOTOS_BUCKET' })).toBe('"PHOTOS_BUCKET" is the variable of photos; choose another name');
});

test('a taken key is refused unless it is the row itself', () => {
  expect(variableWords(project, catalogue, { key: 'LEVEL' })).toBe('the project has a variable "LEVEL" already; change that one, or choose another name');
  expect(variableWords(project, catalogue, { key: 'LEVEL' }, { key: 'LEVEL' })).toBeUndefined();
});

test('a name is refused as the manifest refuses it: one letter, and what the cloud sets itself, but nothing that only begins so', () => {
  expect(['A', 'AWS_REGION', 'AWS_LAMBDA_X', 'AWS_NODEJS_CONNECTION_REUSE_ENABLED'].map((key) => variableWords(project, catalogue, { key }))).toEqual([
    'the environment variable "A" is not possible; use at least two letters, digits and _, a letter first',
    '"AWS_REGION" is set by the cloud itself; choose another name',
    '"AWS_LAMBDA_X" is set by the cloud itself; choose another name',
    undefined,
  ]);
});

test('a value that alone is more than a function may have is refused', () => {
  expect(valueWords(catalogue, 'KEY', 'é'.repeat(2500))).toBe(
    'the value has 5,000 bytes, and the cloud takes 4,096 for all variables of a function, names included; keep large values in a file or a store',
  );
  expect([valueWords(catalogue, 'KEY', 'x'.repeat(4093)), valueWords(catalogue, 'KEY', 'x'.repeat(4094)) !== undefined]).toEqual([undefined, true]);
});
