import { Toolbar } from '../toolbar/toolbar.tsx';
import { Regions } from './regions.tsx';

/** The open project: toolbar and regions. */
export function ProjectScreen() {
  return (
    <>
      <Toolbar />
      <main className="workbench-main">
        <Regions />
      </main>
    </>
  );
}
