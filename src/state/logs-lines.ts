import type { LogLine } from '#kit/stack-driver.ts';

/** As many lines as a person scrolls through; older ones are in the cloud. */
export const KEPT_LINES = 5_000;

/** What is there and what came, each line once, oldest first. The same array when nothing came. */
export function mergeLines(known: readonly LogLine[], came: readonly LogLine[]): readonly LogLine[] {
  const ids = new Set(known.map((line) => line.id));
  // What was let go because there is more than is kept doesn't come again.
  const from = known.length < KEPT_LINES ? 0 : (known[0]?.at ?? 0);
  const fresh = came.filter((line) => line.at >= from && !ids.has(line.id));
  if (fresh.length === 0) return known;
  return [...known, ...fresh].sort((a, b) => a.at - b.at).slice(-KEPT_LINES);
}

/** The log as a text file. */
export function logText(lines: readonly LogLine[]): string {
  return lines.map((line) => `${new Date(line.at).toISOString()} ${line.text.trimEnd()}\n`).join('');
}
