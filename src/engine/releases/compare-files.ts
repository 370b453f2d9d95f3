import { lineDifferences } from '#base/line-differences.ts';
import type { FileDifference } from '#model/release-comparison.ts';
import type { WrittenFile } from './written-files.ts';

/** A longer text, or one with such lines, is nothing that a person wrote: where it differs says nothing. */
const LONGEST_TEXT = 500_000;
const LONGEST_LINE = 2_000;

type Files = ReadonlyMap<string, WrittenFile>;

/** Which files two artifacts don't have in common, and where those that both have differ. Of a package it is told as a whole. */
export function compareFiles(before: Files, after: Files): FileDifference[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  const differing = paths.filter((path) => !isSame(before.get(path)?.bytes, after.get(path)?.bytes));
  const own = differing.filter((path) => packageOf(path) === undefined).map((path) => compareFile(path, before.get(path), after.get(path)));
  const packages = [...new Set(differing.flatMap((path) => packageOf(path) ?? []))];
  return [...own, ...packages.map((name) => comparePackage(name, differing, before, after))];
}

function compareFile(path: string, was: WrittenFile | undefined, is: WrittenFile | undefined): FileDifference {
  const facts = { path, ...(was ? { bytesBefore: was.bytes.length } : {}), ...(is ? { bytesAfter: is.bytes.length } : {}) };
  const [before, after] = [textOf(was), textOf(is)];
  const change = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
  if (before === undefined || after === undefined) return { ...facts, change, why: 'it is no text' };
  if (isUnreadable(before) || isUnreadable(after)) return { ...facts, change, why: 'it is long, or made small, and nothing to read' };
  const hunks = lineDifferences(before, after);
  return hunks.length > 0 ? { ...facts, change, hunks } : { ...facts, change, why: 'only where its lines end' };
}

function comparePackage(path: string, differing: readonly string[], before: Files, after: Files): FileDifference {
  const has = (files: Files): boolean => [...files.keys()].some((one) => packageOf(one) === path);
  const change = !has(before) ? 'added' : !has(after) ? 'removed' : 'changed';
  return { path, change, packageFiles: differing.filter((one) => packageOf(one) === path).length };
}

/** `node_modules/left-pad` */
function packageOf(path: string): string | undefined {
  return /^(?:.*\/)?(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a !== undefined && b !== undefined && a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** Of a file that isn't there: nothing. Undefined: it is no text. */
function textOf(file: WrittenFile | undefined): string | undefined {
  if (!file) return '';
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file.bytes);
    return text.includes('\u0000') ? undefined : text;
  } catch {
    return undefined;
  }
}

function isUnreadable(text: string): boolean {
  return text.length > LONGEST_TEXT || text.split('\n').some((line) => line.length > LONGEST_LINE);
}
