import { type ComponentType, lazy } from 'react';
import type { PanelTab, SideTab } from '#state/workspace.ts';
import { AboutDialog } from '../menus/about-dialog.tsx';
import { ShortcutsDialog } from '../menus/shortcuts-dialog.tsx';
import { NewProjectDialog } from '../welcome/new-project-dialog.tsx';
import { OpenDialog } from '../welcome/open-dialog.tsx';

// The register of what fills the workbench: one line for each feature. The workbench alone may see them all.

const DeploymentsPanel = lazy(() => import('../deployments-panel/deployments-panel.tsx').then((module) => ({ default: module.DeploymentsPanel })));
const LogsPanel = lazy(() => import('../logs/logs-panel.tsx').then((module) => ({ default: module.LogsPanel })));
const RunPanel = lazy(() => import('../run/run-panel.tsx').then((module) => ({ default: module.RunPanel })));

/** Tabs of the side pane, in their order. */
export const SIDE_PANES: readonly { readonly id: SideTab; readonly title: string; readonly Pane: ComponentType }[] = [];

/** Tabs of the panel below the editor. */
export const PANELS: readonly { readonly id: PanelTab; readonly title: string; readonly Panel: ComponentType }[] = [
  { id: 'logs', title: 'Logs', Panel: LogsPanel },
  { id: 'deployments', title: 'Deployments', Panel: DeploymentsPanel },
  { id: 'run', title: 'Run', Panel: RunPanel },
];

/** Dialogs by the id that `openDialog` names. Each closes itself by `closeDialog`. */
export const DIALOGS: Readonly<Record<string, ComponentType<{ readonly arguments: unknown }>>> = {
  'new-project': NewProjectDialog,
  'open-project': OpenDialog,
  shortcuts: ShortcutsDialog,
  about: AboutDialog,
};

/** Undefined until there is one. */
export const EDITOR: ComponentType | undefined = undefined as ComponentType | undefined;
export const INSPECTOR: ComponentType | undefined = undefined as ComponentType | undefined;
