import { isProjectPath } from './files.ts';

/** How much a project holds: all of its files are in memory while it is open. */
export const MOST_FILES = 5_000;
export const MOST_BYTES = 200_000_000;

/** What is made again from a project, or kept beside it by another program: never part of it. */
export function isLeftOut(path: string): boolean {
  return /(^|\/)(node_modules|\.git|\.stackwright|__MACOSX)\//.test(path);
}

/** Why files of these paths can't be a project's, as one clause that names them; undefined: they can. */
export function pathsRefusal(paths: readonly string[]): string | undefined {
  const unsafe = paths.filter((path) => !isProjectPath(path) || /^[A-Za-z]:/.test(path));
  if (unsafe.length > 0) return `${named(unsafe)} ${unsafe.length === 1 ? 'leads' : 'lead'} out of the project, or nowhere`;
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const path of paths) (seen.has(path) ? twice : seen).add(path);
  if (twice.size > 0) return `${named([...twice])} ${twice.size === 1 ? 'stands' : 'stand'} in it twice`;
  const hidden = paths.filter((path) => foldersOf(path).some((folder) => seen.has(folder)));
  if (hidden.length === 0) return undefined;
  const folder = foldersOf(hidden[0] ?? '').find((one) => seen.has(one));
  return `${folder} is a file, and the folder of ${named(hidden)}`;
}

/** Paths that differ in case alone: where the file system takes no notice of that, they are one file. */
export function caseTwins(paths: readonly string[]): readonly (readonly string[])[] {
  const byFolded = new Map<string, string[]>();
  for (const path of paths) byFolded.set(path.toLowerCase(), [...(byFolded.get(path.toLowerCase()) ?? []), path]);
  return [...byFolded.values()].filter((twins) => twins.length > 1);
}

function foldersOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

const SHOWN = 5;

function named(paths: readonly string[]): string {
  const shown = paths.slice(0, SHOWN).map((path) => JSON.stringify(path));
  const rest = paths.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}
