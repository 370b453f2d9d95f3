/** A project's files by path (relative, `/`, never starting with `/` or `..`), text or bytes. The manifest is one of them. */
export type ProjectFiles = Readonly<Record<string, FileContent>>;

export type FileContent = string | Uint8Array;

/** Whether two contents (null: no file) are the same, byte for byte. */
export function isSameContent(one: FileContent | null, other: FileContent | null): boolean {
  if (one === other) return true;
  if (!(one instanceof Uint8Array) || !(other instanceof Uint8Array) || one.length !== other.length) return false;
  return one.every((byte, index) => byte === other[index]);
}

/** The text of a file; undefined where it doesn't exist or holds bytes. */
export function textOf(files: ProjectFiles, path: string): string | undefined {
  const content = Object.hasOwn(files, path) ? files[path] : undefined;
  return typeof content === 'string' ? content : undefined;
}

/** `src/a.ts` + `./b` → `src/b`; undefined where it leaves the project. */
export function resolvePath(fromFile: string, specifier: string): string | undefined {
  const parts = specifier.startsWith('/') ? [] : fromFile.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** Whether a path may stand in a project: relative, normal, without `..`. */
export function isProjectPath(path: string): boolean {
  return path !== '' && !path.includes('\\') && !path.includes('\0') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** Whether `path` is what `within` names: this file, or a file in this folder. */
export function isWithin(path: string, within: string): boolean {
  return path === within || path.startsWith(`${within}/`);
}

/** The path that a file has once `from`, which it is or stands in, is called `to`. */
export function movedPath(path: string, from: string, to: string): string {
  return isWithin(path, from) ? to + path.slice(from.length) : path;
}
