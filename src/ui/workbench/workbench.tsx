import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { CommandPalette } from '../command-palette/command-palette.tsx';
import { DeploymentStatus } from '../deployment-status/deployment-status.tsx';
import { MenuBar } from '../menus/menu-bar.tsx';
import { useShortcuts } from '../menus/use-shortcuts.ts';
import { followFocus } from '../parts/return-focus.ts';
import { ignoreStrayClicks } from '../parts/stray-clicks.ts';
import { StatusBar } from '../status-bar/status-bar.tsx';
import { useSelect, useStores } from '../stores-context.tsx';
import { Welcome } from '../welcome/welcome.tsx';
import { useKeepPage } from './use-keep-page.ts';
import { useSettled } from './use-settled.ts';
import './fonts.css';
import './tokens.css';
import './base.css';
import './workbench.css';

const LateProjectScreen = lazy(() => import('./project-screen.tsx').then((module) => ({ default: module.ProjectScreen })));
const Overlays = lazy(() => import('./overlays.tsx').then((module) => ({ default: module.Overlays })));

export interface WorkbenchProps {
  /** What shows an open project, where it is here already; else it comes when one is opened. */
  readonly ProjectScreen?: ComponentType | undefined;
}

/** The whole screen: bars above and below, and between them the open project, or the welcome. What opens above them comes last. */
export function Workbench({ ProjectScreen = LateProjectScreen }: WorkbenchProps) {
  const { project } = useStores();
  const isOpen = useSelect(project, (state) => state.id !== null);
  const isSettled = useSettled();
  useShortcuts();
  useKeepPage();
  useEffect(() => {
    const following = [followFocus(), ignoreStrayClicks()];
    return () => {
      for (const one of following) one.dispose();
    };
  }, []);
  return (
    <div className="workbench">
      <MenuBar />
      {isOpen ? (
        <Suspense fallback={<main className="workbench-main" />}>
          <ProjectScreen />
        </Suspense>
      ) : (
        <main className="workbench-main">
          <Welcome />
        </main>
      )}
      <StatusBar deployment={<DeploymentStatus />} />
      <CommandPalette />
      {isSettled && (
        <Suspense fallback={null}>
          <Overlays />
        </Suspense>
      )}
    </div>
  );
}
