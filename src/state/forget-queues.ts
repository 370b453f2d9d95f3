import type { Disposable } from '#base/disposable.ts';
import type { Stores } from './stores.ts';

/** Of a removed project nothing is deployed any more: what is queued goes with it, its rehearsals too, and does not come back by Undo. */
export function forgetQueues({ workspace, deploy }: Pick<Stores, 'workspace' | 'deploy'>): Disposable {
  const stop = workspace.subscribe(({ projects }, before) => {
    if (projects === before.projects) return;
    const gone = (before.projects ?? []).filter((one) => !projects?.some((other) => other.id === one.id));
    for (const { id } of gone)
      Promise.all([deploy.queue.forget(id), deploy.rehearsals.forget(id), deploy.deployments.forget(id)]).catch((error: unknown) => reportError(error));
  });
  return { dispose: stop };
}
