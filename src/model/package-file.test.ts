import { expect, test } from 'vitest';
import { readPackageFile } from './package-file.ts';

const said = (text: string) => readPackageFile(text).problems.map(({ at, summary }) => `${at?.line}: ${summary}`);

test('a table of packages that is none is said with its line, and nothing is left out without a word', () => {
  expect(said('{\n  "dependencies": [1]\n}')).toEqual(['2: `dependencies` is [1], not an object of packages and their versions']);
  expect(said('{ "dependencies": "left-pad" }')).toEqual(['1: `dependencies` is "left-pad", not an object of packages and their versions']);
  expect(said('{\n  "name": "left-pad",\n  "optionalDependencies": {\n    "left-pad": 5\n  }\n}')).toEqual([
    '4: `optionalDependencies` says 5 for left-pad, which is not a version in quotes',
  ]);
});

test('what npm takes is taken: no table, an empty one, nested overrides', () => {
  const text = '{ "dependencies": { "a": "^1.0.0" }, "devDependencies": null, "overrides": { "b": { "c": "2" }, "d": "1" } }';
  const { packageFile, problems } = readPackageFile(text);
  expect({ problems, dependencies: packageFile.dependencies, overrides: packageFile.overrides }).toEqual({
    problems: [],
    dependencies: { a: '^1.0.0' },
    overrides: { d: '1' },
  });
});
