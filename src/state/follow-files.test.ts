import { expect, test } from 'vitest';
import type { Project } from '#model/project.ts';
import { writeProjectFile } from '#model/project-file.ts';
import { moveFile, removeFile } from './commands/change-files.ts';
import { createEditorStore, openFile } from './editor.ts';
import { followFiles } from './follow-files.ts';
import { createNoticesStore } from './notices.ts';
import { createProjectStore, setFiles } from './project.ts';
import type { Stores } from './stores.ts';

function aScreen() {
  const stores = {
    project: createProjectStore(),
    editor: createEditorStore(),
    notices: createNoticesStore(),
    ports: { clock: { now: () => 5 } },
  } as unknown as Stores;
  followFiles(stores);
  stores.project.setState({ id: 'one', files: { 'stackwright.json': '{}', 'src/hit.ts': 'hit', 'src/a.ts': 'a', 'logo.png': new Uint8Array([1, 0]) } });
  for (const path of ['src/hit.ts', 'src/a.ts', 'logo.png', 'src/hit.ts']) openFile(stores.editor, path);
  const tabs = () => {
    const { open, active } = stores.editor.getState();
    return [...open, `active ${active}`];
  };
  return { stores, tabs };
}

test('a tab follows its file where that is moved, and back again when the move is undone', async () => {
  const { stores, tabs } = aScreen();
  stores.editor.setState({ views: { 'src/hit.ts': { line: 4, column: 1, top: 0, left: 0 } } });
  await moveFile(stores, 'src/hit.ts', 'src/HIT2.ts');
  expect(tabs()).toEqual(['src/HIT2.ts', 'src/a.ts', 'logo.png', 'active src/HIT2.ts']);
  setFiles(stores, { 'src/HIT2.ts': null, 'src/hit.ts': 'hit' });
  expect({ tabs: tabs(), view: stores.editor.getState().views }).toEqual({
    tabs: ['src/hit.ts', 'src/a.ts', 'logo.png', 'active src/hit.ts'],
    view: { 'src/hit.ts': { line: 4, column: 1, top: 0, left: 0 } },
  });
});

test('a move takes the imports along, as one step, and the tab follows though the text has changed', async () => {
  const { stores, tabs } = aScreen();
  const before = { 'src/hit.ts': "import './a';\n", 'src/a.ts': "import { hit } from './hit.js';\n" };
  const after = { 'lib/deep/hit.ts': "import '../../src/a';\n", 'src/a.ts': "import { hit } from '../lib/deep/hit.js';\n" };
  setFiles(stores, before);
  const steps: unknown[] = [];
  stores.editor.requests.listen((request) => steps.push(request));
  await moveFile(stores, 'src/hit.ts', 'lib/deep/hit.ts');
  expect({ steps, tabs: tabs() }).toEqual({
    steps: [{ kind: 'step', label: 'move src/hit.ts', before: { ...before, 'lib/deep/hit.ts': null }, after: { ...after, 'src/hit.ts': null } }],
    tabs: ['lib/deep/hit.ts', 'src/a.ts', 'logo.png', 'active lib/deep/hit.ts'],
  });
  setFiles(stores, { ...before, 'lib/deep/hit.ts': null });
  expect(tabs()).toEqual(['src/hit.ts', 'src/a.ts', 'logo.png', 'active src/hit.ts']);
});

test('a tab of a file that has gone closes, whoever took the file away', () => {
  const { stores, tabs } = aScreen();
  setFiles(stores, { 'src/hit.ts': null });
  expect(tabs()).toEqual(['src/a.ts', 'logo.png', 'active src/a.ts']);
});

test('a deleted file comes back by its message, bytes too, with its tab', () => {
  const { stores, tabs } = aScreen();
  removeFile(stores, 'logo.png');
  const said = stores.notices.getState().last;
  expect({ text: said?.text, label: said?.action?.label, is: Object.hasOwn(stores.project.getState().files, 'logo.png'), tabs: tabs() }).toEqual({
    text: 'logo.png was deleted',
    label: 'Undo',
    is: false,
    tabs: ['src/hit.ts', 'src/a.ts', 'active src/hit.ts'],
  });
  said?.action?.run();
  expect({ content: stores.project.getState().files['logo.png'], tabs: tabs() }).toEqual({
    content: new Uint8Array([1, 0]),
    tabs: ['src/hit.ts', 'src/a.ts', 'logo.png', 'active logo.png'],
  });
});

test('a folder moves as one step: entries, the fragment, imports and tabs follow; into itself too, and not into another one', async () => {
  const { stores, tabs } = aScreen();
  const manifest = (folder: string) =>
    writeProjectFile({
      version: 1,
      name: 'shop',
      cloud: 'aws',
      template: `${folder}/extra.yaml`,
      functions: { hit: { entry: `${folder}/hit.ts` }, other: { entry: 'other.ts' } },
      resources: {},
    } as unknown as Project);
  const files = {
    'src/hit.ts': "import './a';\n",
    'src/a.ts': "import '../other';\n",
    'src/deep/z.ts': 'x\n',
    'src/extra.yaml': '',
    'src/b.yaml': '',
    'other.ts': "import './src/a';\n",
  };
  stores.project.setState({ id: 'two', project: JSON.parse(manifest('src')), files: { ...files, 'stackwright.json': manifest('src'), 'lib/x.ts': '' } });
  stores.editor.setState({ open: ['src/deep/z.ts', 'src/a.ts', 'src/b.yaml'], active: 'src/a.ts' });
  const steps: string[] = [];
  stores.editor.requests.listen((request) => request.kind === 'step' && steps.push(request.label));
  await moveFile(stores, 'src', 'lib');
  expect(steps).toEqual([]);
  await moveFile(stores, 'src', 'src/deep');
  expect({ files: stores.project.getState().files, tabs: tabs(), steps }).toEqual({
    files: {
      'src/deep/hit.ts': "import './a';\n",
      'src/deep/a.ts': "import '../../other';\n",
      'src/deep/deep/z.ts': 'x\n',
      'src/deep/extra.yaml': '',
      'src/deep/b.yaml': '',
      'other.ts': "import './src/deep/a';\n",
      'stackwright.json': manifest('src/deep'),
      'lib/x.ts': '',
    },
    tabs: ['src/deep/deep/z.ts', 'src/deep/a.ts', 'src/deep/b.yaml', 'active src/deep/a.ts'],
    steps: ['move src'],
  });
});

test('a deleted folder comes back by its message, but for what has come there since', () => {
  const { stores, tabs } = aScreen();
  removeFile(stores, 'src');
  const said = stores.notices.getState().last;
  expect([said?.text, tabs()]).toEqual(['src was deleted, 2 files', ['logo.png', 'active logo.png']]);
  setFiles(stores, { 'src/a.ts': 'new' });
  said?.action?.run();
  expect(stores.project.getState().files).toMatchObject({ 'src/a.ts': 'new', 'src/hit.ts': 'hit' });
});
