import { expect, test } from 'vitest';
import { nearKey } from './near-key.ts';

const known = ['entry', 'export', 'runtime', 'memory', 'timeout', 'environment', 'triggers', 'tracing'];

test.each([
  ['memorySize', 'memory'],
  ['timout', 'timeout'],
  ['Timeout', 'timeout'],
  ['trigger', 'triggers'],
  ['env', undefined],
  ['enviroment', 'environment'],
  ['note', undefined],
  ['owner', undefined],
  ['x-team', undefined],
])('%s was meant as %s', (key, meant) => {
  expect(nearKey(key, known)).toBe(meant);
});
