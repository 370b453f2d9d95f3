import { expect, test } from 'vitest';
import type { FileContent, ProjectFiles } from '#model/files.ts';
import { createDialogsStore } from '../dialogs.ts';
import { createEditorStore, type EditorRequest } from '../editor.ts';
import { createNoticesStore } from '../notices.ts';
import type { OutsideFile } from '../ports.ts';
import { createProjectStore } from '../project.ts';
import type { Stores } from '../stores.ts';
import { type AddedFiles, addFiles, putFiles } from './add-files.ts';
import { copyPath, duplicateFile } from './change-files.ts';

const bytes = new Uint8Array([1, 0, 2]);
const FILES: ProjectFiles = { 'stackwright.json': '{}', 'src/hit.ts': 'mine', 'src/hit-copy.ts': '', 'logo.png': bytes };

function aBench() {
  const stores = {
    project: createProjectStore(),
    editor: createEditorStore(),
    dialogs: createDialogsStore(),
    notices: createNoticesStore(),
    ports: { clock: { now: () => 5 } },
  } as unknown as Stores;
  stores.project.setState({ id: 'one', files: FILES });
  const steps: EditorRequest[] = [];
  stores.editor.requests.listen((request) => steps.push(request));
  return {
    stores,
    steps,
    asked: () => stores.dialogs.getState().open as { readonly id: string; readonly arguments: AddedFiles } | null,
    added: () => Object.fromEntries(Object.entries(stores.project.getState().files).filter(([path, content]) => FILES[path] !== content)),
    said: () => {
      const { kind, text, detail } = stores.notices.getState().last ?? {};
      return [kind, text, detail];
    },
  };
}

function outside(path: string, content: FileContent, size = content.length): OutsideFile {
  return { path, size, read: async () => content };
}

test('files from outside come into the folder, texts as a step of undo, and a single one is opened', async () => {
  const { stores, steps, added, asked, said } = aBench();
  await addFiles(stores, 'src', [outside('pictures/dot.png', bytes), outside('note.txt', 'read me')]);
  expect({ added: added(), asked: asked(), said: said(), active: stores.editor.getState().active }).toEqual({
    added: { 'src/pictures/dot.png': bytes, 'src/note.txt': 'read me' },
    asked: null,
    said: ['success', '2 files were added to src', undefined],
    active: null,
  });
  expect(steps).toEqual([{ kind: 'step', label: 'add 2 files', before: { 'src/note.txt': null }, after: { 'src/note.txt': 'read me' } }]);
  await addFiles(stores, '', [outside('dot.png', bytes)]);
  expect({ active: stores.editor.getState().active, said: said() }).toEqual({ active: 'dot.png', said: ['success', 'dot.png was added', undefined] });
});

test('what is there with other content is asked about first; what is the same is not', async () => {
  const { stores, added, asked, said } = aBench();
  await addFiles(stores, '', [outside('src/hit.ts', 'theirs'), outside('logo.png', new Uint8Array(bytes)), outside('new.txt', 'new')]);
  expect({ added: added(), id: asked()?.id, replaced: asked()?.arguments.replaced }).toEqual({ added: {}, id: 'replace-files', replaced: ['src/hit.ts'] });
  const question = asked()?.arguments as AddedFiles;
  putFiles(stores, question, false);
  expect({ 'new.txt': added()['new.txt'], hit: added()['src/hit.ts'] }).toEqual({ 'new.txt': 'new', hit: undefined });
  putFiles(stores, question, true);
  expect({ hit: added()['src/hit.ts'], said: said()[1] }).toEqual({ hit: 'theirs', said: '3 files were added' });
});

test('what is too large, or has no place, is left out and said; the rest comes', async () => {
  const { stores, added, said } = aBench();
  await addFiles(stores, '', [outside('film.mp4', bytes, 12_000_000), outside('logo.png/x', 'in the way'), outside('small.txt', 'a')]);
  expect({ added: added(), said: said() }).toEqual({
    added: { 'small.txt': 'a' },
    said: [
      'error',
      'small.txt was added',
      'film.mp4 has 12 MB; a file of a project has at most 10 MB. Put larger ones into a bucket. logo.png/x was left out: logo.png stands in the way of logo.png/x.',
    ],
  });
  await addFiles(
    stores,
    '',
    Array.from({ length: 6 }, (_, index) => outside(`part-${index}`, bytes, 9_900_000)),
  );
  expect({ added: Object.keys(added()), said: said() }).toEqual({
    added: ['small.txt'],
    said: ['error', 'Nothing was added', '59 MB at once are too much; add at most 50 MB.'],
  });
});

test('a duplicate has a free name, whatever the ending, and holds the same, bytes too', () => {
  const { stores, added } = aBench();
  const paths = Object.keys(FILES);
  expect(['src/hit.ts', 'logo.png', 'src/a.test.ts', '.env', 'Makefile'].map((path) => copyPath(paths, path))).toEqual([
    'src/hit-copy-2.ts',
    'logo-copy.png',
    'src/a-copy.test.ts',
    '.env-copy',
    'Makefile-copy',
  ]);
  duplicateFile(stores, 'logo.png', 'logo-copy.png');
  duplicateFile(stores, 'src/hit.ts', 'src/hit-copy.ts');
  expect({ added: added(), active: stores.editor.getState().active }).toEqual({ added: { 'logo-copy.png': bytes }, active: 'logo-copy.png' });
});
