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

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: string[];
}

/** Rows of the tree; what stands in a closed folder is left out. Thousands of files are walked once. */
export function treeRows(files: ProjectFiles, project: Project | null, closed: ReadonlySet<string>): readonly TreeRow[] {
  const entries = new Map(Object.entries(project?.functions ?? {}).map(([name, definition]) => [definition.entry, name]));
  const rows: TreeRow[] = [];
  const walk = (folder: Folder, prefix: string, depth: number) => {
    for (const [name, inside] of [...folder.folders].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const path = prefix + name;
      rows.push({ path, name, depth, kind: 'folder' });
      if (!closed.has(path)) walk(inside, `${path}/`, depth + 1);
    }
    for (const name of folder.files.sort()) {
      const path = prefix + name;
      const owner = entries.get(path);
      rows.push({ path, name, depth, kind: 'file', ...(owner === undefined ? {} : { function: owner }) });
    }
  };
  walk(rootOf(Object.keys(files)), '', 0);
  return rows;
}

function rootOf(paths: readonly string[]): Folder {
  const root: Folder = { folders: new Map(), files: [] };
  for (const path of paths) {
    const parts = path.split('/');
    const name = parts.pop() ?? path;
    let folder = root;
    for (const part of parts) {
      let inside = folder.folders.get(part);
      if (!inside) {
        inside = { folders: new Map(), files: [] };
        folder.folders.set(part, inside);
      }
      folder = inside;
    }
    folder.files.push(name);
  }
  return root;
}
