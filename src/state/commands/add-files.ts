import { sizeText } from '#base/size-text.ts';
import { isProjectPath, isSameContent, type ProjectFiles } from '#model/files.ts';
import { MOST_FILES } from '#model/outside-paths.ts';
import { openDialog } from '../dialogs.ts';
import { openFile } from '../editor.ts';
import { say } from '../notices.ts';
import type { OutsideFile } from '../ports.ts';
import type { Stores } from '../stores.ts';
import { change, pathProblem } from './change-files.ts';

/** Every file of a project is in memory while it is open, and in the browser's storage. */
const MOST_PER_FILE = 10_000_000;
const MOST_IN_ALL = 50_000_000;

/** What the dialog `replace-files` asks about: what is there already, with other content. */
export interface AddedFiles {
  readonly folder: string;
  readonly files: ProjectFiles;
  readonly replaced: readonly string[];
  /** Why some were left out. */
  readonly leftOut: readonly string[];
}

/** Puts files from outside into a folder of the project (`''`: its root). What would be written over is asked about first. */
export async function addFiles(stores: Stores, folder: string, outside: readonly OutsideFile[]): Promise<void> {
  const { id, files: before } = stores.project.getState();
  if (id === null || outside.length === 0) return;
  const paths = Object.keys(before);
  const placed = outside.map((file) => ({ file, path: folder === '' ? file.path : `${folder}/${file.path}` }));
  const leftOut = placed.flatMap(({ file, path }) => whyNot(file, path, paths) ?? []);
  const taken = placed.filter(({ file, path }) => whyNot(file, path, paths) === undefined);
  const count = new Set([...paths, ...taken.map(({ path }) => path)]).size;
  if (count > MOST_FILES) {
    tell(stores, 'error', 'Nothing was added', `With these the project would have ${count} files; it has at most ${MOST_FILES}.`);
    return;
  }
  const total = taken.reduce((sum, { file }) => sum + file.size, 0);
  if (total > MOST_IN_ALL) {
    tell(stores, 'error', 'Nothing was added', `${sizeText(total)} at once are too much; add at most ${sizeText(MOST_IN_ALL)}.`);
    return;
  }
  const files = Object.fromEntries(await Promise.all(taken.map(async ({ file, path }) => [path, await file.read()] as const)));
  // Reading took a moment: another project may be open by now, or a file be there.
  const now = stores.project.getState();
  if (now.id !== id) return;
  const replaced = Object.keys(files).filter((path) => Object.hasOwn(now.files, path) && !isSameContent(now.files[path] ?? null, files[path] ?? null));
  if (replaced.length > 0) openDialog(stores, 'replace-files', { folder, files, replaced, leftOut } satisfies AddedFiles);
  else putFiles(stores, { folder, files, replaced, leftOut }, true);
}

/** `isReplacing`: what is there is written over; else only what is new is added. */
export function putFiles(stores: Stores, { folder, files, replaced, leftOut }: AddedFiles, isReplacing: boolean): void {
  const put = Object.keys(files).filter((path) => isReplacing || !replaced.includes(path));
  const before = stores.project.getState().files;
  const isText = (path: string) => typeof files[path] === 'string' && !(before[path] instanceof Uint8Array);
  const [texts, bytes] = [put.filter(isText), put.filter((path) => !isText(path))];
  const only = put.length === 1 ? put[0] : undefined;
  const label = only === undefined ? `add ${put.length} files` : `add ${only}`;
  // Apart, so that the texts can be taken back.
  for (const some of [bytes, texts]) if (some.length > 0) change(stores, label, Object.fromEntries(some.map((path) => [path, files[path] ?? ''])));
  if (only !== undefined) openFile(stores.editor, only);
  const words = `${put.length === 0 ? 'Nothing' : (only ?? `${put.length} files`)} ${put.length > 1 ? 'were' : 'was'} added${folder === '' || only ? '' : ` to ${folder}`}`;
  if (leftOut.length > 0) tell(stores, 'error', words, leftOut.join(' '));
  else if (put.length > 0) tell(stores, 'success', words);
}

function whyNot(file: OutsideFile, path: string, paths: readonly string[]): string | undefined {
  if (file.size > MOST_PER_FILE)
    return `${file.path} has ${sizeText(file.size)}; a file of a project has at most ${sizeText(MOST_PER_FILE)}. Put larger ones into a bucket.`;
  const wrong = isProjectPath(path) && paths.includes(path) ? undefined : pathProblem(paths, path);
  return wrong && `${file.path} was left out: ${wrong.summary}.`;
}

function tell(stores: Stores, kind: 'success' | 'error', text: string, detail?: string): void {
  say(stores.notices, { kind, text, ...(detail === undefined ? {} : { detail }) }, stores.ports.clock.now());
}
