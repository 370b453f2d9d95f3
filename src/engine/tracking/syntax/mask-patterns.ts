/**
 * `({ a, b } = {}) => …` and `[x.a, x.b] = [1, 2]`: patterns that the grammar takes for expressions, and then fails on.
 * An arrow's pattern becomes a name of its length, which the converter looks behind; an assignment to members becomes a sequence.
 */
export function maskPatterns(text: string): string {
  const edits: { from: number; to: number; text: string }[] = [];
  for (const found of text.matchAll(/([\]}])(\s*)=(?![=>])/g)) {
    const close = found.index;
    const equals = close + 1 + (found[2]?.length ?? 0);
    const open = matching(text, close);
    if (open === undefined) continue;
    const before = lastSolid(text, open - 1);
    const first = text.charAt(before);
    if (first === '(' && isArrow(text, before)) edits.push({ from: open, to: close + 1, text: '_'.repeat(close + 1 - open) });
    else if ((before < 0 || /[;{}(]/.test(first) || startsLine(text, open)) && HAS_MEMBER.test(text.slice(open + 1, close)))
      edits.push({ from: equals, to: equals + 1, text: ',' });
  }
  if (edits.length === 0) return text;
  let masked = '';
  let at = 0;
  for (const edit of edits) {
    if (edit.from < at) continue;
    masked += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return masked + text.slice(at);
}

/** A target that is no plain name: `a.b`, `a[0]`. */
const HAS_MEMBER = /^\s*(?:[\w$]+\s*,\s*)*(?:[\w$]+\s*:\s*)?(?:this|[A-Za-z_$][\w$]*)\s*[.[]|[,:]\s*(?:this|[A-Za-z_$][\w$]*)\s*[.[]/;

// Longer ones are no patterns that somebody writes; and it keeps this linear.
const LONGEST = 3000;

/** Where the bracket opens that closes here, by counting: strings with brackets in them are rare enough in patterns. */
function matching(text: string, close: number): number | undefined {
  let depth = 0;
  for (let at = close; at >= 0 && at > close - LONGEST; at--) {
    const one = text.charCodeAt(at);
    if (one === 93 || one === 125 || one === 41) depth++;
    else if ((one === 91 || one === 123 || one === 40) && --depth === 0) return at;
  }
  return undefined;
}

function lastSolid(text: string, from: number): number {
  let at = from;
  while (at >= 0 && /\s/.test(text.charAt(at))) at--;
  return at;
}

function startsLine(text: string, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  // A line that goes on from the one before is no statement.
  return text.slice(start, offset).trim() === '' && /[;{})\]'"`\w$]/.test(text.charAt(lastSolid(text, offset - 1)) || ';');
}

/** Whether the parentheses that open here are an arrow's parameters. */
function isArrow(text: string, open: number): boolean {
  let depth = 0;
  for (let at = open; at < text.length && at < open + LONGEST; at++) {
    const one = text.charCodeAt(at);
    if (one === 40 || one === 91 || one === 123) depth++;
    else if ((one === 41 || one === 93 || one === 125) && --depth === 0) return /^\s*(:[^=;{}()]*)?=>/.test(text.slice(at + 1, at + 200));
  }
  return false;
}
