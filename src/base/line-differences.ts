/** One place where two texts differ, with the lines around it. Lines are counted from 1. */
export interface Hunk {
  readonly before: { readonly line: number; readonly count: number };
  readonly after: { readonly line: number; readonly count: number };
  /** Each begins with a blank (in both), `-` (before only) or `+` (after only). */
  readonly lines: readonly string[];
}

/** Lines around a difference that are shown with it. */
const AROUND = 3;
/** With more edits than this the places are no longer sought one by one: all between the first and the last is one. */
const MOST_EDITS = 1_000;

/** Where two texts differ, line by line, in the fewest edits (Myers, "An O(ND) Difference Algorithm"). None: they are the same. */
export function lineDifferences(before: string, after: string): Hunk[] {
  const [a, b] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (x.length === 0 && y.length === 0) return [];
  const middle = fewestEdits(x, y) ?? [...x.map((line) => `-${line}`), ...y.map((line) => `+${line}`)];
  const edits = [...a.slice(0, start).map(same), ...middle, ...a.slice(a.length - end).map(same)];
  return hunksOf(edits);
}

function linesOf(text: string): string[] {
  if (text === '') return [];
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function same(line: string): string {
  return ` ${line}`;
}

/** The furthest point on each diagonal, for ever more edits, until the end is reached; then the way back. */
function fewestEdits(a: readonly string[], b: readonly string[]): string[] | undefined {
  const most = Math.min(a.length + b.length, MOST_EDITS);
  const trace: Map<number, number>[] = [];
  let furthest = new Map([[1, 0]]);
  for (let edits = 0; edits <= most; edits += 1) {
    trace.push(furthest);
    const next = new Map(furthest);
    for (let k = -edits; k <= edits; k += 2) {
      let x = isDown(furthest, k, edits) ? (furthest.get(k + 1) ?? 0) : (furthest.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return wayBack(a, b, trace);
    }
    furthest = next;
  }
  return undefined;
}

function isDown(furthest: ReadonlyMap<number, number>, k: number, edits: number): boolean {
  return k === -edits || (k !== edits && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1));
}

function wayBack(a: readonly string[], b: readonly string[], trace: readonly ReadonlyMap<number, number>[]): string[] {
  const edits: string[] = [];
  let [x, y] = [a.length, b.length];
  for (let count = trace.length - 1; count >= 0; count -= 1) {
    const furthest = trace[count] ?? new Map<number, number>();
    const k = x - y;
    const from = isDown(furthest, k, count) ? k + 1 : k - 1;
    const fromX = furthest.get(from) ?? 0;
    const fromY = fromX - from;
    while (x > fromX && y > fromY && x > 0 && y > 0) {
      x -= 1;
      y -= 1;
      edits.push(` ${a[x]}`);
    }
    if (count === 0) break;
    if (from === k + 1) {
      y -= 1;
      edits.push(`+${b[y]}`);
    } else {
      x -= 1;
      edits.push(`-${a[x]}`);
    }
  }
  return edits.reverse();
}

function hunksOf(edits: readonly string[]): Hunk[] {
  const changed = edits.flatMap((edit, index) => (edit.startsWith(' ') ? [] : [index]));
  const spans: [number, number][] = [];
  for (const index of changed) {
    const last = spans.at(-1);
    if (last && index - AROUND <= last[1] + 1) last[1] = index + AROUND;
    else spans.push([Math.max(0, index - AROUND), index + AROUND]);
  }
  let [line, other, at] = [1, 1, 0];
  return spans.map(([from, to]) => {
    // Between two spans both have the same lines.
    line += from - at;
    other += from - at;
    const lines = edits.slice(from, to + 1);
    const [count, otherCount] = [lines.filter((one) => !one.startsWith('+')).length, lines.filter((one) => !one.startsWith('-')).length];
    const hunk = { before: { line: count === 0 ? line - 1 : line, count }, after: { line: otherCount === 0 ? other - 1 : other, count: otherCount }, lines };
    at = from + lines.length;
    line += count;
    other += otherCount;
    return hunk;
  });
}
