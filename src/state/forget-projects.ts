import type { Disposable } from '#base/disposable.ts';
import { removedKey } from './keep-removed.ts';
import { versionsOf } from './project.ts';
import { layoutKey } from './remember-layout.ts';
import type { Stores } from './stores.ts';

/** The settings that hold what is remembered of a project. */
export function rememberedKeys(projectId: string): readonly string[] {
  return [layoutKey(projectId), removedKey(projectId)];
}

/** What is remembered of a project goes with it. */
export function forgetProjects({ workspace, project, ports }: Pick<Stores, 'workspace' | 'project' | 'ports'>): Disposable {
  const stop = workspace.subscribe(({ projects }, before) => {
    if (projects === before.projects) return;
    const gone = (before.projects ?? []).filter((one) => !projects?.some((other) => other.id === one.id));
    for (const { id } of gone) {
      for (const key of rememberedKeys(id)) ports.settings.set(key, '');
      forgetVersions({ project, ports }, id).catch((error: unknown) => reportError(error));
    }
  });
  return { dispose: stop };
}

/** Nobody chooses between versions of what is gone. */
async function forgetVersions({ project, ports }: Pick<Stores, 'project' | 'ports'>, id: string): Promise<void> {
  for (const key of (await ports.conflicts?.keys(versionsOf(id))) ?? []) await ports.conflicts?.delete(key);
  if (project.getState().id === id) project.setState({ keptAside: {} });
}
