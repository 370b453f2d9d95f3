import { lazy, Suspense } from 'react';
import { CommandPalette } from '../command-palette/command-palette.tsx';
import { DeploymentStatus } from '../deployment-status/deployment-status.tsx';
import { MenuBar } from '../menus/menu-bar.tsx';
import { useShortcuts } from '../menus/use-shortcuts.ts';
import { StatusBar } from '../status-bar/status-bar.tsx';
import { useSelect, useStores } from '../stores-context.tsx';
import { Welcome } from '../welcome/welcome.tsx';
import { useKeepPage } from './use-keep-page.ts';
import './tokens.css';
import './base.css';
import './workbench.css';

// The welcome comes first; what an open project needs is on its way meanwhile.
const ProjectScreen = lazy(() => import('./project-screen.tsx').then((module) => ({ default: module.ProjectScreen })));
const OpenDialogHost = lazy(() => import('./dialog-host.tsx').then((module) => ({ default: module.OpenDialogHost })));
const TargetDialog = lazy(() => import('../target/target-dialog.tsx').then((module) => ({ default: module.TargetDialog })));
const Toasts = lazy(() => import('../notices/toasts.tsx').then((module) => ({ default: module.Toasts })));
const DeployDialogs = lazy(() => import('../deploy/deploy-dialogs.tsx').then((module) => ({ default: module.DeployDialogs })));
const ProjectInfoDialog = lazy(() => import('../project-info/project-info-dialog.tsx').then((module) => ({ default: module.ProjectInfoDialog })));
const ResourceFormHost = lazy(() => import('../resource-form/resource-form-host.tsx').then((module) => ({ default: module.ResourceFormHost })));
const TryIt = lazy(() => import('../try-it/try-it.tsx').then((module) => ({ default: module.TryIt })));

/** The whole screen: bars above and below, and between them the open project, or the welcome. */
export function Workbench() {
  const { project } = useStores();
  const isOpen = useSelect(project, (state) => state.id !== null);
  useShortcuts();
  useKeepPage();
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
      <OpenDialogHost />
      <Suspense fallback={null}>
        <ResourceFormHost />
      </Suspense>
      <TargetDialog />
      <Suspense fallback={null}>
        <DeployDialogs afterSuccess={<TryIt />} />
        <ProjectInfoDialog />
        <Toasts />
      </Suspense>
    </div>
  );
}
