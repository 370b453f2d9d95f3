import type { ProjectFiles } from '#model/files.ts';
import { MANIFEST_FILE, settingsOf } from '#model/project.ts';
import { openFile } from '../editor.ts';
import { LAST_PROJECT } from '../last-project.ts';
import { say } from '../notices.ts';
import type { StoredProject } from '../ports.ts';
import { manifestOf, NO_PROJECT, onlyInMemory, versionsOf } from '../project.ts';
import type { Stores } from '../stores.ts';

/** Opens one of the browser's projects. */
export async function openStoredProject(stores: Stores, id: string): Promise<boolean> {
  const about = stores.workspace.getState().projects?.find((one) => one.id === id);
  const files = await stores.ports.projects.load(id);
  if (!files) return false;
  if (!(await show(stores, id, files, about?.isForeign ?? false))) return true;
  stores.project.setState({ stored: files });
  if (about) await touch(stores, { ...about, openedAt: stores.ports.clock.now() });
  await bringBack(stores, id).catch((error: unknown) => reportError(error));
  return true;
}

/** What stood against another tab's edits when it was left. */
async function bringBack(stores: Stores, id: string): Promise<void> {
  const kept = (await stores.ports.conflicts?.keys(versionsOf(id))) ?? [];
  if (kept.length > 0) await (await import('../conflict-versions.ts')).bringBackVersions(stores, id, kept);
}

/** Puts files into the browser as a new project, and opens it. */
export async function addProject(stores: Stores, files: ProjectFiles, isForeign: boolean): Promise<void> {
  const id = stores.ports.random.id();
  if (!(await show(stores, id, files, isForeign))) return;
  stores.project.setState({ unsaved: Object.keys(files) });
  await stores.flush();
  warnOfNamesake(stores, id);
}

/** The name decides the stack: two projects of one name would deploy over each other. */
function warnOfNamesake({ project, workspace, notices, ports }: Stores, id: string): void {
  const name = project.getState().project?.name;
  if (!workspace.getState().projects?.some((one) => one.id !== id && one.name === name)) return;
  const detail = 'Both deploy to the same stack, the one over the other. Give this one another name in stackwright.json, if they are not the same.';
  say(notices, { kind: 'info', text: `Another project here is called ${name} too`, detail }, ports.clock.now());
}

/** What was open when the page was left is opened again. */
export async function openLastProject(stores: Stores): Promise<void> {
  const [projects, examples] = await Promise.all([stores.ports.projects.list(), stores.ports.examples.list()]);
  stores.workspace.setState({ projects: [...projects].sort((a, b) => b.openedAt - a.openedAt), examples });
  const last = stores.ports.settings.get(LAST_PROJECT);
  if (last) await openStoredProject(stores, last);
}

export async function closeProject(stores: Stores): Promise<void> {
  if (!(await isKept(stores))) return;
  leaveProject(stores);
}

/** Edits that the storage has no room for live in memory alone: the project stays open with them. */
async function isKept(stores: Stores): Promise<boolean> {
  await stores.flush();
  const state = stores.project.getState();
  if (state.id === null || onlyInMemory(state).length === 0) return true;
  const detail =
    Object.keys(state.conflicts).length > 0
      ? 'Another tab edited the same files: choose in File → Edited in Another Tab… first.'
      : 'Make room in the browser, or use File → Export as Zip first.';
  say(stores.notices, { kind: 'error', isUntilKept: true, text: 'The project stays open: its edits are only in memory', detail }, stores.ports.clock.now());
  return false;
}

export function leaveProject(stores: Stores): void {
  stores.ports.settings.set(LAST_PROJECT, '');
  stores.editor.setState({ open: [], active: null, cursor: null });
  stores.project.setState(NO_PROJECT);
}

/** False: the project that is open has edits that would be lost, and stays. */
async function show(stores: Stores, id: string, files: ProjectFiles, isForeign: boolean): Promise<boolean> {
  if (!(await isKept(stores))) return false;
  stores.ports.settings.set(LAST_PROJECT, id);
  stores.editor.setState({ open: [], active: null, cursor: null });
  stores.project.setState({ ...NO_PROJECT, id, files, isForeign, ...manifestOf(files, NO_PROJECT) });
  const first = Object.values(stores.project.getState().project?.functions ?? {})[0];
  const entry = first && settingsOf(first).entry;
  openFile(stores.editor, entry !== undefined && Object.hasOwn(files, entry) ? entry : MANIFEST_FILE);
  return true;
}

async function touch(stores: Stores, about: StoredProject): Promise<void> {
  await stores.ports.projects.save(about, {}, {});
  stores.workspace.setState((state) => ({ projects: [about, ...(state.projects ?? []).filter((one) => one.id !== about.id)] }));
}
