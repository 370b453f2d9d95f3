import { fileWords } from '#engine/releases/comparison-words.ts';
import type { CodeDifference, FileDifference } from '#model/release-comparison.ts';

/** The code of two releases as a unified diff, function by function; what has no lines is named. */
export function codeReport(code: readonly CodeDifference[]): string[] {
  return code.flatMap((one) => [...(one.unread === undefined ? [] : [`${one.function}: not compared, ${one.unread}`]), ...filesReport(one)]);
}

function filesReport({ function: name, files }: CodeDifference): string[] {
  if (!files) return [];
  if (files.length === 0) return [`${name}: its files are the same, packed otherwise`];
  return files.flatMap((file) => (file.hunks ? unified(name, file) : [`${name}/${fileWords(file)}`]));
}

function unified(name: string, { path, change, hunks = [] }: FileDifference): string[] {
  const place = `${name}/${path}`;
  return [
    `--- ${change === 'added' ? '/dev/null' : `a/${place}`}`,
    `+++ ${change === 'removed' ? '/dev/null' : `b/${place}`}`,
    ...hunks.flatMap(({ before, after, lines }) => [`@@ -${before.line},${before.count} +${after.line},${after.count} @@`, ...lines]),
  ];
}
