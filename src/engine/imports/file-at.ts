// imports says where an import leads: to a file of the project, or to a package. Tracking and building both follow it, so that what is scanned
// is what is built.

/** What an import may leave out, in the order in which it is tried. */
const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.d.ts'];
/** TypeScript lets a file be imported by the name that it would have when compiled. */
const COMPILED_FROM: Readonly<Record<string, readonly string[]>> = { '.js': ['.ts', '.tsx'], '.jsx': ['.tsx'], '.mjs': ['.mts'], '.cjs': ['.cts'] };

/** A file by a path that may lack its extension, or be a folder with an index. */
export function fileAt(path: string, exists: (path: string) => boolean): string | undefined {
  if (path !== '' && exists(path)) return path;
  const extension = /\.[cm]?jsx?$/.exec(path)?.[0];
  for (const other of extension ? (COMPILED_FROM[extension] ?? []) : []) {
    const candidate = path.slice(0, -(extension?.length ?? 0)) + other;
    if (exists(candidate)) return candidate;
  }
  const index = path === '' ? 'index' : `${path}/index`;
  for (const base of path === '' ? [index] : [path, index]) for (const one of EXTENSIONS) if (exists(base + one)) return base + one;
  return undefined;
}
