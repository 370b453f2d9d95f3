import { expect, test } from 'vitest';
import { emptyProject } from '#model/project.ts';
import { writeProjectFile } from '#model/project-file.ts';
import { closeProject, openStoredProject } from './commands/open-project.ts';
import { closeFile, createEditorStore, openFile } from './editor.ts';
import { createNoticesStore } from './notices.ts';
import { createProjectStore } from './project.ts';
import { layoutKey, rememberLayout } from './remember-layout.ts';
import type { Stores } from './stores.ts';
import { createWorkspaceStore } from './workspace.ts';

const manifest = writeProjectFile({ ...emptyProject('shop'), functions: { a: { entry: 'src/a.ts' } } });
const FILES = { 'stackwright.json': manifest, 'src/a.ts': 'a', 'src/b.ts': 'b', 'src/c.ts': 'c' };

/** A page on the same browser's storage; the pause between two writes ends when `flush` says so. */
function aPage(settings: Map<string, string>, files: Readonly<Record<string, string>> = FILES) {
  const stores = {
    project: createProjectStore(),
    editor: createEditorStore(),
    notices: createNoticesStore(),
    workspace: createWorkspaceStore(),
    ports: {
      clock: { now: () => 5, sleep: () => new Promise(() => undefined) },
      settings: { get: (key: string) => settings.get(key), set: (key: string, value: string) => settings.set(key, value) },
      projects: { load: async () => files, save: async () => 'kept' },
    },
  } as unknown as Stores;
  const layout = rememberLayout(stores);
  Object.assign(stores, { flush: async () => layout.flush() });
  const { editor, workspace } = stores;
  return {
    stores,
    editor,
    workspace,
    open: async (id = 'one') => {
      await openStoredProject(stores, id);
    },
    leave: async () => {
      await Promise.resolve();
      layout.flush();
    },
    tabs: () => ({ open: editor.getState().open, active: editor.getState().active }),
  };
}

test('tabs, the place in each, and panes are there again after a reload', async () => {
  const settings = new Map<string, string>();
  const before = aPage(settings);
  await before.open();
  openFile(before.editor, 'src/b.ts');
  openFile(before.editor, 'src/c.ts');
  openFile(before.editor, 'src/b.ts');
  before.editor.setState({ views: { 'src/b.ts': { line: 40, column: 3, top: 600, left: 0 } } });
  before.workspace.setState({ sideTab: 'project', panelTab: 'run', isInspectorShown: false, sizes: { 'down true': { editor: 40, panel: 60 } } });
  await before.leave();

  const after = aPage(settings);
  await after.open();
  const { sideTab, panelTab, isSideShown, isPanelShown, isInspectorShown, sizes } = after.workspace.getState();
  expect({ ...after.tabs(), views: after.editor.getState().views, sideTab, panelTab, isSideShown, isPanelShown, isInspectorShown, sizes }).toEqual({
    open: ['src/a.ts', 'src/b.ts', 'src/c.ts'],
    active: 'src/b.ts',
    views: { 'src/b.ts': { line: 40, column: 3, top: 600, left: 0 } },
    sideTab: 'project',
    panelTab: 'run',
    isSideShown: true,
    isPanelShown: true,
    isInspectorShown: false,
    sizes: { 'down true': { editor: 40, panel: 60 } },
  });
});

test('a file that is gone has no tab; where all are gone, the project opens as ever', async () => {
  const settings = new Map<string, string>();
  const before = aPage(settings);
  await before.open();
  openFile(before.editor, 'src/b.ts');
  closeFile(before.editor, 'src/a.ts');
  openFile(before.editor, 'src/c.ts');
  await before.leave();

  const withoutC = aPage(settings, { 'stackwright.json': manifest, 'src/a.ts': 'a', 'src/b.ts': 'b' });
  await withoutC.open();
  expect(withoutC.tabs()).toEqual({ open: ['src/b.ts'], active: 'src/b.ts' });
  const withoutBoth = aPage(settings, { 'stackwright.json': manifest, 'src/a.ts': 'a' });
  await withoutBoth.open();
  expect(withoutBoth.tabs()).toEqual({ open: ['src/a.ts'], active: 'src/a.ts' });
});

test('closing a project, or opening another, forgets nothing; each has its own tabs, a new one the panes of the last', async () => {
  const page = aPage(new Map());
  await page.open('one');
  openFile(page.editor, 'src/b.ts');
  page.workspace.setState({ panelTab: 'logs' });
  await Promise.resolve();
  await page.open('two');
  await Promise.resolve();
  expect({ ...page.tabs(), panelTab: page.workspace.getState().panelTab }).toEqual({ open: ['src/a.ts'], active: 'src/a.ts', panelTab: 'logs' });
  openFile(page.editor, 'src/c.ts');
  page.workspace.setState({ panelTab: 'run' });
  await Promise.resolve();
  await closeProject(page.stores);
  expect(page.tabs()).toEqual({ open: [], active: null });
  await page.open('one');
  await Promise.resolve();
  expect({ ...page.tabs(), panelTab: page.workspace.getState().panelTab }).toEqual({ open: ['src/a.ts', 'src/b.ts'], active: 'src/b.ts', panelTab: 'logs' });
  await page.open('two');
  await Promise.resolve();
  expect({ ...page.tabs(), panelTab: page.workspace.getState().panelTab }).toEqual({ open: ['src/a.ts', 'src/c.ts'], active: 'src/c.ts', panelTab: 'run' });
});

test('whoever closed all tabs finds none; what cannot be read is as if nothing was kept', async () => {
  const settings = new Map<string, string>();
  const before = aPage(settings);
  await before.open();
  closeFile(before.editor, 'src/a.ts');
  await before.leave();
  const after = aPage(settings);
  await after.open();
  expect(after.tabs()).toEqual({ open: [], active: null });

  for (const text of [
    '{',
    '[]',
    '{"open":[1,"src/b.ts"],"active":"src/a.ts","views":{"src/b.ts":{"line":"x"}},"panes":{"sideTab":"gone","sizes":{"down":{"panel":"big"}}}}',
  ]) {
    settings.set(layoutKey('one'), text);
    settings.set('layout', text);
    const page = aPage(settings);
    await page.open();
    const isRead = text.includes('src/b.ts');
    expect({ ...page.tabs(), views: page.editor.getState().views, sideTab: page.workspace.getState().sideTab, sizes: page.workspace.getState().sizes }).toEqual(
      {
        open: [isRead ? 'src/b.ts' : 'src/a.ts'],
        active: isRead ? 'src/b.ts' : 'src/a.ts',
        views: {},
        sideTab: 'resources',
        sizes: {},
      },
    );
  }
});
