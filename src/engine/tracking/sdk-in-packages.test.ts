import { expect, test } from 'vitest';
import { problemLines, scanFiles, snippetProject } from '#support/scan-snippet.ts';

const importing = (source: string) => `import { saveOrder } from '${source}';\nexport const handler = () => saveOrder({});`;
const lock = (packages: object) => JSON.stringify({ name: 'x', lockfileVersion: 3, packages: { '': {}, ...packages } });

function seen(source: string, packages: object, actions?: readonly string[], code = importing(source)) {
  const project = snippetProject();
  const allowing = actions && { ...project, functions: { f: { entry: 'f.ts', permissions: [{ actions, resources: ['*'] }] } } };
  const result = scanFiles({ 'f.ts': code, 'package-lock.json': lock(packages) }, allowing ?? project);
  return { problems: problemLines(result), services: result.unresolvedServices };
}

const store = { dependencies: { '@aws-sdk/client-dynamodb': '^3.0.0', lodash: '*' } };
const told = { problems: ['UsageUnseen:1'], services: ['dynamodb'] };
const nothing = { problems: [], services: [] };

test('a package that brings a client of the SDK is told, and what it may use is kept', () => {
  expect(seen('@acme/store', { 'node_modules/@acme/store': store })).toEqual(told);
  expect(seen('@acme/store/deep', { 'node_modules/@acme/store': store })).toEqual(told);
  const result = scanFiles({ 'f.ts': importing('@acme/store'), 'package-lock.json': lock({ 'node_modules/@acme/store': store }) });
  expect(result.problems.map(({ summary }) => summary)).toEqual(['@acme/store uses the SDK itself (dynamodb), and what it calls is not seen']);
});

test('by what it depends on, by a link, as a peer that is there', () => {
  const packages = { 'node_modules/model': { dependencies: { inner: '*' } }, 'node_modules/inner': store };
  expect(seen('model', packages)).toEqual(told);
  expect(seen('mine', { 'packages/mine': store, 'node_modules/mine': { resolved: 'packages/mine', link: true } })).toEqual(told);
  const peer = { 'node_modules/tools': { peerDependencies: { '@aws-sdk/client-dynamodb': '*' } } };
  expect(seen('tools', peer)).toEqual(nothing);
  expect(seen('tools', { ...peer, 'node_modules/@aws-sdk/client-dynamodb': {} })).toEqual(told);
});

test('the second version of the SDK may be anything', () => {
  const { problems, services } = seen('old', { 'node_modules/old': { dependencies: { 'aws-sdk': '^2.0.0' } } });
  expect([problems, services.includes('s3') && services.includes('dynamodb')]).toEqual([['UsageUnseen:1'], true]);
});

test('nothing is told of what somebody has allowed by hand, of types, of other packages, and where no lock file says it', () => {
  const packages = { 'node_modules/@acme/store': store };
  expect(seen('@acme/store', packages, ['dynamodb:PutItem'])).toEqual(nothing);
  expect(seen('@acme/store', packages, ['s3:PutObject'])).toEqual(told);
  const types = "import type { Order } from '@acme/store';\nimport { Order as O } from '@acme/store';\nexport const handler = (o: Order): O => o;";
  expect(seen('', packages, undefined, types)).toEqual(nothing);
  expect(seen('lodash', { ...packages, 'node_modules/lodash': {} })).toEqual(nothing);
  expect(seen('@acme/store', {})).toEqual(nothing);
  // What the provider chain brings along is no call of the project's.
  expect(seen('tracer', { 'node_modules/tracer': { dependencies: { '@aws-sdk/types': '*', '@aws-sdk/client-sts': '*' } } })).toEqual(nothing);
});
