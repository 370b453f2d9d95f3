import type { ProjectFiles } from '#model/files.ts';
import type { Project } from '#model/project.ts';

/** One row of the Project pane, as it is drawn: folders before files, each in its order. */
export interface TreeRow {
  readonly path: string;
  readonly name: string;
  readonly depth: number;
  readonly kind: 'folder' | 'file';
  /** The function whose entry it is. */
  readonly function?: string;
}

/** Rows of the tree; what stands in a closed folder is left out. */
export function treeRows(files: ProjectFiles, project: Project | null, closed: ReadonlySet<string>): readonly TreeRow[] {
  const entries = new Map(Object.entries(project?.functions ?? {}).map(([name, definition]) => [definition.entry, name]));
  const rows: TreeRow[] = [];
  const walk = (prefix: string, depth: number) => {
    const inside = Object.keys(files).filter((path) => path.startsWith(prefix));
    const names = [...new Set(inside.map((path) => path.slice(prefix.length).split('/', 1)[0] as string))];
    const isFolder = (name: string) => inside.some((path) => path.startsWith(`${prefix}${name}/`));
    for (const name of names.sort((a, b) => Number(isFolder(b)) - Number(isFolder(a)) || (a < b ? -1 : 1))) {
      const path = prefix + name;
      const owner = entries.get(path);
      if (isFolder(name)) {
        rows.push({ path, name, depth, kind: 'folder' });
        if (!closed.has(path)) walk(`${path}/`, depth + 1);
      } else rows.push({ path, name, depth, kind: 'file', ...(owner === undefined ? {} : { function: owner }) });
    }
  };
  walk('', 0);
  return rows;
}
