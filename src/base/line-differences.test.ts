import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineDifferences } from './line-differences.ts';

const text = (...lines: string[]) => lines.map((line) => `${line}\n`).join('');
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `${from + index}`);

test('a changed line stands with three lines around it', () => {
  expect(lineDifferences(text(...numbers(1, 9)), text(...numbers(1, 4), 'five', ...numbers(6, 9)))).toEqual([
    { before: { line: 2, count: 7 }, after: { line: 2, count: 7 }, lines: [' 2', ' 3', ' 4', '-5', '+five', ' 6', ' 7', ' 8'] },
  ]);
});

test('what is far apart are two places, each with its own lines counted', () => {
  const after = text('0', ...numbers(1, 20).filter((one) => one !== '18'));
  expect(lineDifferences(text(...numbers(1, 20)), after)).toEqual([
    { before: { line: 1, count: 3 }, after: { line: 1, count: 4 }, lines: ['+0', ' 1', ' 2', ' 3'] },
    { before: { line: 15, count: 6 }, after: { line: 16, count: 5 }, lines: [' 15', ' 16', ' 17', '-18', ' 19', ' 20'] },
  ]);
});

test('nothing, something out of nothing, and what only ends its lines otherwise', () => {
  expect(lineDifferences('a\n', 'a\n')).toEqual([]);
  expect(lineDifferences('a\r\nb\r\n', 'a\nb')).toEqual([]);
  expect(lineDifferences('', 'a\n')).toEqual([{ before: { line: 0, count: 0 }, after: { line: 1, count: 1 }, lines: ['+a'] }]);
});

test('the differences, applied to what was before, give what is after, in no more edits than needed', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const hunks = lineDifferences(text(...before), text(...after));
      const result: string[] = [];
      let at = 0;
      for (const hunk of hunks) {
        const from = hunk.before.count === 0 ? hunk.before.line : hunk.before.line - 1;
        result.push(...before.slice(at, from));
        expect(hunk.lines.filter((one) => !one.startsWith('+')).map((one) => one.slice(1))).toEqual(before.slice(from, from + hunk.before.count));
        expect(hunk.after).toEqual({ line: result.length + (hunk.after.count === 0 ? 0 : 1), count: hunk.lines.filter((one) => !one.startsWith('-')).length });
        result.push(...hunk.lines.filter((one) => !one.startsWith('-')).map((one) => one.slice(1)));
        at = from + hunk.before.count;
      }
      expect([...result, ...before.slice(at)]).toEqual(after);
      const edits = hunks.flatMap((one) => one.lines).filter((one) => !one.startsWith(' ')).length;
      expect(edits).toBe(before.length + after.length - 2 * longestCommon(before, after));
    }),
  );
});

test('two texts that have nothing in common are told as one place, soon', () => {
  const [hunk, ...others] = lineDifferences(text(...numbers(1, 5_000)), text(...numbers(10_000, 15_000)));
  expect([hunk?.before, hunk?.after, others]).toEqual([{ line: 1, count: 5_000 }, { line: 1, count: 5_001 }, []]);
});

/** By the textbook's table. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const row = table[i] as number[];
      const above = table[i - 1] as number[];
      row[j] = a[i - 1] === b[j - 1] ? (above[j - 1] as number) + 1 : Math.max(above[j] as number, row[j - 1] as number);
    }
  }
  return table[a.length]?.[b.length] ?? 0;
}
