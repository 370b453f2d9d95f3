import { buildProject } from './commands/build-project.ts';
import { openTargets } from './commands/choose-target.ts';
import { deployProject } from './commands/deploy-project.ts';
import { exportZip } from './commands/export-zip.ts';
import { closeProject } from './commands/open-project.ts';
import { openProjectDialog } from './commands/open-project-dialog.ts';
import { openProjectInfo } from './commands/open-project-info.ts';
import { showReleases } from './commands/open-release.ts';
import { saveTemplate } from './commands/save-template.ts';
import { openDialog } from './dialogs.ts';
import { closeFile } from './editor.ts';
import { redo, undo } from './history.ts';
import type { Stores } from './stores.ts';
import { showPanel } from './workspace.ts';

export type MenuTitle = 'File' | 'Edit' | 'View' | 'Project' | 'Deploy' | 'Help';
export const MENUS: readonly MenuTitle[] = ['File', 'Edit', 'View', 'Project', 'Deploy', 'Help'];

/** Something that a person can do. Menus, toolbar, keyboard and palette are drawn from this one list. */
export interface Command {
  readonly id: string;
  /** As the manual has it. */
  readonly title: string;
  readonly menu: MenuTitle;
  /** `Mod` is Ctrl, and Cmd on a Mac: `Mod+Shift+P`. The first is shown. */
  readonly shortcuts?: readonly string[];
  /** A rule stands before it in its menu. */
  readonly begins?: boolean;
  readonly enabled?: (stores: Stores) => boolean;
  /** Whether it is on, for what can be switched. */
  readonly checked?: (stores: Stores) => boolean;
  /** It takes away what one is at: in the palette, few letters never select it first. */
  readonly leaves?: boolean;
  readonly run: (stores: Stores) => unknown;
}

const isOpen = ({ project }: Stores) => project.getState().id !== null;
const dialog = (id: string) => (stores: Stores) => openDialog(stores, id);
const projectDialog = (id: string) => (stores: Stores) => openProjectDialog(stores, id);

export const COMMANDS: readonly Command[] = [
  { id: 'new-project', title: 'New Project…', menu: 'File', run: dialog('new-project') },
  { id: 'open-project', title: 'Open…', menu: 'File', shortcuts: ['Mod+O'], run: dialog('open-project') },
  { id: 'export-zip', title: 'Export as Zip', menu: 'File', begins: true, enabled: isOpen, run: exportZip },
  {
    id: 'edited-elsewhere',
    title: 'Edited in Another Tab…',
    menu: 'File',
    enabled: ({ project }) => Object.keys(project.getState().conflicts).length > 0,
    run: dialog('edited-elsewhere'),
  },
  { id: 'close-tab', title: 'Close Tab', menu: 'File', leaves: true, begins: true, enabled: ({ editor }) => editor.getState().active !== null, run: closeTab },
  { id: 'close-project', title: 'Close Project', menu: 'File', leaves: true, enabled: isOpen, run: closeProject },
  { id: 'undo', title: 'Undo', menu: 'Edit', enabled: ({ editor }) => editor.getState().canUndo === true, run: undo },
  { id: 'redo', title: 'Redo', menu: 'Edit', enabled: ({ editor }) => editor.getState().canRedo === true, run: redo },
  {
    id: 'command-palette',
    title: 'Command Palette…',
    menu: 'View',
    shortcuts: ['F1', 'Mod+Shift+P'],
    run: ({ workspace }) => workspace.setState({ isPaletteShown: true }),
  },
  {
    id: 'show-resources',
    title: 'Resources',
    menu: 'View',
    begins: true,
    run: ({ workspace }) => workspace.setState({ sideTab: 'resources', isSideShown: true }),
  },
  { id: 'show-project', title: 'Project', menu: 'View', run: ({ workspace }) => workspace.setState({ sideTab: 'project', isSideShown: true }) },
  { id: 'show-problems', title: 'Problems', menu: 'View', begins: true, shortcuts: ['Mod+Shift+M'], run: ({ workspace }) => showPanel(workspace, 'problems') },
  { id: 'show-logs', title: 'Logs', menu: 'View', run: ({ workspace }) => showPanel(workspace, 'logs') },
  { id: 'show-deployments', title: 'Deployments', menu: 'View', run: ({ workspace }) => showPanel(workspace, 'deployments') },
  { id: 'show-run', title: 'Run Panel', menu: 'View', run: ({ workspace }) => showPanel(workspace, 'run') },
  {
    id: 'toggle-side',
    title: 'Side Pane',
    menu: 'View',
    begins: true,
    shortcuts: ['Mod+B'],
    checked: ({ workspace }) => workspace.getState().isSideShown,
    run: ({ workspace }) => workspace.setState((state) => ({ isSideShown: !state.isSideShown })),
  },
  {
    id: 'toggle-panel',
    title: 'Panel',
    menu: 'View',
    shortcuts: ['Mod+J'],
    checked: ({ workspace }) => workspace.getState().isPanelShown,
    run: ({ workspace }) => workspace.setState((state) => ({ isPanelShown: !state.isPanelShown })),
  },
  {
    id: 'toggle-inspector',
    title: 'Inspector',
    menu: 'View',
    checked: ({ workspace }) => workspace.getState().isInspectorShown,
    run: ({ workspace }) => workspace.setState((state) => ({ isInspectorShown: !state.isInspectorShown })),
  },
  { id: 'build-project', title: 'Build Project', menu: 'Project', shortcuts: ['Mod+Shift+B'], enabled: isOpen, run: ({ deploy }) => buildProject(deploy) },
  {
    id: 'deploy-project',
    title: 'Deploy Project',
    menu: 'Project',
    shortcuts: ['Mod+Shift+Enter'],
    enabled: isOpen,
    run: ({ deploy }) => deployProject(deploy),
  },
  { id: 'run-function', title: 'Run Function', menu: 'Project', shortcuts: ['F9'], enabled: isOpen, run: runFunction },
  { id: 'new-function', title: 'New Function…', menu: 'Project', begins: true, enabled: isOpen, run: projectDialog('new-function') },
  { id: 'dependencies', title: 'Dependencies…', menu: 'Project', enabled: isOpen, run: projectDialog('dependencies') },
  { id: 'environment', title: 'Environment…', menu: 'Project', enabled: isOpen, run: projectDialog('environment') },
  { id: 'permissions', title: 'Permissions…', menu: 'Project', enabled: isOpen, run: projectDialog('permissions') },
  { id: 'unused', title: 'Unused Resources…', menu: 'Project', enabled: isOpen, run: projectDialog('unused') },
  { id: 'template', title: 'Template…', menu: 'Project', enabled: isOpen, run: dialog('template') },
  {
    id: 'project-info',
    title: 'Project Info…',
    menu: 'Project',
    begins: true,
    shortcuts: ['Mod+I'],
    enabled: isOpen,
    run: ({ deploy }) => openProjectInfo(deploy),
  },
  { id: 'choose-target', title: 'Target…', menu: 'Deploy', run: ({ deploy }) => openTargets(deploy) },
  {
    id: 'save-template',
    title: 'Save Template',
    menu: 'Deploy',
    begins: true,
    enabled: ({ deploy }) => deploy.deployment.getState().snapshot?.template !== undefined,
    run: ({ deploy }) => saveTemplate(deploy),
  },
  {
    id: 'releases',
    title: 'Releases',
    menu: 'Deploy',
    enabled: isOpen,
    run: showReleaseList,
  },
  { id: 'remove-stack', title: 'Remove Stack…', menu: 'Deploy', leaves: true, begins: true, enabled: isOpen, run: removeStack },
  { id: 'shortcuts', title: 'Keyboard Shortcuts', menu: 'Help', run: dialog('shortcuts') },
  { id: 'test-events', title: 'Test Events', menu: 'Help', run: dialog('test-events') },
  { id: 'about', title: 'About Stackwright', menu: 'Help', run: dialog('about') },
];

function showReleaseList({ deploy, workspace }: Stores): void {
  showPanel(workspace, 'deployments');
  showReleases(deploy, true);
}

// What is asked for by hand alone, and comes with the screen, or with what opens above it: the first script does without.
async function runFunction({ deploy, workspace }: Stores): Promise<void> {
  showPanel(workspace, 'run');
  await (await import('./commands/invoke-function.ts')).invokeFunction(deploy);
}

async function removeStack({ deploy }: Stores): Promise<void> {
  await (await import('./commands/remove-stack.ts')).askRemoval(deploy);
}

function closeTab({ editor }: Stores): void {
  const { active } = editor.getState();
  if (active !== null) closeFile(editor, active);
}
