import { configureFunction } from '#model/edit/functions.ts';
import { isProjectPath, isWithin, movedPath, textOf } from '#model/files.ts';
import { type Problem, problem } from '#model/problem.ts';
import { MANIFEST_FILE, type Project } from '#model/project.ts';
import { writeProjectFile } from '#model/project-file.ts';
import { count } from '../deployment-words.ts';
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

/** Why what has the path `from`, a file or a folder, can't have this one; undefined where it can. A folder isn't merged into another one. */
export function movingProblem(paths: readonly string[], from: string, to: string): Problem | undefined {
  return pathProblem(
    paths.filter((path) => !isWithin(path, from)),
    to,
  );
}

/** Moves a file or a folder; what the manifest names of it goes with it, and the imports by path that lead to it or stand in it. */
export async function moveFile(stores: Stores, from: string, to: string): Promise<void> {
  const { id } = stores.project.getState();
  const { movedImports } = await import('#engine/imports/moved-imports.ts');
  const { files, project, id: now } = stores.project.getState();
  const paths = Object.keys(files);
  const moving = paths.filter((path) => isWithin(path, from));
  if (now !== id || moving.length === 0 || moving.includes(MANIFEST_FILE) || movingProblem(paths, from, to)) return;
  const moved = project && movedNames(project, from, to);
  // Their tabs follow them. What goes is named first: a folder may come to stand in itself.
  change(stores, `move ${from}`, {
    ...Object.fromEntries(moving.map((path) => [path, null])),
    ...Object.fromEntries(moving.map((path) => [movedPath(path, from, to), files[path] ?? null])),
    ...movedImports(files, from, to),
    ...(moved && moved !== project ? { [MANIFEST_FILE]: writeProjectFile(moved) } : {}),
  });
}

function movedNames(project: Project, from: string, to: string): Project {
  const template = project.template !== undefined && isWithin(project.template, from) ? { template: movedPath(project.template, from, to) } : undefined;
  return Object.entries(project.functions)
    .filter(([, { entry }]) => isWithin(entry, from))
    .reduce(
      (changed, [name, { entry }]) => configureFunction(changed, name, { entry: movedPath(entry, from, to) }).project ?? changed,
      template ? { ...project, ...template } : project,
    );
}

/** Takes a file or a folder away. The manifest stays: without it there is no project. */
export function removeFile(stores: Stores, path: string): void {
  const { id, files } = stores.project.getState();
  const gone = Object.entries(files).filter(([one]) => isWithin(one, path));
  if (gone.length === 0 || gone.some(([one]) => one === MANIFEST_FILE)) return;
  const open = stores.editor.getState().open.filter((one) => isWithin(one, path));
  for (const one of open) closeFile(stores.editor, one);
  change(stores, `remove ${path}`, Object.fromEntries(gone.map(([one]) => [one, null])));
  const bringBack = () => {
    const now = stores.project.getState();
    const paths = Object.keys(now.files);
    const back = gone.filter(([one]) => !pathProblem(paths, one));
    if (now.id !== id || back.length === 0) return;
    change(stores, `bring back ${path}`, Object.fromEntries(back));
    for (const [one] of back) if (open.includes(one)) openFile(stores.editor, one);
    say(stores.notices, { kind: 'success', text: `${path} is back` }, stores.ports.clock.now());
  };
  const text = `${path} was deleted${gone.length > 1 ? `, ${count(gone.length, 'file')}` : ''}`;
  say(stores.notices, { kind: 'info', text, action: { label: 'Undo', run: bringBack } }, stores.ports.clock.now());
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
