import { expect, test } from 'vitest';
import { rowNames } from './row-names.ts';

test('a row is named as the project names it; others of that name by their ids', () => {
  const rows = [
    ['Hit', 'hit'],
    ['HitRole', 'hit'],
    ['VisitsTable', 'visits'],
  ].map(([logicalId = '', name = '']) => ({ change: { logicalId, name } }));
  expect([...rowNames(rows).values()]).toEqual(['hit', 'HitRole', 'visits']);
});
