import { expect, test } from 'vitest';
import { aCatalogue } from '#support/a-catalogue.ts';
import { aThumbnailer, aThumbnailerScan } from '#support/a-project.ts';
import { anEditWorld } from '#support/an-edit-world.ts';
import { clearRemoved, removeResources, restoreResource } from './commands/remove-resource.ts';
import { forgetProjects } from './forget-projects.ts';
import { keepRemoved } from './keep-removed.ts';
import type { StoredProject } from './ports.ts';
import { createProjectStore } from './project.ts';
import type { Stores } from './stores.ts';
import { createWorkspaceStore } from './workspace.ts';

/** Tabs of one browser: what one sets, the others are told. */
function aBrowser() {
  const kept = new Map<string, string>();
  const tabs: ((key: string) => void)[] = [];
  const aTab = () => {
    const edit = anEditWorld({ project: aThumbnailer, catalogue: aCatalogue, scan: aThumbnailerScan });
    const project = createProjectStore();
    const mine: ((key: string) => void)[] = [];
    const settings = {
      get: (key: string) => kept.get(key),
      set(key: string, value: string) {
        if (value === '') kept.delete(key);
        else kept.set(key, value);
        for (const tell of tabs) if (!mine.includes(tell)) tell(key);
      },
      onChange(listener: (key: string) => void) {
        tabs.push(listener);
        mine.push(listener);
        return { dispose: () => tabs.splice(tabs.indexOf(listener), 1) };
      },
    };
    const stores = { project, workspace: createWorkspaceStore(), ports: { settings } } as unknown as Stores;
    keepRemoved(stores, edit.removed);
    forgetProjects(stores);
    return { edit, stores, open: (id: string | null) => project.setState({ id }), names: () => edit.removed.getState().removed.map((one) => one.name) };
  };
  return { kept, aTab };
}
const [first = '', second = ''] = Object.keys(aThumbnailer.resources);

test('what was removed is there after a reload, and in the other tabs, until it is restored or deployed', () => {
  const { aTab } = aBrowser();
  const [mine, other] = [aTab(), aTab()];
  mine.open('one');
  other.open('one');
  removeResources(mine.edit, [first]);
  const reloaded = aTab();
  reloaded.open('one');
  expect({ mine: mine.names(), other: other.names(), reloaded: reloaded.names() }).toEqual({ mine: [first], other: [first], reloaded: [first] });
  expect(reloaded.edit.removed.getState()).toEqual(mine.edit.removed.getState());

  removeResources(other.edit, [second]);
  expect(mine.names()).toEqual([first, second]);
  restoreResource(mine.edit, first);
  expect({ project: Object.keys(mine.edit.project().resources), other: other.names() }).toEqual({ project: expect.arrayContaining([first]), other: [second] });
  clearRemoved(other.edit);
  expect({ mine: mine.names(), other: other.names() }).toEqual({ mine: [], other: [] });
});

test('each project has its own, and what is remembered of one goes with it', () => {
  const { aTab, kept } = aBrowser();
  const tab = aTab();
  const stored = (id: string): StoredProject => ({ id, name: id, description: '', isForeign: false, openedAt: 0 });
  tab.stores.workspace.setState({ projects: [stored('one'), stored('two')] });
  tab.open('one');
  removeResources(tab.edit, [first]);
  tab.open('two');
  expect(tab.names()).toEqual([]);
  tab.open('one');
  expect(tab.names()).toEqual([first]);
  tab.open(null);
  expect(tab.names()).toEqual([]);
  tab.stores.workspace.setState({ projects: [stored('two')] });
  expect([...kept]).toEqual([]);
});

test('what cannot be read is left out', () => {
  const { aTab, kept } = aBrowser();
  const good = { name: 'photos', definition: { type: 's3.bucket', origin: 'project' }, triggers: [] };
  for (const [text, expected] of [
    ['{', []],
    [JSON.stringify([good, { name: 'x' }, { ...good, triggers: [{}] }, { ...good, followers: 1 }, 7]), ['photos']],
  ] as const) {
    kept.set('removed one', text);
    const tab = aTab();
    tab.open('one');
    expect(tab.names()).toEqual(expected);
  }
});
