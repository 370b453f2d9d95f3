import { expect, test } from 'vitest';
import { emptyProject } from '#model/project.ts';
import { newFunction } from './new-function.ts';
import { renameEdits } from './rename-edits.ts';

test('a rename changes the variable wherever code names it, and longer names not', () => {
  const files = {
    'src/hit.ts': 'const a = process.env.A_BUCKET;\nconst b = process.env.A_BUCKET_2 + process.env["A_BUCKET"];\n',
    'README.md': 'A_BUCKET',
    'src/other.ts': 'export {};',
  };
  expect(renameEdits(files, 'A_BUCKET', 'B_BUCKET')).toEqual([
    {
      file: 'src/hit.ts',
      edits: [
        { from: 22, to: 30, text: 'B_BUCKET' },
        { from: 80, to: 88, text: 'B_BUCKET' },
      ],
    },
  ]);
});

test('a new function gets a handler, unless its file is there', () => {
  expect(newFunction(emptyProject('shop'), new Set(), 'hit', 'javascript')).toMatchObject({
    entry: 'src/hit.js',
    project: { functions: { hit: { entry: 'src/hit.js' } } },
  });
  expect(newFunction(emptyProject('shop'), new Set(['src/hit.ts']), 'hit', 'typescript')).toMatchObject({ content: undefined });
  expect(newFunction(emptyProject('shop'), new Set(), 'Hit', 'typescript')).toMatchObject({ code: 'NameInvalid' });
});
