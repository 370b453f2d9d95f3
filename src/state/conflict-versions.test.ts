import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { createProjectStorage } from '#browser/project-storage.ts';
import type { KeyValueStore } from '#kit/ports.ts';
import { emptyProject } from '#model/project.ts';
import { writeProjectFile } from '#model/project-file.ts';
import { keepMine, takeTheirs } from './commands/choose-version.ts';
import { addProject, closeProject, openStoredProject } from './commands/open-project.ts';
import { removeProject } from './commands/remove-project.ts';
import { createEditorStore } from './editor.ts';
import { followStorage } from './follow-storage.ts';
import { forgetProjects } from './forget-projects.ts';
import { keepEdits } from './keep-edits.ts';
import { createNoticesStore } from './notices.ts';
import { createOwnLocks } from './own-locks.ts';
import { createOwnStore } from './own-store.ts';
import { createProjectStore, onlyInMemory, setFile } from './project.ts';
import type { Stores } from './stores.ts';
import { createWorkspaceStore } from './workspace.ts';

const files = { 'stackwright.json': writeProjectFile(emptyProject('shop')), 'src/a.ts': 'a', 'src/b.ts': 'b' };

/** A browser: what its tabs share. A tab that crashes lets its locks go, and does nothing any more. */
function aBrowser(database: string, conflicts: KeyValueStore = createOwnStore()) {
  const locks = createOwnLocks();
  return {
    conflicts,
    tab() {
      const projects = createProjectStorage(database);
      const life = new AbortController();
      const death = new Promise<void>((resolve) => life.signal.addEventListener('abort', () => resolve()));
      const stores = {
        project: createProjectStore(),
        editor: createEditorStore(),
        notices: createNoticesStore(),
        workspace: createWorkspaceStore(),
        deploy: { deployment: { getState: () => ({}) } },
        ports: {
          clock: { now: () => 5, sleep: () => new Promise(() => undefined) },
          random: { id: () => crypto.randomUUID() },
          settings: { get: () => undefined, set: () => undefined },
          projects,
          conflicts,
          locks: { hold: (name: string, work: () => Promise<unknown>) => locks.hold(name, () => Promise.race([work(), death])) },
        },
      } as unknown as Stores;
      const keeping = keepEdits(stores);
      Object.assign(stores, { flush: keeping.flush });
      const lives = [keeping, followStorage(stores), forgetProjects(stores), projects];
      return {
        stores,
        projects,
        state: () => stores.project.getState(),
        async open(id: string) {
          stores.workspace.setState({ projects: await projects.list() });
          await openStoredProject(stores, id);
        },
        crash() {
          for (const one of lives) one.dispose();
          life.abort();
        },
      };
    },
  };
}

/** Two tabs edited `src/a.ts`, and this one removed `src/b.ts` while the other edited it: the other was first. */
async function contested(database: string, conflicts?: KeyValueStore) {
  const browser = aBrowser(database, conflicts);
  const [mine, other] = [browser.tab(), browser.tab()];
  await addProject(mine.stores, files, false);
  const id = mine.state().id ?? '';
  await other.open(id);
  for (const path of ['src/a.ts', 'src/b.ts']) setFile(other.stores, path, `other ${path}`);
  setFile(mine.stores, 'src/a.ts', 'mine');
  setFile(mine.stores, 'src/b.ts', null);
  await other.stores.flush();
  await mine.stores.flush();
  return { browser, mine, other, id };
}

test('after a crash the choice is there again with both texts, also what was typed since; once made, it is over', async () => {
  const { browser, mine, id } = await contested('crash');
  setFile(mine.stores, 'src/a.ts', 'mine, later');
  expect(onlyInMemory(mine.state())).toEqual(['src/a.ts']);
  await mine.stores.flush();
  expect(onlyInMemory(mine.state())).toEqual([]);
  mine.crash();
  const after = browser.tab();
  await after.open(id);
  await expect.poll(() => after.state().conflicts).toEqual({ 'src/a.ts': 'other src/a.ts', 'src/b.ts': 'other src/b.ts' });
  expect([after.state().files, after.stores.notices.getState().last?.text]).toEqual([
    { 'stackwright.json': files['stackwright.json'], 'src/a.ts': 'mine, later' },
    'src/b.ts: edited in another tab too',
  ]);
  keepMine(after.stores, 'src/a.ts');
  takeTheirs(after.stores, 'src/b.ts');
  await after.stores.flush();
  expect(await after.projects.load(id)).toEqual({ ...files, 'src/a.ts': 'mine, later', 'src/b.ts': 'other src/b.ts' });
  expect(await browser.conflicts.keys('')).toEqual([]);
});

test('a tab that crashes again before the choice loses nothing either; nor one between the choice and its being written', async () => {
  const { browser, mine, id } = await contested('twice');
  mine.crash();
  const second = browser.tab();
  await second.open(id);
  await expect.poll(() => onlyInMemory(second.state()).length + Object.keys(second.state().keptAside).length).toBe(2);
  keepMine(second.stores, 'src/a.ts');
  second.crash();
  const third = browser.tab();
  await third.open(id);
  await expect.poll(() => [third.state().files['src/a.ts'], third.state().conflicts['src/a.ts']]).toEqual(['mine', 'other src/a.ts']);
});

test('the choice is the tab’s own while it lives: another takes it over once it is gone', async () => {
  const { browser, mine, id } = await contested('alive');
  const third = browser.tab();
  await third.open(id);
  await third.stores.flush();
  expect([third.state().conflicts, third.state().files['src/a.ts']]).toEqual([{}, 'other src/a.ts']);
  mine.crash();
  await expect.poll(() => third.state().files['src/a.ts']).toBe('mine');
});

test('with what is kept beside it the project can be closed, and has the choice when it is opened again', async () => {
  const { mine, id } = await contested('closed');
  await closeProject(mine.stores);
  expect(mine.state().id).toBe(null);
  await mine.open(id);
  expect([mine.state().files['src/a.ts'], mine.state().conflicts['src/a.ts']]).toEqual(['mine', 'other src/a.ts']);
});

test('once the project is removed nothing of it is kept', async () => {
  const { browser, mine, other, id } = await contested('gone');
  expect((await browser.conflicts.keys('')).length).toBe(2);
  mine.crash();
  await removeProject(other.stores, { id, name: 'shop', description: '', isForeign: false, openedAt: 5 });
  await expect.poll(() => browser.conflicts.keys('')).toEqual([]);
});

test('where there is no room for it, it is only in memory, and the project stays open', async () => {
  const full = createOwnStore();
  const { mine } = await contested('full', { ...full, set: async () => undefined });
  expect(onlyInMemory(mine.state())).toEqual(['src/a.ts', 'src/b.ts']);
  await closeProject(mine.stores);
  expect([mine.state().id === null, mine.stores.notices.getState().last?.text]).toEqual([false, 'The project stays open: its edits are only in memory']);
});
