import { expect, test } from 'vitest';
import type { ReleaseChange } from '#model/release.ts';
import { aRow } from '#support/told-events.ts';
import { learnedFrom, overdue, timeLeft } from './learned.ts';

const took = (logicalId: string, seconds: number, of: Partial<ReleaseChange> = {}): ReleaseChange => ({
  ...aRow(logicalId).change,
  outcome: 'done',
  startedAt: 1_000,
  endedAt: 1_000 + seconds * 1_000,
  ...of,
});

test('of a resource its own times are learned, else those of its type; failures teach nothing', () => {
  const learned = learnedFrom([
    { changes: [took('Table', 10), took('Queue', 2), took('Broken', 90, { outcome: 'failed' })] },
    { changes: [took('Table', 30), took('Table', 20, { action: 'modify' })] },
  ]);
  expect(learned.of(aRow('Table').change)).toEqual({ usual: 30_000, longest: 30_000, times: 2 });
  expect(learned.of(aRow('New').change)).toEqual({ usual: 10_000, longest: 30_000, times: 3 });
  expect(learned.of(aRow('New', { change: { type: 'Other' } }).change)).toBeUndefined();
  expect(learnedFrom([]).any).toBeUndefined();
});

test('what is left is the longest way through what waits for each other', () => {
  const learned = learnedFrom([{ changes: [took('Role', 17), took('Function', 7), took('Table', 12), took('Old', 3, { action: 'remove' })] }]);
  const role = aRow('Role', { state: 'running', startedAt: 100_000 });
  const rows = [
    role,
    aRow('Function', { after: ['Role'] }),
    aRow('Table', { state: 'running', startedAt: 100_000 }),
    aRow('Old', { change: { action: 'remove' } }),
  ];
  expect(timeLeft(rows, learned, 105_000)).toBe(12_000 + 7_000 + 3_000);
  // Longer than ever: it may be there any moment.
  expect(timeLeft([role], learned, 130_000)).toBe(0);
  expect([timeLeft(rows, learnedFrom([]), 105_000), timeLeft([aRow('Role', { state: 'rollingBack' })], learned, 0)]).toEqual([undefined, undefined]);
  const unknown = ['X', 'Y'].map((id) => aRow(id, { change: { type: 'Other' } }));
  expect(timeLeft([role, ...unknown], learned, 105_000)).toBeUndefined();
});

test('a circle, which no template has, is no endless loop', () => {
  const rows = [aRow('A', { after: ['B'] }), aRow('B', { after: ['A'] })];
  expect(timeLeft(rows, learnedFrom([{ changes: [took('A', 1)] }]), 0)).toBeGreaterThan(0);
});

test('far longer than ever is said, a little longer is not', () => {
  const learned = learnedFrom([{ changes: [took('Table', 12)] }]);
  const row = aRow('Table', { state: 'running', startedAt: 0 });
  expect([20_000, 24_500].map((now) => overdue(row, learned, now))).toEqual([undefined, 12_000]);
  expect(overdue({ ...row, state: 'done' }, learned, 99_000)).toBeUndefined();
});
