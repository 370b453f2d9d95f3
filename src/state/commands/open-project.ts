import type { ProjectFiles } from '#model/files.ts';
import { MANIFEST_FILE, settingsOf } from '#model/project.ts';
import { openFile } from '../editor.ts';
import { say } from '../notices.ts';
import type { StoredProject } from '../ports.ts';
import { manifestOf, NO_PROJECT } from '../project.ts';
import type { Stores } from '../stores.ts';

const LAST = 'last project';

/** Opens one of the browser's projects. */
export async function openStoredProject(stores: Stores, id: string): Promise<boolean> {
  const about = stores.workspace.getState().projects?.find((one) => one.id === id);
  const files = await stores.ports.projects.load(id);
  if (!files) return false;
  await show(stores, id, files, about?.isForeign ?? false);
  if (about) await touch(stores, { ...about, openedAt: stores.ports.clock.now() });
  return true;
}

/** Puts files into the browser as a new project, and opens it. */
export async function addProject(stores: Stores, files: ProjectFiles, isForeign: boolean): Promise<void> {
  const id = stores.ports.random.id();
  await show(stores, id, files, isForeign);
  stores.project.setState({ unsaved: Object.keys(files) });
  await stores.flush();
}

/** What was open when the page was left is opened again. */
export async function openLastProject(stores: Stores): Promise<void> {
  const [projects, examples] = await Promise.all([stores.ports.projects.list(), stores.ports.examples.list()]);
  stores.workspace.setState({ projects: [...projects].sort((a, b) => b.openedAt - a.openedAt), examples });
  const last = stores.ports.settings.get(LAST);
  if (last) await openStoredProject(stores, last);
}

export async function closeProject(stores: Stores): Promise<void> {
  if (!(await isKept(stores))) return;
  leave(stores);
}

/** Edits that the storage has no room for live in memory alone: the project stays open until they are kept or exported. */
async function isKept(stores: Stores): Promise<boolean> {
  await stores.flush();
  const { id, unsaved } = stores.project.getState();
  if (id === null || unsaved.length === 0) return true;
  const text = 'The project stays open: its edits are only in memory';
  say(stores.notices, { kind: 'error', text, detail: 'Make room in the browser, or use File → Export as Zip first.' }, stores.ports.clock.now());
  return false;
}

function leave(stores: Stores): void {
  stores.ports.settings.set(LAST, '');
  stores.editor.setState({ open: [], active: null, cursor: null });
  stores.project.setState(NO_PROJECT);
}

export async function removeProject(stores: Stores, id: string): Promise<void> {
  if (stores.project.getState().id === id) leave(stores);
  await stores.ports.projects.remove(id);
  stores.workspace.setState((state) => ({ projects: state.projects?.filter((one) => one.id !== id) }));
}

async function show(stores: Stores, id: string, files: ProjectFiles, isForeign: boolean): Promise<void> {
  if (!(await isKept(stores))) return;
  stores.ports.settings.set(LAST, id);
  stores.editor.setState({ open: [], active: null, cursor: null });
  stores.project.setState({ ...NO_PROJECT, id, files, isForeign, ...manifestOf(files, NO_PROJECT) });
  const first = Object.values(stores.project.getState().project?.functions ?? {})[0];
  const entry = first && settingsOf(first).entry;
  openFile(stores.editor, entry !== undefined && Object.hasOwn(files, entry) ? entry : MANIFEST_FILE);
}

async function touch(stores: Stores, about: StoredProject): Promise<void> {
  await stores.ports.projects.save(about, {});
  stores.workspace.setState((state) => ({ projects: [about, ...(state.projects ?? []).filter((one) => one.id !== about.id)] }));
}
