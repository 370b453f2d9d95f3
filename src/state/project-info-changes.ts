import type { ProjectFiles } from '#model/files.ts';
import { MANIFEST_FILE } from '#model/project.ts';

export type ChangeKind = 'Code' | 'Configuration' | 'Dependencies' | 'Test events';

/** A file that differs from what was deployed. */
export interface FileChange {
  readonly path: string;
  readonly kind: ChangeKind;
  readonly what: 'added' | 'changed' | 'removed';
}

/** What an open project has that the last deployment hadn't, file by file. */
export function fileChanges(deployed: ProjectFiles, now: ProjectFiles): FileChange[] {
  return [...new Set([...Object.keys(deployed), ...Object.keys(now)])].sort().flatMap((path): FileChange[] => {
    const before = deployed[path];
    const after = now[path];
    if (before === after) return [];
    return [{ path, kind: kindOf(path), what: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed' }];
  });
}

function kindOf(path: string): ChangeKind {
  if (path === MANIFEST_FILE || /\.template\.(json|ya?ml)$/.test(path)) return 'Configuration';
  if (/(^|\/)(package(-lock)?\.json|requirements\.txt)$/.test(path)) return 'Dependencies';
  return path.startsWith('events/') ? 'Test events' : 'Code';
}
