import { expect, test } from 'vitest';
import type { Change } from '#model/change.ts';
import { lossesOf, lossProblems, unconfirmedLosses } from './losses.ts';

const change = (name: string, more: Partial<Change>): Change => ({
  action: 'modify',
  logicalId: name.toUpperCase(),
  type: 'Store',
  name,
  replacement: 'never',
  holdsData: true,
  causes: [],
  ...more,
});

const changes = [
  change('added', { action: 'add' }),
  change('changed', {}),
  change('replaced', { replacement: 'maybe', old: 'kept' }),
  change('removed', { action: 'remove', old: 'deleted' }),
  change('code', { action: 'remove', holdsData: false }),
];

test('what holds data and is removed or may be replaced is a loss', () => {
  expect(lossesOf(changes)).toEqual(['replaced', 'removed']);
});

test('a loss is confirmed by its name or logical id, each for itself', () => {
  expect(unconfirmedLosses(changes, [])).toEqual(['replaced', 'removed']);
  expect(unconfirmedLosses(changes, ['REPLACED'])).toEqual(['removed']);
  expect(unconfirmedLosses(changes, ['replaced', 'removed'])).toEqual([]);
});

test('an unconfirmed loss is a problem that says what becomes of the data', () => {
  expect(lossProblems(changes, ['removed']).map((one) => [one.code, one.at, one.summary])).toEqual([
    ['LossNotAllowed', { resource: 'replaced' }, 'replaced (Store) would be replaced, and what it holds left behind'],
  ]);
});

test('it is told at its place in the project, and with the words that confirm it', () => {
  const at = { resource: 'removed', file: 'project.json', line: 7 };
  const [one] = lossProblems(changes, ['replaced'], () => at);
  expect([one?.at, one?.remedy]).toEqual([at, 'confirm the loss of removed by name (`--allow-loss removed`), or keep it in the project']);
});
