import { createStore, type StoreApi } from 'zustand/vanilla';
import { type FileContent, type ProjectFiles, textOf } from '#model/files.ts';
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
  /** What the browser's storage holds, as this tab last read or wrote it. */
  readonly stored: ProjectFiles;
  /** Paths with edits that the browser's storage doesn't have yet. */
  readonly unsaved: readonly string[];
  /** Why the last edits couldn't be kept. */
  readonly storageProblem: Problem | null;
  /** Files that were edited here and in another tab: what stands there (null: removed). They stay in memory until somebody chooses. */
  readonly conflicts: FileVersions;
  /** Of `conflicts`: what this tab has, as it is kept beside the project until somebody chooses. */
  readonly keptAside: FileVersions;
}

/** Contents by path; null: no file. */
export type FileVersions = Readonly<Record<string, FileContent | null>>;

export type ProjectStore = StoreApi<ProjectState>;

export const NO_PROJECT: ProjectState = {
  id: null,
  isForeign: false,
  files: {},
  project: null,
  manifestProblems: [],
  savedAt: null,
  stored: {},
  unsaved: [],
  storageProblem: null,
  conflicts: {},
  keptAside: {},
};

export function createProjectStore(): ProjectStore {
  return createStore<ProjectState>(() => NO_PROJECT);
}

export function setFile(stores: Stores, path: string, content: FileContent | null): void {
  setFiles(stores, { [path]: content });
}

/** The one place where the open project's files change. */
export function setFiles({ project: store }: Stores, changes: FileVersions): void {
  const state = store.getState();
  const changed = Object.entries(changes).filter(([path, content]) => (state.files[path] ?? null) !== content);
  if (state.id === null || changed.length === 0) return;
  const files = withVersions(state.files, Object.fromEntries(changed));
  store.setState({ files, unsaved: [...new Set([...state.unsaved, ...changed.map(([path]) => path)])], ...manifestOf(files, state) });
}

/** Takes over what the storage has come to hold: no edit of this tab. */
export function adoptFiles({ project: store }: Stores, versions: FileVersions): void {
  const state = store.getState();
  const files = withVersions(state.files, versions);
  const isTaken = (path: string) => Object.hasOwn(versions, path);
  store.setState({
    files,
    stored: withVersions(state.stored, versions),
    unsaved: state.unsaved.filter((path) => !isTaken(path)),
    conflicts: Object.fromEntries(Object.entries(state.conflicts).filter(([path]) => !isTaken(path))),
    ...manifestOf(files, state),
  });
}

/** Edits that the browser's storage has nowhere yet, not beside the project either. */
export function onlyInMemory({ unsaved, keptAside, files }: ProjectState): readonly string[] {
  return unsaved.filter((path) => keptAside[path] !== (files[path] ?? null));
}

/** How the keys of what is kept beside a project begin. */
export const versionsOf = (id: string): string => `${id}\n`;

export function withVersions(files: ProjectFiles, versions: FileVersions): ProjectFiles {
  const after: Record<string, FileContent> = { ...files };
  for (const [path, content] of Object.entries(versions)) {
    if (content === null) delete after[path];
    else after[path] = content;
  }
  return after;
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
    const at = { file: MANIFEST_FILE };
    const wrong = Object.hasOwn(files, MANIFEST_FILE)
      ? problem('ManifestInvalid', { at, summary: `${MANIFEST_FILE} is not UTF-8 text`, remedy: 'save it as UTF-8, and put it in its place' })
      : problem('ManifestMissing', { at, summary: `there is no ${MANIFEST_FILE}`, remedy: 'write one, or open another folder' });
    return { project: before.project, manifestProblems: [wrong] };
  }
  const read = readProjectFile(text);
  return { project: read.project ?? before.project, manifestProblems: read.problems };
}
