/** What some editors write at a file's beginning, to say how it is encoded. */
const MARK = '\uFEFF';
const LINE_END = /\r\n|\n|\r/g;

/** Whether a text is shown to the letter by an editor that has one kind of line end, `\n`, and no mark of the encoding. */
export function isPlain(text: string): boolean {
  return !text.includes('\r') && !text.startsWith(MARK);
}

/** A text as such an editor shows it, with the ends that it has. */
export function shownText(text: string, end: string): string {
  if (isPlain(text) && end === '\n') return text;
  return withoutMark(text).replace(LINE_END, end);
}

/** What was made of the shown text, as a text of the file: lines that weren't touched end as they did, and the mark stays. */
export function keepEnds(before: string, shown: string): string {
  if (isPlain(before) && isPlain(shown)) return shown;
  const old = linesOf(withoutMark(before));
  const now = linesOf(shown).lines;
  let same = 0;
  while (same < now.length && same < old.lines.length && now[same] === old.lines[same]) same += 1;
  let after = 0;
  while (after < Math.min(now.length, old.lines.length) - same && now[now.length - 1 - after] === old.lines[old.lines.length - 1 - after]) after += 1;
  const shift = old.lines.length - now.length;
  const usual = mostFrequent(old.ends);
  let text = before.startsWith(MARK) ? MARK : '';
  let last = usual;
  for (const [index, line] of now.entries()) {
    if (index === now.length - 1) return text + line;
    const wasAt = index >= now.length - after ? index + shift : index < old.lines.length - after ? index : undefined;
    last = (wasAt === undefined ? undefined : old.ends[wasAt]) ?? last;
    text += line + last;
  }
  return text;
}

/** Where each line begins, the first one after the mark. */
export function lineStarts(text: string): readonly number[] {
  return [text.startsWith(MARK) ? MARK.length : 0, ...[...text.matchAll(LINE_END)].map((end) => end.index + end[0].length)];
}

function withoutMark(text: string): string {
  return text.startsWith(MARK) ? text.slice(MARK.length) : text;
}

/** Lines, and between them their ends: one less. */
function linesOf(text: string): { readonly lines: readonly string[]; readonly ends: readonly string[] } {
  return { lines: text.split(LINE_END), ends: text.match(LINE_END) ?? [] };
}

function mostFrequent(ends: readonly string[]): string {
  const counted = ['\n', '\r\n', '\r'].map((end) => [end, ends.filter((one) => one === end).length] as const);
  return counted.sort((a, b) => b[1] - a[1])[0]?.[0] ?? '\n';
}
