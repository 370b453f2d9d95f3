import { expect, test } from 'vitest';
import { emptyProject } from '#model/project.ts';
import { treeRows } from './file-tree.ts';

const files = { 'stackwright.json': '', 'src/lib/a.ts': '', 'src/hit.ts': '', 'package.json': '' };
const project = { ...emptyProject('shop'), functions: { hit: { entry: 'src/hit.ts' } } };

test('folders come before files, and a function is known by its entry', () => {
  expect(treeRows(files, project, new Set()).map((row) => [row.depth, row.name, row.function])).toEqual([
    [0, 'src', undefined],
    [1, 'lib', undefined],
    [2, 'a.ts', undefined],
    [1, 'hit.ts', 'hit'],
    [0, 'package.json', undefined],
    [0, 'stackwright.json', undefined],
  ]);
});

test('a closed folder hides what stands in it', () => {
  expect(treeRows(files, project, new Set(['src'])).map((row) => row.path)).toEqual(['src', 'package.json', 'stackwright.json']);
});
