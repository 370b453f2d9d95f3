import { type ProjectFiles, resolvePath } from '#model/files.ts';

const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'];
/** TypeScript lets a file be imported by the name that it would have when compiled. */
const COMPILED_FROM: Readonly<Record<string, readonly string[]>> = { '.js': ['.ts', '.tsx'], '.jsx': ['.tsx'], '.mjs': ['.mts'], '.cjs': ['.cts'] };

/** The file of the project that a relative import leads to; undefined where there is none. */
export function resolveSource(files: ProjectFiles, fromFile: string, specifier: string): string | undefined {
  const path = resolvePath(fromFile, specifier);
  if (path === undefined) return undefined;
  return fileAt(path, (candidate) => Object.hasOwn(files, candidate));
}

/** A file by a path that may lack its extension, or be a folder with an index. */
export function fileAt(path: string, exists: (path: string) => boolean): string | undefined {
  if (exists(path)) return path;
  const extension = /\.[cm]?jsx?$/.exec(path)?.[0];
  for (const other of extension ? (COMPILED_FROM[extension] ?? []) : []) {
    const candidate = path.slice(0, -(extension?.length ?? 0)) + other;
    if (exists(candidate)) return candidate;
  }
  const base = path === '' ? 'index' : `${path}/index`;
  return [...EXTENSIONS.map((one) => path + one), ...EXTENSIONS.map((one) => base + one)].find(exists);
}
