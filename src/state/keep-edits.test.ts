import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { createProjectStorage } from '#browser/project-storage.ts';
import { CloudError } from '#kit/cloud-error.ts';
import { emptyProject } from '#model/project.ts';
import { writeProjectFile } from '#model/project-file.ts';
import { keepBoth, keepMine, takeTheirs } from './commands/choose-version.ts';
import { addProject, closeProject, openStoredProject } from './commands/open-project.ts';
import { removeProject } from './commands/remove-project.ts';
import { createEditorStore } from './editor.ts';
import { followStorage } from './follow-storage.ts';
import { keepEdits } from './keep-edits.ts';
import { createNoticesStore } from './notices.ts';
import { createProjectStore, setFile } from './project.ts';
import type { Stores } from './stores.ts';
import { createWorkspaceStore } from './workspace.ts';

const manifest = writeProjectFile(emptyProject('shop'));
const files = { 'stackwright.json': manifest, 'src/a.ts': 'a', 'src/b.ts': 'b' };

/** Real storage and stores; time passes only as the test says. */
function aTab(database: string) {
  const projects = createProjectStorage(database);
  let isFull = false;
  const sleeping: { readonly pause: number; wake(): void }[] = [];
  const refuse = async () => {
    if (isFull) throw new CloudError('StorageFull', 'the browser has no room left', { remedy: 'make room' });
  };
  const stores = {
    project: createProjectStore(),
    editor: createEditorStore(),
    notices: createNoticesStore(),
    workspace: createWorkspaceStore(),
    ports: {
      clock: {
        now: () => 5,
        sleep: (pause: number, signal: AbortSignal) =>
          new Promise<void>((resolve, reject) => {
            const leave = () => sleeping.splice(sleeping.indexOf(one), 1);
            const wake = () => {
              leave();
              resolve();
            };
            const one = { pause, wake };
            sleeping.push(one);
            signal.addEventListener('abort', () => {
              leave();
              reject(signal.reason);
            });
          }),
      },
      random: { id: () => `${database} 1` },
      settings: { get: () => undefined, set: () => undefined },
      projects: {
        ...projects,
        add: (...given: Parameters<typeof projects.add>) => refuse().then(() => projects.add(...given)),
        save: (...given: Parameters<typeof projects.save>) => refuse().then(() => projects.save(...given)),
      },
    },
  } as unknown as Stores;
  const keeping = keepEdits(stores);
  Object.assign(stores, { flush: keeping.flush });
  const following = followStorage(stores);
  const one = {
    stores,
    projects,
    pauses: () => sleeping.map(({ pause }) => pause),
    wake: () => sleeping[0]?.wake(),
    state: () => stores.project.getState(),
    fill: (full: boolean) => {
      isFull = full;
    },
    said: () => stores.notices.getState().last?.text,
    dispose() {
      keeping.dispose();
      following.dispose();
      projects.dispose();
    },
  };
  tabs.push(one);
  return one;
}
const tabs: { dispose(): void }[] = [];
afterEach(() => {
  for (const one of tabs.splice(0)) one.dispose();
});

async function twoTabs(database: string) {
  const [mine, other] = [aTab(database), aTab(database)];
  await addProject(mine.stores, files, false);
  const id = mine.state().id ?? '';
  other.stores.workspace.setState({ projects: await other.projects.list() });
  await openStoredProject(other.stores, id);
  return { mine, other, id };
}

test('an edit is kept soon, and what was typed while it was written soon after', async () => {
  const one = aTab('soon');
  await addProject(one.stores, files, false);
  expect([one.state().unsaved, await one.projects.load('soon 1')]).toEqual([[], files]);
  setFile(one.stores, 'src/a.ts', 'a1');
  setFile(one.stores, 'src/a.ts', 'a2');
  expect(one.pauses()).toEqual([300]);
  one.wake();
  await expect.poll(() => one.state().unsaved).toEqual([]);
  expect(await one.projects.read('soon 1', ['src/a.ts'])).toEqual({ 'src/a.ts': 'a2' });
});

test('a storage without room is tried again by itself, ever more rarely, and at once after an edit', async () => {
  const one = aTab('full');
  await addProject(one.stores, files, false);
  one.fill(true);
  setFile(one.stores, 'src/a.ts', 'a1');
  one.wake();
  await expect.poll(() => one.state().storageProblem?.code).toBe('StorageFull');
  await expect.poll(one.pauses).toEqual([2_000]);
  one.wake();
  await expect.poll(one.pauses).toEqual([4_000]);
  setFile(one.stores, 'src/b.ts', 'b1');
  expect([one.pauses(), one.state().unsaved]).toEqual([[300], ['src/a.ts', 'src/b.ts']]);
  one.wake();
  await expect.poll(one.pauses).toEqual([8_000]);
  one.fill(false);
  one.wake();
  await expect.poll(() => [one.state().storageProblem, one.state().unsaved]).toEqual([null, []]);
  expect(one.said()).toBe('The last edits are kept again');
  expect([one.pauses(), await one.projects.load('full 1')]).toEqual([[], { ...files, 'src/a.ts': 'a1', 'src/b.ts': 'b1' }]);
});

test('with edits only in memory, another project is not put in this one’s place, and none of its files are touched', async () => {
  const one = aTab('stays');
  await addProject(one.stores, files, false);
  one.fill(true);
  setFile(one.stores, 'src/a.ts', 'a1');
  await closeProject(one.stores);
  await addProject(one.stores, { 'stackwright.json': manifest, 'src/new.ts': '' }, false);
  expect([one.state().files, one.state().unsaved, one.said()]).toEqual([
    { ...files, 'src/a.ts': 'a1' },
    ['src/a.ts'],
    'The project stays open: its edits are only in memory',
  ]);
  one.fill(false);
  await closeProject(one.stores);
  expect([one.state().id, await one.projects.load('stays 1')]).toEqual([null, { ...files, 'src/a.ts': 'a1' }]);
});

test('what another tab writes is seen here, and is no edit of this tab', async () => {
  const { mine, other, id } = await twoTabs('sees');
  setFile(mine.stores, 'src/a.ts', 'mine');
  setFile(mine.stores, 'src/b.ts', null);
  await mine.stores.flush();
  await expect.poll(() => other.state().files).toEqual({ 'stackwright.json': manifest, 'src/a.ts': 'mine' });
  expect([other.state().unsaved, other.state().stored]).toEqual([[], other.state().files]);
  setFile(other.stores, 'src/a.ts', 'and then theirs');
  await other.stores.flush();
  await expect.poll(() => mine.state().files['src/a.ts']).toBe('and then theirs');
  expect(await mine.projects.load(id)).toEqual(mine.state().files);
});

test('a file edited in both at once is written over in neither; the others of the save are kept; then one chooses', async () => {
  const { mine, other, id } = await twoTabs('both');
  setFile(other.stores, 'src/a.ts', 'other');
  setFile(mine.stores, 'src/a.ts', 'mine');
  setFile(mine.stores, 'src/b.ts', 'mine');
  await other.stores.flush();
  await mine.stores.flush();
  expect([mine.state().conflicts, mine.state().unsaved, mine.said()]).toEqual([{ 'src/a.ts': 'other' }, ['src/a.ts'], 'src/a.ts: edited in another tab too']);
  expect(await mine.projects.load(id)).toEqual({ ...files, 'src/a.ts': 'other', 'src/b.ts': 'mine' });
  // The other goes on: the choice is between the newest.
  setFile(other.stores, 'src/a.ts', 'other again');
  await other.stores.flush();
  await expect.poll(() => mine.state().conflicts).toEqual({ 'src/a.ts': 'other again' });
  // Typing on here writes nothing either.
  setFile(mine.stores, 'src/a.ts', 'mine again');
  await mine.stores.flush();
  expect(await mine.projects.read(id, ['src/a.ts'])).toEqual({ 'src/a.ts': 'other again' });
  keepMine(mine.stores, 'src/a.ts');
  await mine.stores.flush();
  expect([mine.state().conflicts, mine.state().unsaved, await mine.projects.read(id, ['src/a.ts'])]).toEqual([{}, [], { 'src/a.ts': 'mine again' }]);
  await expect.poll(() => other.state().files['src/a.ts']).toBe('mine again');
});

test('the other’s text can be taken, or both kept as two files', async () => {
  const { mine, other, id } = await twoTabs('choices');
  for (const path of ['src/a.ts', 'src/b.ts']) {
    setFile(other.stores, path, `other ${path}`);
    setFile(mine.stores, path, `mine ${path}`);
  }
  await other.stores.flush();
  await mine.stores.flush();
  takeTheirs(mine.stores, 'src/a.ts');
  keepBoth(mine.stores, 'src/b.ts');
  await mine.stores.flush();
  const after = { 'stackwright.json': manifest, 'src/a.ts': 'other src/a.ts', 'src/b.ts': 'mine src/b.ts', 'src/b.other-tab.ts': 'other src/b.ts' };
  expect([mine.state().files, mine.state().unsaved, await mine.projects.load(id)]).toEqual([after, [], after]);
});

const aboutRemoved = { name: 'shop', description: '', isForeign: false, openedAt: 5 };

test('a project removed in another tab closes here; with edits of this tab’s own it is kept, whole', async () => {
  const first = await twoTabs('removed');
  await removeProject(first.mine.stores, { ...aboutRemoved, id: first.id });
  await expect.poll(() => first.other.state().id).toBe(null);
  expect(first.other.said()).toBe('shop was removed in another tab');
  const second = await twoTabs('removed edited');
  setFile(second.other.stores, 'src/a.ts', 'edited');
  await removeProject(second.mine.stores, { ...aboutRemoved, id: second.id });
  await second.other.stores.flush();
  expect([second.other.said(), await second.other.projects.load(second.id)]).toEqual([
    'shop was removed in another tab; as it was edited here, it is kept',
    { ...files, 'src/a.ts': 'edited' },
  ]);
});

test('a second project of the same name is told of: both would deploy to one stack', async () => {
  const one = aTab('namesake');
  one.stores.workspace.setState({ projects: [{ id: 'other', name: 'shop', description: '', isForeign: false, openedAt: 1 }] });
  await addProject(one.stores, files, false);
  expect(one.said()).toBe('Another project here is called shop too');
});
