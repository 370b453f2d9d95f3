import type { Disposable } from '#base/disposable.ts';
import { leaveProject } from './commands/open-project.ts';
import { say } from './notices.ts';
import { adoptFiles } from './project.ts';
import type { Stores } from './stores.ts';

/** What another tab writes is seen here at once; what was edited here meanwhile is left for the next save to find. */
export function followStorage(stores: Stores): Disposable {
  const { project, ports } = stores;
  return ports.projects.onWritten(({ id, paths }) => {
    const work = paths === null ? followRemoval(stores, id) : followWrite(stores, id, paths);
    work.catch((error: unknown) => reportError(error));
  });

  async function followWrite(of: Stores, id: string, paths: readonly string[]): Promise<void> {
    await listAgain(of);
    if (project.getState().id !== id) return;
    const theirs = await ports.projects.read(id, paths);
    const { id: opened, unsaved, conflicts } = project.getState();
    if (opened !== id) return;
    const entries = Object.entries(theirs);
    adoptFiles(of, Object.fromEntries(entries.filter(([path]) => !unsaved.includes(path))));
    const newer = entries.filter(([path]) => Object.hasOwn(conflicts, path));
    if (newer.length > 0) project.setState({ conflicts: { ...conflicts, ...Object.fromEntries(newer) } });
  }
}

async function followRemoval(stores: Stores, id: string): Promise<void> {
  await listAgain(stores);
  const { id: opened, unsaved, project } = stores.project.getState();
  // With edits of this tab's own it stays, and they bring it back: nobody removed those.
  if (opened !== id || unsaved.length > 0) return;
  leaveProject(stores);
  say(stores.notices, { kind: 'info', text: `${project?.name ?? 'The project'} was removed in another tab` }, stores.ports.clock.now());
}

async function listAgain({ workspace, ports }: Stores): Promise<void> {
  const projects = await ports.projects.list();
  workspace.setState({ projects: projects.sort((a, b) => b.openedAt - a.openedAt) });
}
