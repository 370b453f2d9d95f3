/** Lines around the difference that help to find it. */
const AROUND = 2;

/** The part of a text that differs from another, with a little around it; `from` counts lines from 1. */
export function differingLines(text: string, other: string): { readonly from: number; readonly lines: readonly string[] } {
  const mine = text.split('\n');
  const theirs = other.split('\n');
  let start = 0;
  while (start < mine.length && start < theirs.length && mine[start] === theirs[start]) start += 1;
  let end = 0;
  while (end < mine.length - start && end < theirs.length - start && mine.at(-1 - end) === theirs.at(-1 - end)) end += 1;
  const first = Math.max(0, start - AROUND);
  return { from: first + 1, lines: mine.slice(first, Math.min(mine.length, mine.length - end + AROUND)) };
}
