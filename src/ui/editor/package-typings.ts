import type { Disposable } from '#base/disposable.ts';
import type { PackageTypings } from '#engine/build/package-typings.ts';
import { type ProjectFiles, textOf } from '#model/files.ts';
import { LOCK_FILE, PACKAGE_FILE } from '#model/package-file.ts';
import { createImportedPackages } from '#state/editor-typings.ts';
import type { Stores } from '#state/stores.ts';

/** A name is being typed, or a version: it is looked up once that has come to rest. */
const REST = 700;
const NONE: PackageTypings = { files: {}, typed: [] };
/** The last answer: the editor is made anew whenever a pane comes or goes. */
const answered = new WeakMap<Stores, { readonly key: string; readonly found: PackageTypings }>();

export interface FollowedPackages extends Disposable {
  current(): PackageTypings;
}

/** Declarations of the packages that the sources import, out of the packages themselves: looked up in the background whenever what is imported changes. */
export function followPackages(stores: Stores, isKnown: (packageName: string) => boolean, onFound: () => void): FollowedPackages {
  const importedOf = createImportedPackages();
  let { key: asked, found } = answered.get(stores) ?? { key: '', found: NONE };
  let leaving = new AbortController();
  const look = async (key: string, files: ProjectFiles, imported: readonly string[], signal: AbortSignal) => {
    await stores.ports.clock.sleep(REST, signal);
    const answer = await stores.ports.typings({ files, imported }, signal);
    signal.throwIfAborted();
    found = answer;
    answered.set(stores, { key, found });
    onFound();
  };
  const update = () => {
    const { id, files } = stores.project.getState();
    const imported = importedOf(files).filter((specifier) => !isKnown(specifier));
    const key = JSON.stringify([id, imported, textOf(files, PACKAGE_FILE), textOf(files, LOCK_FILE)]);
    if (key === asked) return;
    asked = key;
    leaving.abort();
    leaving = new AbortController();
    const { signal } = leaving;
    if (imported.length === 0) {
      if (found === NONE) return;
      found = NONE;
      onFound();
      return;
    }
    look(key, namedFiles(files), imported, signal).catch((error: unknown) => signal.aborted || reportError(error));
  };
  const stop = stores.project.subscribe((state, before) => {
    if (state.id !== before.id) found = NONE;
    if (state.files !== before.files) update();
  });
  update();
  return {
    current: () => found,
    dispose() {
      stop();
      leaving.abort();
    },
  };
}

function namedFiles(files: ProjectFiles): ProjectFiles {
  return Object.fromEntries([PACKAGE_FILE, LOCK_FILE].flatMap((path) => (Object.hasOwn(files, path) ? [[path, files[path] ?? '']] : [])));
}
