import { useEffect } from 'react';
import { moveOn } from '../parts/return-focus.ts';
import { useSelect, useStores } from '../stores-context.tsx';
import { Toolbar } from '../toolbar/toolbar.tsx';
import { takeRegionKeys } from './region-keys.ts';
import { Regions } from './regions.tsx';

/** The open project: toolbar and regions. */
export function ProjectScreen() {
  const { project, editor } = useStores();
  const id = useSelect(project, (state) => state.id);
  const active = useSelect(editor, (state) => state.active);
  const isShown = useSelect(editor, (state) => state.isShown);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what opened the project is gone, and the focus with it, until the project's file is there
  useEffect(moveOn, [id, active, isShown]);
  useEffect(() => {
    const keys = takeRegionKeys();
    return () => keys.dispose();
  }, []);
  const name = useSelect(project, (state) => state.project?.name ?? 'Project');
  return (
    <>
      <section aria-label="Tools">
        <Toolbar />
      </section>
      <main className="workbench-main">
        <h1 className="for-readers">{name}</h1>
        <Regions />
      </main>
    </>
  );
}
