import { useSelect, useStores } from '../stores-context.tsx';
import { Toolbar } from '../toolbar/toolbar.tsx';
import { Regions } from './regions.tsx';

/** The open project: toolbar and regions. */
export function ProjectScreen() {
  const { project } = useStores();
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
