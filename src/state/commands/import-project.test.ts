import { expect, test } from 'vitest';
import type { ProjectFiles } from '#model/files.ts';
import { emptyProject } from '#model/project.ts';
import { writeProjectFile } from '#model/project-file.ts';
import { createEditorStore } from '../editor.ts';
import { createNoticesStore } from '../notices.ts';
import { createProjectStore } from '../project.ts';
import type { Stores } from '../stores.ts';
import { createWorkspaceStore } from '../workspace.ts';
import { importFolder } from './import-project.ts';

const MANIFEST = writeProjectFile(emptyProject('shop'));

async function importing(files: ProjectFiles) {
  const stores = {
    project: createProjectStore(),
    editor: createEditorStore(),
    notices: createNoticesStore(),
    workspace: createWorkspaceStore(),
    flush: async () => undefined,
    ports: { clock: { now: () => 5 }, random: { id: () => 'one' }, settings: { get: () => undefined, set: () => undefined } },
  } as unknown as Stores;
  const refusal = await importFolder(stores, files).then(
    () => undefined,
    (error: Error) => error.message,
  );
  return { refusal, paths: Object.keys(stores.project.getState().files), said: stores.notices.getState().last?.text };
}

test('two files that differ in case alone are both opened, and said', async () => {
  expect(await importing({ 'shop/stackwright.json': MANIFEST, 'shop/src/A.ts': '1', 'shop/src/a.ts': '2', 'shop/node_modules/x.js': '' })).toEqual({
    refusal: undefined,
    paths: ['stackwright.json', 'src/A.ts', 'src/a.ts'],
    said: 'src/A.ts and src/a.ts differ in case alone',
  });
});

test('a path that no project has is named, and nothing is opened', async () => {
  expect(await importing({ 'stackwright.json': MANIFEST, 'src\\a.ts': '' })).toEqual({
    refusal: 'it can’t be opened: "src\\\\a.ts" leads out of the project, or nowhere',
    paths: [],
    said: undefined,
  });
});

test('a manifest that begins with a mark of its encoding is read', async () => {
  expect((await importing({ 'stackwright.json': `\uFEFF${MANIFEST}` })).refusal).toBe(undefined);
});
