import { configureFunction } from '#model/edit/functions.ts';
import { isProjectPath, textOf } from '#model/files.ts';
import { type Problem, problem } from '#model/problem.ts';
import { MANIFEST_FILE, type Project } from '#model/project.ts';
import { writeProjectFile } from '#model/project-file.ts';
import { closeFile, openFile } from '../editor.ts';
import { say } from '../notices.ts';
import { type FileVersions, setFiles } from '../project.ts';
import type { Stores } from '../stores.ts';

/** Why a file can't have this path; undefined where it can. */
export function pathProblem(paths: readonly string[], path: string): Problem | undefined {
  if (!isProjectPath(path)) {
    return problem('PropertyInvalid', { at: { file: path }, summary: `"${path}" is not a path within the project`, remedy: 'write it like src/lib/name.ts' });
  }
  if (paths.includes(path)) return problem('NameInvalid', { at: { file: path }, summary: `${path} is there already`, remedy: 'choose another name' });
  const folder = paths.find((other) => path.startsWith(`${other}/`) || other.startsWith(`${path}/`));
  return folder === undefined
    ? undefined
    : problem('NameInvalid', { at: { file: path }, summary: `${folder} stands in the way of ${path}`, remedy: 'choose another name' });
}

export function createFile(stores: Stores, path: string): void {
  const { files } = stores.project.getState();
  if (pathProblem(Object.keys(files), path)) return;
  stores.edit.bench.apply({ label: `new file ${path}`, files: { [path]: '' } });
  stores.edit.bench.reveal({ file: path });
}

/** Makes another file of the same content, and opens it. */
export function duplicateFile(stores: Stores, from: string, to: string): void {
  const { files } = stores.project.getState();
  const content = files[from];
  if (content === undefined || pathProblem(Object.keys(files), to)) return;
  change(stores, `duplicate ${from}`, { [to]: content });
  openFile(stores.editor, to);
}

/** A free name beside a file: `src/hit.ts` → `src/hit-copy.ts`. */
export function copyPath(paths: readonly string[], path: string): string {
  const [, start = path, ending = ''] = /^(.*?[^/])((?:\.[^./]+)*)$/.exec(path) ?? [];
  for (let count = 1; ; count += 1) {
    const free = `${start}-copy${count === 1 ? '' : `-${count}`}${ending}`;
    if (!pathProblem(paths, free)) return free;
  }
}

/** Moves a file; functions whose entry it is go with it, and the imports by path that lead to it or stand in it. */
export async function moveFile(stores: Stores, from: string, to: string): Promise<void> {
  const { id } = stores.project.getState();
  const { movedImports } = await import('#engine/imports/moved-imports.ts');
  const { files, project, id: now } = stores.project.getState();
  const content = files[from];
  if (now !== id || content === undefined || from === MANIFEST_FILE || pathProblem(Object.keys(files), to)) return;
  const moved = project && movedEntries(project, from, to);
  // Its tab follows it.
  change(stores, `move ${from}`, {
    [from]: null,
    [to]: content,
    ...movedImports(files, from, to),
    ...(moved && moved !== project ? { [MANIFEST_FILE]: writeProjectFile(moved) } : {}),
  });
}

function movedEntries(project: Project, from: string, to: string): Project {
  return Object.entries(project.functions)
    .filter(([, definition]) => definition.entry === from)
    .reduce((changed, [name]) => configureFunction(changed, name, { entry: to }).project ?? changed, project);
}

/** The manifest stays: without it there is no project. */
export function removeFile(stores: Stores, path: string): void {
  if (stores.project.getState().files[path] === undefined || path === MANIFEST_FILE) return;
  const { id, files } = stores.project.getState();
  const content = files[path];
  const wasOpen = stores.editor.getState().open.includes(path);
  closeFile(stores.editor, path);
  change(stores, `remove ${path}`, { [path]: null });
  const bringBack = () => {
    const now = stores.project.getState();
    if (now.id !== id || content === undefined || pathProblem(Object.keys(now.files), path)) return;
    change(stores, `bring back ${path}`, { [path]: content });
    if (wasOpen) openFile(stores.editor, path);
    say(stores.notices, { kind: 'success', text: `${path} is back` }, stores.ports.clock.now());
  };
  say(stores.notices, { kind: 'info', text: `${path} was deleted`, action: { label: 'Undo', run: bringBack } }, stores.ports.clock.now());
}

/** One step of undo; what holds bytes can't be taken back, as the editor doesn't have it. */
export function change(stores: Stores, label: string, changes: FileVersions): void {
  const { files } = stores.project.getState();
  setFiles(stores, changes);
  const paths = Object.keys(changes);
  if (paths.some((path) => changes[path] instanceof Uint8Array || files[path] instanceof Uint8Array)) return;
  const before = Object.fromEntries(paths.map((path) => [path, textOf(files, path) ?? null]));
  stores.editor.requests.fire({ kind: 'step', label, before, after: changes as Readonly<Record<string, string | null>> });
}
