import type { Disposable } from '#base/disposable.ts';
import { editorCompilerOptions } from '#state/editor-compiler-options.ts';
import type { Stores } from '#state/stores.ts';
import { COMPILER_OPTIONS, type ServiceOptions, serviceOptionsFor } from './compiler-options.ts';

/** A name is being typed: it is taken once that has come to rest. */
const REST = 700;
const SOURCE = /\.[cm]?[jt]sx?$/;
/** What was set last, as a text: the editor is made anew whenever a pane comes or goes. */
const lastSet = new WeakMap<Stores, { readonly id: string | null; readonly text: string }>();

/**
 * The options of the language service, as the tsconfig.json says that is the nearest to the source in the editor. The service has them for all files
 * at once, and checks everything anew with each change: they are set only where they differ.
 */
export function followCompilerOptions(stores: Stores, set: (options: ServiceOptions) => void): Disposable {
  let folder = '';
  let leaving = new AbortController();
  const update = () => {
    leaving.abort();
    const { id, files } = stores.project.getState();
    const { active } = stores.editor.getState();
    // What isn't a source is checked by nothing, and leaves the others as they are.
    if (active !== null && SOURCE.test(active)) folder = active.slice(0, Math.max(0, active.lastIndexOf('/')));
    const known = lastSet.get(stores);
    const said = id === null ? undefined : editorCompilerOptions(files, folder);
    // While it can't be read, such as in the middle of a line, the last that was said holds.
    if (!said && known && known.id === id) return;
    const options = said && id !== null ? serviceOptionsFor(id, said) : COMPILER_OPTIONS;
    const text = JSON.stringify(options);
    lastSet.set(stores, { id, text });
    if (text !== known?.text) set(options);
  };
  const updateAtRest = async (signal: AbortSignal) => {
    await stores.ports.clock.sleep(REST, signal);
    signal.throwIfAborted();
    update();
  };
  const stops = [
    stores.project.subscribe((state, before) => {
      if (state.id !== before.id) {
        folder = '';
        update();
      } else if (state.files !== before.files) {
        leaving.abort();
        leaving = new AbortController();
        const { signal } = leaving;
        updateAtRest(signal).catch((error: unknown) => signal.aborted || reportError(error));
      }
    }),
    stores.editor.subscribe((state, before) => state.active !== before.active && update()),
  ];
  update();
  return {
    dispose() {
      for (const stop of stops) stop();
      leaving.abort();
    },
  };
}
