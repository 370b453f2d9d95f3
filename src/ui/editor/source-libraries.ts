import type { ProjectFiles } from '#model/files.ts';
import { addressOf } from './address-of.ts';

/** So many texts have a model each, from the start. Beyond that a page would do little else for seconds. */
const MOST_MODELS = 150;

/** Whether the language service sees every source by its model. Where it doesn't, it is told the others as libraries. */
export function hasAllModels(files: ProjectFiles): boolean {
  return Object.keys(files).length <= MOST_MODELS;
}

export interface SourceLibrary {
  readonly filePath: string;
  readonly content: string;
}

/** The sources of a large project, for the language service: one that is opened takes the place of its library. The same list while nothing changed but what is open. */
export function createSourceLibraries(): (projectId: string, files: ProjectFiles, open: readonly string[]) => readonly SourceLibrary[] {
  let known: { readonly projectId: string; readonly files: ProjectFiles; readonly libraries: readonly SourceLibrary[] } | undefined;
  return (projectId, files, open) => {
    if (hasAllModels(files)) {
      known = undefined;
      return NONE;
    }
    const before = known?.projectId === projectId ? known : undefined;
    if (before && isSame(before.files, files, new Set(open))) return before.libraries;
    const libraries = Object.entries(files).flatMap(([path, content]) =>
      typeof content === 'string' && SOURCE.test(path) ? [{ filePath: addressOf(projectId, path), content }] : [],
    );
    known = { projectId, files, libraries };
    return libraries;
  };
}

const NONE: readonly SourceLibrary[] = [];
const SOURCE = /\.([cm]?[jt]sx?|json)$/;

function isSame(before: ProjectFiles, files: ProjectFiles, open: ReadonlySet<string>): boolean {
  if (before === files) return true;
  const paths = Object.keys(files);
  return paths.length === Object.keys(before).length && paths.every((path) => files[path] === before[path] || (open.has(path) && Object.hasOwn(before, path)));
}
