import { useCallback, useEffect, useRef } from 'react';
import { readDependencies } from '#model/edit/dependencies.ts';
import { textOf } from '#model/files.ts';
import { PACKAGE_FILE } from '#model/package-file.ts';
import { addTyped, findPackages, listVersions, removeDependency, setDependency } from '#state/commands/add-dependency.ts';
import { closeDialog } from '#state/dialogs.ts';
import { useSelect, useStores } from '../stores-context.tsx';
import { DependenciesView } from './dependencies-view.tsx';

export function DependenciesDialog() {
  const stores = useStores();
  const { edit } = stores;
  const files = useSelect(stores.project, (state) => state.files);
  const registry = useSelect(edit.dependencies, (state) => state);
  const asking = useRef(new AbortController());
  const open = useRef(new AbortController());
  useEffect(() => {
    const life = new AbortController();
    open.current = life;
    return () => life.abort();
  }, []);
  const search = useCallback(
    (query: string) => {
      asking.current.abort();
      asking.current = new AbortController();
      findPackages(edit, query, asking.current.signal).catch((error: unknown) => reportError(error));
    },
    [edit],
  );
  return (
    <DependenciesView
      dependencies={readDependencies(textOf(files, PACKAGE_FILE))}
      registry={registry}
      onSearch={search}
      onVersions={(name) => {
        listVersions(edit, name, asking.current.signal).catch((error: unknown) => reportError(error));
      }}
      onAdd={(spec, dev) =>
        addTyped(edit, spec, dev, open.current.signal).catch((error: unknown) => {
          reportError(error);
          return false;
        })
      }
      onSet={(dependency) => setDependency(edit, dependency)}
      onRemove={(name) => removeDependency(edit, name)}
      onClose={() => closeDialog(stores)}
    />
  );
}
