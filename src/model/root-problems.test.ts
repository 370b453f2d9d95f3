import { expect, test } from 'vitest';
import { problem } from './problem.ts';
import { rootProblems } from './root-problems.ts';

const remedy = 'mend it';

test('a problem that two readers see is said once, the first of them', () => {
  const first = problem('EntryMissing', {
    at: { function: 'hit', file: 'stackwright.json', line: 9 },
    summary: 'no file src/hit.ts, the entry of hit',
    remedy,
  });
  const second = problem('EntryMissing', { at: { function: 'hit', file: 'src/hit.ts' }, summary: 'no file src/hit.ts for hit', remedy });
  const other = problem('EntryMissing', { at: { function: 'miss' }, summary: 'no file src/miss.ts', remedy });
  expect(rootProblems([first, second, other, other])).toEqual([first, other]);
});

test('what a function lacks is said once, by the one that knows the line', () => {
  const scanned = problem('ExportMissing', { at: { function: 'hit', file: 'src/hit.ts' }, summary: 'src/hit.ts does not export handler', remedy });
  const built = problem('ExportMissing', { at: { function: 'hit', file: 'src/hit.ts', line: 1 }, summary: 'src/hit.ts does not export handler', remedy });
  expect(rootProblems([scanned, built])).toEqual([built]);
  expect(rootProblems([built, scanned])).toEqual([built]);
});

test('an import that leads to no file is said once, wherever in its line it was found', () => {
  const at = (column: number) => problem('ImportMissing', { at: { file: 'a.ts', line: 3, column }, summary: 'no file for the import ./b', remedy });
  const other = problem('ImportMissing', { at: { file: 'a.ts', line: 3, column: 1 }, summary: 'no file for the import ./c', remedy });
  expect(rootProblems([at(1), at(19), other])).toEqual([at(1), other]);
});

test('what follows from a type that is not known is not said beside it; what does not, is', () => {
  const cause = problem('TypeUnknown', { at: { resource: 'userPhotos' }, summary: 'the type "s3.buket" is not known', remedy });
  const variable = problem('VariableUnknown', { at: { file: 'a.ts', line: 1 }, summary: 'no resource of the project is USER_PHOTOS_BUCKET', remedy });
  const call = problem('ResourceUnresolved', {
    at: { file: 'a.ts', line: 2 },
    summary: "GetObject: Bucket is the environment variable USER_PHOTOS_BUCKET, whose value isn't known",
    remedy,
  });
  const another = problem('VariableUnknown', { at: { file: 'a.ts', line: 3 }, summary: 'no resource of the project is PHOTOS_BUCKET', remedy });
  expect(rootProblems([cause, variable, call, another])).toEqual([cause, another]);
  expect(rootProblems([variable, call])).toEqual([variable, call]);
});
