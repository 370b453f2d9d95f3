import { expect, test } from 'vitest';
import { KEPT_LINES, logText, mergeLines } from './logs-lines.ts';

const line = (at: number) => ({ at, text: `line ${at}\n`, stream: 's', id: `${at}` });

test('a line that comes twice is kept once, and a late one takes its place', () => {
  expect(mergeLines([line(1), line(3)], [line(3), line(2)]).map((one) => one.at)).toEqual([1, 2, 3]);
});

test('nothing new leaves the very same list', () => {
  const known = [line(1)];
  expect(mergeLines(known, [line(1)])).toBe(known);
});

test('a downloaded log has one line a line', () => {
  expect(logText([line(0), line(1)])).toBe('1970-01-01T00:00:00.000Z line 0\n1970-01-01T00:00:00.001Z line 1\n');
});

test('of more than is kept the newest are, and reading them again changes nothing', () => {
  const all = Array.from({ length: KEPT_LINES + 10 }, (_, at) => line(at));
  const kept = mergeLines([], all);
  expect([kept.length, kept[0]?.at]).toEqual([KEPT_LINES, 10]);
  expect(mergeLines(kept, all)).toBe(kept);
});
