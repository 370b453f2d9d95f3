import { expect, test } from 'vitest';
import type { Catalogue } from '#kit/catalogue.ts';
import { emptyProject, type Project } from '#model/project.ts';
import { managedRows, variableRows, variableWords } from './environment.ts';

const bucket = { id: 'bucket', title: 'Bucket', variableSuffix: '_BUCKET', holdsData: true, fields: {}, parts: {}, canBeAccounts: true, idleCost: 'none' };
const catalogue: Catalogue = {
  cloud: 't',
  callStyles: [],
  runtimes: [],
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
