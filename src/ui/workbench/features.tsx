import { type ComponentType, lazy } from 'react';
import type { PanelTab, SideTab } from '#state/workspace.ts';
import { EditorPane } from '../editor/editor-pane.tsx';
import { InspectorPane } from '../inspector/inspector-pane.tsx';
import { AboutDialog } from '../menus/about-dialog.tsx';
import { ShortcutsDialog } from '../menus/shortcuts-dialog.tsx';
import { TestEventsDialog } from '../menus/test-events-dialog.tsx';
import { PalettePane } from '../palette/palette-pane.tsx';
import { ProblemsPanel } from '../problems/problems-panel.tsx';
import { ProjectPane } from '../project-pane/project-pane.tsx';
import { ReplaceFilesDialog } from '../project-pane/replace-files-dialog.tsx';
import { NewProjectDialog } from '../welcome/new-project-dialog.tsx';
import { OpenDialog } from '../welcome/open-dialog.tsx';

// The register of what fills the workbench: one line for each feature. The workbench alone may see them all.

const DeploymentsPanel = lazy(() => import('../deployments-panel/deployments-panel.tsx').then((module) => ({ default: module.DeploymentsPanel })));
const DependenciesDialog = lazy(() => import('../dependencies/dependencies-dialog.tsx').then((module) => ({ default: module.DependenciesDialog })));
const EditedElsewhereDialog = lazy(() =>
  import('../edited-elsewhere/edited-elsewhere-dialog.tsx').then((module) => ({ default: module.EditedElsewhereDialog })),
);
const EnvironmentDialog = lazy(() => import('../environment/environment-dialog.tsx').then((module) => ({ default: module.EnvironmentDialog })));
const LogsPanel = lazy(() => import('../logs/logs-panel.tsx').then((module) => ({ default: module.LogsPanel })));
const NewFunction = lazy(() => import('../new-function/new-function.tsx').then((module) => ({ default: module.NewFunction })));
const PermissionsDialog = lazy(() => import('../permissions/permissions-dialog.tsx').then((module) => ({ default: module.PermissionsDialog })));
const RunPanel = lazy(() => import('../run/run-panel.tsx').then((module) => ({ default: module.RunPanel })));
const TemplateView = lazy(() => import('../template-view/template-view.tsx').then((module) => ({ default: module.TemplateView })));
const TriggersDialog = lazy(() => import('../triggers/triggers-dialog.tsx').then((module) => ({ default: module.TriggersDialog })));
const UnusedDialog = lazy(() => import('../unused/unused-dialog.tsx').then((module) => ({ default: module.UnusedDialog })));

/** Tabs of the side pane, in their order. */
export const SIDE_PANES: readonly { readonly id: SideTab; readonly title: string; readonly Pane: ComponentType }[] = [
  { id: 'resources', title: 'Resources', Pane: PalettePane },
  { id: 'project', title: 'Project', Pane: ProjectPane },
];

/** Tabs of the panel below the editor. */
export const PANELS: readonly { readonly id: PanelTab; readonly title: string; readonly Panel: ComponentType }[] = [
  { id: 'problems', title: 'Problems', Panel: ProblemsPanel },
  { id: 'logs', title: 'Logs', Panel: LogsPanel },
  { id: 'deployments', title: 'Deployments', Panel: DeploymentsPanel },
  { id: 'run', title: 'Run', Panel: RunPanel },
];

/** Dialogs by the id that `openDialog` names. Each closes itself by `closeDialog`. */
export const DIALOGS: Readonly<Record<string, ComponentType<{ readonly arguments: unknown }>>> = {
  'new-project': NewProjectDialog,
  'open-project': OpenDialog,
  'new-function': NewFunction,
  'replace-files': ReplaceFilesDialog,
  dependencies: DependenciesDialog,
  'edited-elsewhere': EditedElsewhereDialog,
  environment: EnvironmentDialog,
  permissions: PermissionsDialog,
  template: TemplateView,
  triggers: TriggersDialog,
  unused: UnusedDialog,
  shortcuts: ShortcutsDialog,
  'test-events': TestEventsDialog,
  about: AboutDialog,
};

export const EDITOR: ComponentType | undefined = EditorPane;
export const INSPECTOR: ComponentType | undefined = InspectorPane;
