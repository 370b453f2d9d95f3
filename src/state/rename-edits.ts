import type { TextEdit } from '#base/text-edit.ts';
import { type ProjectFiles, textOf } from '#model/files.ts';

export interface FileEdits {
  readonly file: string;
  readonly edits: readonly TextEdit[];
}

const CODE = /\.(ts|tsx|mts|cts|js|jsx|mjs|cjs|py)$/;

/** Each place where code names a resource's variable, with the new name: what a rename has to change beside the manifest. */
export function renameEdits(files: ProjectFiles, from: string, to: string): readonly FileEdits[] {
  const name = new RegExp(`(?<![A-Za-z0-9_$])${from}(?![A-Za-z0-9_$])`, 'g');
  return Object.keys(files)
    .filter((file) => CODE.test(file))
    .sort()
    .flatMap((file) => {
      const edits = [...(textOf(files, file) ?? '').matchAll(name)].map((match) => ({ from: match.index, to: match.index + from.length, text: to }));
      return edits.length > 0 ? [{ file, edits }] : [];
    });
}
