import { expect, test } from 'vitest';
import { readDependencies, withDependency, withoutDependency } from './dependencies.ts';

const TEXT =
  '{\n    "name": "shop",\n    "dependencies": {\n        "zod": "^4.0.0"\n    },\n    "devDependencies": {\n        "typescript": "6.0.3"\n    }\n}\n';

test('a dependency is added in its place, with the indent of the file', () => {
  expect(withDependency(TEXT, 'shop', { name: 'ms', range: '^2.1.3', dev: false })).toBe(
    TEXT.replace('        "zod"', '        "ms": "^2.1.3",\n        "zod"'),
  );
});

test('a dependency moves between runtime and development', () => {
  expect(readDependencies(withDependency(TEXT, 'shop', { name: 'typescript', range: '6.0.3', dev: false }) as string)).toEqual([
    { name: 'typescript', range: '6.0.3', dev: false },
    { name: 'zod', range: '^4.0.0', dev: false },
  ]);
});

test('the first dependency makes the file, and the last one leaves no empty section', () => {
  const made = withDependency(undefined, 'shop', { name: 'ms', range: '2.1.3', dev: false }) as string;
  expect(JSON.parse(made)).toEqual({ name: 'shop', private: true, type: 'module', dependencies: { ms: '2.1.3' } });
  expect(JSON.parse(withoutDependency(made, 'ms') as string)).toEqual({ name: 'shop', private: true, type: 'module' });
});

test('a file that is not JSON is said and left alone', () => {
  expect(readDependencies('{')).toMatchObject({ code: 'PackageFileInvalid', at: { file: 'package.json' } });
});
