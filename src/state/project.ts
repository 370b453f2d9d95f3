import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ProjectFiles } from '#model/files.ts';
import { textOf } from '#model/files.ts';
import type { Problem } from '#model/problem.ts';
import { problem } from '#model/problem.ts';
import type { Project } from '#model/project.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import { readProjectFile, writeProjectFile } from '#model/project-file.ts';
import type { Stores } from './stores.ts';

/** The open project: its files are the truth; everything else is read from them. */
export interface ProjectState {
  /** Null: none is open. */
  readonly id: string | null;
  readonly isForeign: boolean;
  readonly files: ProjectFiles;
  /** The last manifest that could be read. */
  readonly project: Project | null;
  readonly manifestProblems: readonly Problem[];
  /** Milliseconds since 1970; null: not yet. */
  readonly savedAt: number | null;
  /** Paths with edits that the browser's storage doesn't have yet. */
  readonly unsaved: readonly string[];
  /** Why the last edits couldn't be kept. */
  readonly storageProblem: Problem | null;
}

export type ProjectStore = StoreApi<ProjectState>;

export const NO_PROJECT: ProjectState = {
  id: null,
  isForeign: false,
  files: {},
  project: null,
  manifestProblems: [],
  savedAt: null,
  unsaved: [],
  storageProblem: null,
};

export function createProjectStore(): ProjectStore {
  return createStore<ProjectState>(() => NO_PROJECT);
}

/** Files to write; null removes one. All of it becomes one change. */
export type FileChanges = Readonly<Record<string, string | Uint8Array | null>>;

export function setFile(stores: Stores, path: string, content: string | Uint8Array | null): void {
  setFiles(stores, { [path]: content });
}

/** The one place where the open project's files change. */
export function setFiles({ project: store }: Stores, changes: FileChanges): void {
  const state = store.getState();
  const changed = Object.entries(changes).filter(([path, content]) => (state.files[path] ?? null) !== content);
  if (state.id === null || changed.length === 0) return;
  const files: Record<string, string | Uint8Array> = { ...state.files };
  for (const [path, content] of changed) {
    if (content === null) delete files[path];
    else files[path] = content;
  }
  store.setState({ files, unsaved: [...new Set([...state.unsaved, ...changed.map(([path]) => path)])], ...manifestOf(files, state) });
}

/** Changes the manifest through its data: the text is written anew, unknown keys are kept. */
export function editProject(stores: Stores, change: (project: Project) => Project): void {
  const { project } = stores.project.getState();
  if (project) setFile(stores, MANIFEST_FILE, writeProjectFile(change(project)));
}

/** While the manifest can't be read, the last good one counts, and the problem is shown. */
export function manifestOf(
  files: ProjectFiles,
  before: Pick<ProjectState, 'files' | 'project' | 'manifestProblems'>,
): Pick<ProjectState, 'project' | 'manifestProblems'> {
  const text = textOf(files, MANIFEST_FILE);
  if (text === textOf(before.files, MANIFEST_FILE) && before.project) return { project: before.project, manifestProblems: before.manifestProblems };
  if (text === undefined) {
    const missing = problem('ManifestMissing', {
      at: { file: MANIFEST_FILE },
      summary: `there is no ${MANIFEST_FILE}`,
      remedy: 'write one, or open another folder',
    });
    return { project: before.project, manifestProblems: [missing] };
  }
  const read = readProjectFile(text);
  return { project: read.project ?? before.project, manifestProblems: read.problems };
}
