import type { Disposable } from '#base/disposable.ts';
import { type KeptLayout, layoutOf, readLayout, tabsOf } from './layout.ts';
import type { Stores } from './stores.ts';

/** While one moves about, it is kept this often. */
const PAUSE = 500;
/** Of whichever project was used last: a new one begins with its panes. */
const LAST = 'layout';

export const layoutKey = (projectId: string): string => `layout ${projectId}`;

/** Keeps what is on the screen (tabs, the place in each, panes and their sizes) for each project, and brings it back when the project is opened. */
export function rememberLayout({ project, editor, workspace, ports }: Pick<Stores, 'project' | 'editor' | 'workspace' | 'ports'>): Disposable & {
  flush(): void;
} {
  let pending: { readonly id: string; readonly layout: KeptLayout } | undefined;
  let waiting: AbortController | undefined;
  const flush = () => {
    waiting?.abort();
    waiting = undefined;
    if (!pending) return;
    const text = JSON.stringify(pending.layout);
    ports.settings.set(layoutKey(pending.id), text);
    ports.settings.set(LAST, text);
    pending = undefined;
  };
  // A moment later: who leaves a project clears its tabs first, and that is nothing to remember.
  const note = () => {
    const { id } = project.getState();
    if (id === null) return;
    void Promise.resolve().then(() => {
      if (project.getState().id !== id) return;
      pending = { id, layout: layoutOf(editor.getState(), workspace.getState()) };
      if (waiting) return;
      waiting = new AbortController();
      ports.clock.sleep(PAUSE, waiting.signal).then(flush, () => {});
    });
  };
  // A moment later here too: whoever opens a project opens its first file, which counts only where nothing was kept.
  const bringBack = (id: string) =>
    Promise.resolve().then(() => {
      const state = project.getState();
      if (state.id !== id) return;
      const kept = readLayout(ports.settings.get(layoutKey(id)));
      const tabs = kept && tabsOf(kept, state.files);
      if (tabs) editor.setState(tabs);
      workspace.setState((kept ?? readLayout(ports.settings.get(LAST)))?.panes ?? {});
    });
  const stops = [
    project.subscribe(({ id }, before) => {
      if (id === before.id) return;
      flush();
      editor.setState({ views: {} });
      if (id !== null) void bringBack(id);
    }),
    editor.subscribe(note),
    workspace.subscribe(note),
  ];
  return {
    flush,
    dispose() {
      for (const stop of stops) stop();
      waiting?.abort();
    },
  };
}
