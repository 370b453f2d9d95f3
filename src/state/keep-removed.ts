import type { Disposable } from '#base/disposable.ts';
import { isJsonObject } from '#base/json.ts';
import type { Stores } from './stores.ts';
import type { RemovedResource, RemovedStore } from './unused-removed.ts';

export const removedKey = (projectId: string): string => `removed ${projectId}`;

/** Keeps what was removed since the last deployment, for each project: over reloads, and the same in all tabs that have it open. */
export function keepRemoved({ project, ports }: Pick<Stores, 'project' | 'ports'>, removed: RemovedStore): Disposable {
  const { settings } = ports;
  const load = () => {
    const { id } = project.getState();
    removed.setState({ projectId: id ?? undefined, removed: id === null ? [] : readRemoved(settings.get(removedKey(id))) });
  };
  const stops = [
    project.subscribe((state, before) => state.id !== before.id && load()),
    removed.subscribe((state, before) => {
      // Not what was just loaded: it is there, and another tab may be about to change it.
      if (state.projectId === undefined || state.projectId !== before.projectId || state.removed === before.removed) return;
      const text = state.removed.length === 0 ? '' : JSON.stringify(state.removed);
      if (text !== (settings.get(removedKey(state.projectId)) ?? '')) settings.set(removedKey(state.projectId), text);
    }),
  ];
  const listening = settings.onChange?.((key) => {
    const { id } = project.getState();
    if (id !== null && key === removedKey(id)) load();
  });
  return {
    dispose() {
      for (const stop of stops) stop();
      listening?.dispose();
    },
  };
}

/** What can't be read, perhaps of an older version of the page, is left out. */
function readRemoved(text: string | undefined): readonly RemovedResource[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRemoved) : [];
  } catch {
    return [];
  }
}

function isRemoved(value: unknown): value is RemovedResource {
  if (!isJsonObject(value) || typeof value.name !== 'string' || !isJsonObject(value.definition) || !Array.isArray(value.triggers)) return false;
  const isOrder = (one: unknown) => one === undefined || (Array.isArray(one) && one.every((name) => typeof name === 'string'));
  const isTrigger = (one: unknown) =>
    isJsonObject(one) && isOrder(one.followers) && typeof one.function === 'string' && typeof one.name === 'string' && isJsonObject(one.trigger);
  if (!isOrder(value.followers)) return false;
  return typeof value.definition.type === 'string' && typeof value.definition.origin === 'string' && value.triggers.every(isTrigger);
}
