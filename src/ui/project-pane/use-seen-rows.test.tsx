import { expect, test } from 'vitest';
import { seenRows } from './use-seen-rows.ts';

test('of many rows those that are seen are drawn, and a few around them; the others keep their room', () => {
  expect([seenRows(150, 26, 0, 400), seenRows(5_000, 26, 0, 400), seenRows(5_000, 26, 26_000, 390), seenRows(5_000, 26, 129_610, 390)]).toEqual([
    { from: 0, to: 150, above: 0, below: 0 },
    { from: 0, to: 36, above: 0, below: 4_964 * 26 },
    { from: 980, to: 1_035, above: 980 * 26, below: 3_965 * 26 },
    { from: 4_965, to: 5_000, above: 4_965 * 26, below: 0 },
  ]);
});
