import { sizeText } from '#base/size-text.ts';
import type { FileContent, ProjectFiles } from './files.ts';

/** More than this was written by a machine, and would take minutes to read. */
export const LARGEST_SOURCE = 8 * 1024 * 1024;

/** Whether a file is in a language that is tracked; a declaration file holds types only. */
export function isTracked(file: string): boolean {
  return /\.([cm]?[jt]s|[jt]sx)$/i.test(file);
}

/** Why nothing can be read of a file: a clause that begins with its path, and what to do about it. */
export interface Unread {
  readonly why: 'too large' | 'utf-16';
  readonly summary: string;
  readonly remedy: string;
}

/**
 * The text of a file as the bundler and the runtime read it: an invalid byte stands for U+FFFD. For reading only; a file of bytes is never
 * written from it, which would lose them. Undefined where there is no such file, or none that can be read.
 */
export function sourceTextOf(files: ProjectFiles, path: string): string | undefined {
  const content = contentOf(files, path);
  if (content === undefined || whyUnread(content) !== undefined) return undefined;
  return typeof content === 'string' ? content : decoded(content);
}

/** Undefined where the file can be read, or doesn't exist. */
export function unreadOf(files: ProjectFiles, path: string): Unread | undefined {
  const content = contentOf(files, path);
  const why = content === undefined ? undefined : whyUnread(content);
  if (content === undefined || why === undefined) return undefined;
  if (why === 'utf-16') return { why, summary: `${path} is UTF-16, which can't be built`, remedy: 'save it as UTF-8' };
  return {
    why,
    summary: `${path} has ${sizeText(content.length)}, and code is read up to ${sizeText(LARGEST_SOURCE)}`,
    remedy: 'split it, or move its data to a JSON file; until then what it uses is not known, and a deployment could take permissions away',
  };
}

/** The lines that have bytes which are no UTF-8, and are read and built as U+FFFD; none of a file that can't be read at all. */
export function strayLinesOf(files: ProjectFiles, path: string): readonly number[] {
  const content = contentOf(files, path);
  if (content === undefined || typeof content === 'string' || whyUnread(content) !== undefined) return [];
  const known = strayLines.get(content) ?? linesThat(isNotUtf8, content);
  strayLines.set(content, known);
  return known;
}

const strayLines = new WeakMap<Uint8Array, readonly number[]>();

function linesThat(isMeant: (line: Uint8Array) => boolean, bytes: Uint8Array): readonly number[] {
  if (!isMeant(bytes)) return [];
  const lines: number[] = [];
  for (let line = 1, from = 0; from <= bytes.length; line += 1) {
    const found = bytes.indexOf(0x0a, from);
    const to = found < 0 ? bytes.length : found;
    if (isMeant(bytes.subarray(from, to))) lines.push(line);
    from = to + 1;
  }
  return lines;
}

function isNotUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return false;
  } catch {
    return true;
  }
}

function contentOf(files: ProjectFiles, path: string): FileContent | undefined {
  return Object.hasOwn(files, path) ? files[path] : undefined;
}

function whyUnread(content: FileContent): Unread['why'] | undefined {
  if (content.length > LARGEST_SOURCE) return 'too large';
  return typeof content !== 'string' && isUtf16(content) ? 'utf-16' : undefined;
}

/** By its mark, or because every second byte of code in it is 0. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const head = bytes.subarray(0, 4096);
  return head.length > 1 && head.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0) > head.length / 3;
}

const texts = new WeakMap<Uint8Array, string>();

function decoded(bytes: Uint8Array): string {
  const text = texts.get(bytes) ?? new TextDecoder().decode(bytes);
  texts.set(bytes, text);
  return text;
}
