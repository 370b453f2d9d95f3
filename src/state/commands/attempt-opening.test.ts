import { expect, test } from 'vitest';
import { emptyProject, MANIFEST_FILE } from '#model/project.ts';
import { writeProjectFile } from '#model/project-file.ts';
import { createEditorStore } from '../editor.ts';
import { createNoticesStore } from '../notices.ts';
import { createProjectStore } from '../project.ts';
import type { Stores } from '../stores.ts';
import { createWorkspaceStore } from '../workspace.ts';
import { attemptOpening } from './attempt-opening.ts';
import { openExample } from './import-project.ts';
import { newProject } from './new-project.ts';

/** Stores whose storage takes its time, and the ids of the projects that came into it. */
function aBrowser() {
  let made = 0;
  const kept: string[] = [];
  const project = createProjectStore();
  const stores = {
    project,
    editor: createEditorStore(),
    notices: createNoticesStore(),
    workspace: createWorkspaceStore(),
    async flush() {
      await new Promise((done) => setTimeout(done));
      const { id, project: opened } = project.getState();
      if (id !== null && !kept.includes(`${id} ${opened?.name}`)) kept.push(`${id} ${opened?.name}`);
      project.setState({ unsaved: [] });
    },
    ports: {
      clock: { now: () => 5 },
      random: { id: () => String(++made) },
      settings: { get: () => undefined, set: () => undefined },
      examples: { load: async () => ({ [MANIFEST_FILE]: writeProjectFile(emptyProject('counter')) }) },
    },
  } as unknown as Stores;
  const idle = async () => {
    while (stores.workspace.getState().isOpening) await new Promise((done) => setTimeout(done));
  };
  return { stores, kept, idle };
}

test('a second Enter while the project is made makes no second one; afterwards another can be made', async () => {
  const { stores, kept, idle } = aBrowser();
  const problems: unknown[] = [];
  const make = (name: string) => attemptOpening(stores, async () => problems.push(await newProject(stores, name)));
  make('shop');
  make('shop');
  await idle();
  make('blog');
  await idle();
  expect([kept, problems]).toEqual([
    ['1 shop', '2 blog'],
    [undefined, undefined],
  ]);
});

test('of two clicks on an example, and of one on another meanwhile, one project comes', async () => {
  const { stores, kept, idle } = aBrowser();
  for (let click = 0; click < 3; click += 1) attemptOpening(stores, () => openExample(stores, 'counter'));
  await idle();
  expect(kept).toEqual(['1 counter']);
});

test('what could not be opened keeps nothing else from being opened', async () => {
  const { stores, kept, idle } = aBrowser();
  const names: (string | undefined)[] = [];
  attemptOpening(stores, async () => names.push((await newProject(stores, 'No Name'))?.code));
  await idle();
  attemptOpening(stores, async () => newProject(stores, 'shop'));
  await idle();
  expect([names, kept]).toEqual([['NameInvalid'], ['1 shop']]);
});
