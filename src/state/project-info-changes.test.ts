import { expect, test } from 'vitest';
import { fileChanges } from './project-info-changes.ts';

test('each changed file is told with what it is', () => {
  const before = { 'stackwright.json': '1', 'src/a.ts': 'a', 'package.json': '{}', 'src/same.ts': 's' };
  const after = { 'stackwright.json': '2', 'package.json': '{}', 'src/b.ts': 'b', 'events/hit/x.json': '{}', 'src/same.ts': 's' };
  expect(fileChanges(before, after)).toEqual([
    { path: 'events/hit/x.json', kind: 'Test events', what: 'added' },
    { path: 'src/a.ts', kind: 'Code', what: 'removed' },
    { path: 'src/b.ts', kind: 'Code', what: 'added' },
    { path: 'stackwright.json', kind: 'Configuration', what: 'changed' },
  ]);
});
