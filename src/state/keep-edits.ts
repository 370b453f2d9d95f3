import type { Disposable } from '#base/disposable.ts';
import { CloudError } from '#kit/cloud-error.ts';
import { problem } from '#model/problem.ts';
import type { StoredProject } from './ports.ts';
import type { Stores } from './stores.ts';

/** Edits are kept this soon after they were made; while one types on, at the latest after twice that. */
const PAUSE = 300;

/** Keeps every edit in the browser's storage. Where there is no room, edits stay in memory, are tried again, and that is said. */
export function keepEdits(stores: Stores): Disposable & { flush(): Promise<void> } {
  const { project, ports } = stores;
  let waiting: AbortController | undefined;
  let writing: Promise<void> = Promise.resolve();
  const flush = (): Promise<void> => {
    waiting?.abort();
    waiting = undefined;
    writing = writing.then(() => keep(stores));
    return writing;
  };
  const stop = project.subscribe((state, before) => {
    if (state.unsaved === before.unsaved || state.unsaved.length === 0 || waiting) return;
    const abort = new AbortController();
    waiting = abort;
    ports.clock.sleep(PAUSE, abort.signal).then(flush, () => {});
  });
  return {
    flush,
    dispose() {
      stop();
      waiting?.abort();
    },
  };
}

async function keep({ project, ports, notices, workspace }: Stores): Promise<void> {
  const { id, files, unsaved, isForeign, project: manifest } = project.getState();
  if (id === null || unsaved.length === 0) return;
  const known = workspace.getState().projects?.find((one) => one.id === id);
  const about: StoredProject = {
    id,
    name: manifest?.name ?? known?.name ?? 'project',
    description: manifest?.description ?? '',
    isForeign,
    openedAt: known?.openedAt ?? ports.clock.now(),
  };
  try {
    await ports.projects.save(about, Object.fromEntries(unsaved.map((path) => [path, files[path] ?? null])));
  } catch (error) {
    const wrong =
      error instanceof CloudError
        ? problem(error.code, { summary: error.message, remedy: error.remedy })
        : problem('StorageFull', {
            summary: 'the browser could not keep the last edits',
            remedy: 'export the project as a zip, then make room in the browser’s storage',
          });
    if (project.getState().storageProblem === null)
      notices.setState((state) => ({
        last: { kind: 'error', text: wrong.summary, detail: wrong.remedy, id: (state.last?.id ?? 0) + 1, at: ports.clock.now() },
      }));
    if (project.getState().id === id) project.setState({ storageProblem: wrong });
    return;
  }
  const now = project.getState();
  if (now.id !== id) return;
  // What was edited again while it was written isn't kept yet.
  project.setState({
    unsaved: now.unsaved.filter((path) => !unsaved.includes(path) || now.files[path] !== files[path]),
    savedAt: ports.clock.now(),
    storageProblem: null,
  });
  workspace.setState((state) => ({ projects: state.projects && [about, ...state.projects.filter((one) => one.id !== id)] }));
}
