import { expect, test } from 'vitest';
import { aws } from '#clouds/aws/index.ts';
import type { Project } from '#model/project.ts';
import { fragmentOf } from './fragment-of.ts';

const project: Project = { version: 1, name: 'small', cloud: 'aws', functions: {}, resources: {}, environment: {} };
const text = 'Resources:\n  A: { Type: AWS::SNS::Topic }\n';
const read = async (template: string, files: Readonly<Record<string, string | Uint8Array>>) =>
  (await fragmentOf(aws, { ...project, template }, files)).fragment;

test('a fragment is read from a path in the project, and from nowhere else', async () => {
  expect(Object.keys((await read('extra.yaml', { 'extra.yaml': text }))?.sections.Resources ?? {})).toEqual(['A']);
  for (const path of ['../extra.yaml', '/etc/extra.yaml', 'a/../../extra.yaml', 'toString', ''])
    expect([path, await read(path, path === 'toString' ? {} : { [path]: text })]).toEqual([path, undefined]);
});

test('bytes are no fragment', async () => {
  expect((await read('extra.yaml', { 'extra.yaml': new Uint8Array([0, 1]) }))?.problems.map((one) => one.summary)).toEqual(['extra.yaml is not UTF-8 text']);
});
