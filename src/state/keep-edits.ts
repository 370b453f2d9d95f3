import type { Disposable } from '#base/disposable.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { FileContent } from '#model/files.ts';
import { type Problem, problem } from '#model/problem.ts';
import { say } from './notices.ts';
import type { StoredProject } from './ports.ts';
import { type FileVersions, withVersions } from './project.ts';
import type { Stores } from './stores.ts';

/** Edits are kept this soon after they were made; while one types on, at the latest after twice that. */
const PAUSE = 300;
/** Where they couldn't be kept: first after this, then after twice as long each time. */
const FIRST_RETRY = 2_000;
const LONGEST_RETRY = 60_000;

/** Keeps every edit in the browser's storage. Where there is no room, edits stay in memory, are tried again, and that is said. */
export function keepEdits(stores: Stores): Disposable & { flush(): Promise<void> } {
  const { project, ports } = stores;
  let waiting: AbortController | undefined;
  let isRetry = false;
  let retry = FIRST_RETRY;
  let writing: Promise<void> = Promise.resolve();
  const flush = (): Promise<void> => {
    waiting?.abort();
    waiting = undefined;
    writing = writing.then(async () => {
      await keep(stores);
      await keepAside(stores);
      if (!project.getState().storageProblem) retry = FIRST_RETRY;
      else if (!waiting) {
        wait(retry, true);
        retry = Math.min(retry * 2, LONGEST_RETRY);
      }
    });
    return writing;
  };
  const wait = (pause: number, again: boolean) => {
    waiting?.abort();
    const abort = new AbortController();
    waiting = abort;
    isRetry = again;
    ports.clock.sleep(pause, abort.signal).then(flush, () => {});
  };
  const stop = project.subscribe((state, before) => {
    const isEdited = state.unsaved !== before.unsaved && state.unsaved.length > 0;
    if ((isEdited || state.conflicts !== before.conflicts) && (!waiting || isRetry)) wait(PAUSE, false);
  });
  return {
    flush,
    dispose() {
      stop();
      waiting?.abort();
    },
  };
}

/** What waits for somebody to choose between two versions isn't written before. */
function pathsToKeep({ unsaved, conflicts }: { readonly unsaved: readonly string[]; readonly conflicts: FileVersions }): string[] {
  return unsaved.filter((path) => !Object.hasOwn(conflicts, path));
}

async function keep(stores: Stores): Promise<void> {
  const { project, ports } = stores;
  const { id, files, stored } = project.getState();
  const paths = pathsToKeep(project.getState());
  if (id === null || paths.length === 0) return;
  const changed = Object.fromEntries(paths.map((path) => [path, files[path] ?? null]));
  const about = aboutOpened(stores, id);
  try {
    const outcome = await ports.projects.save(about, changed, stored);
    if (project.getState().id !== id) return;
    if (outcome === 'kept') markKept(stores, about, changed);
    else if (outcome === 'gone') await addWhole(stores, about);
    else {
      markConflicts(stores, outcome.theirs);
      // The others of this save are still to be written.
      await keep(stores);
    }
  } catch (error) {
    if (project.getState().id === id) sayNotKept(stores, error);
  }
}

/** That is rare: what does it comes when it is needed. Without it, the edits are only in memory, as they were. */
async function keepAside(stores: Stores): Promise<void> {
  const { conflicts, keptAside } = stores.project.getState();
  if (!stores.ports.conflicts || Object.keys({ ...conflicts, ...keptAside }).length === 0) return;
  const keeping = import('./conflict-versions.ts').then(({ keepVersions }) => keepVersions(stores));
  await keeping.catch((error: unknown) => reportError(error));
}

/** As the list of projects has it, with what the manifest says now. */
function aboutOpened({ project, workspace, ports }: Stores, id: string): StoredProject {
  const { isForeign, project: manifest } = project.getState();
  const known = workspace.getState().projects?.find((one) => one.id === id);
  return {
    id,
    name: manifest?.name ?? known?.name ?? 'project',
    description: manifest?.description ?? '',
    isForeign,
    openedAt: known?.openedAt ?? ports.clock.now(),
  };
}

function markKept({ project, ports, workspace, notices }: Stores, about: StoredProject, kept: FileVersions): void {
  const now = project.getState();
  const contentOf = (path: string): FileContent | null => now.files[path] ?? null;
  project.setState({
    stored: withVersions(now.stored, kept),
    // What was edited again while it was written isn't kept yet.
    unsaved: now.unsaved.filter((path) => !Object.hasOwn(kept, path) || contentOf(path) !== kept[path]),
    savedAt: ports.clock.now(),
    storageProblem: null,
  });
  if (now.storageProblem) say(notices, { kind: 'success', text: 'The last edits are kept again' }, ports.clock.now());
  workspace.setState((state) => ({ projects: state.projects && [about, ...state.projects.filter((one) => one.id !== about.id)] }));
}

function markConflicts({ project, notices, ports }: Stores, theirs: FileVersions): void {
  // It answers, so it has room.
  project.setState((state) => ({ conflicts: { ...state.conflicts, ...theirs }, storageProblem: null }));
  const untilChosen = Object.keys(theirs);
  const text = `${untilChosen.join(', ')}: edited in another tab too`;
  say(notices, { kind: 'error', untilChosen, text, detail: 'Nothing was written over. Choose in File → Edited in Another Tab…' }, ports.clock.now());
}

/** A new project; or another tab removed the project while this one has edits of it: all of its files are still here, and are kept anew. */
async function addWhole(stores: Stores, about: StoredProject): Promise<void> {
  const { files, stored, unsaved } = stores.project.getState();
  await stores.ports.projects.add(about, files);
  if (stores.project.getState().id !== about.id) return;
  stores.project.setState({ conflicts: {} });
  markKept(stores, about, { ...Object.fromEntries(unsaved.map((path) => [path, null])), ...files });
  if (Object.keys(stored).length === 0) return;
  const text = `${about.name} was removed in another tab; as it was edited here, it is kept`;
  say(stores.notices, { kind: 'info', text }, stores.ports.clock.now());
}

function sayNotKept({ project, notices, ports }: Stores, error: unknown): void {
  const wrong = notKept(error);
  if (project.getState().storageProblem === null)
    say(notices, { kind: 'error', isUntilKept: true, text: wrong.summary, detail: wrong.remedy }, ports.clock.now());
  project.setState({ storageProblem: wrong });
}

function notKept(error: unknown): Problem {
  if (error instanceof CloudError) return problem(error.code, { summary: error.message, remedy: error.remedy });
  return problem('StorageFull', {
    summary: 'the browser could not keep the last edits',
    remedy: 'export the project as a zip, then make room in the browser’s storage',
  });
}
