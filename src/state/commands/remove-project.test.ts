import { expect, test } from 'vitest';
import type { ProjectFiles } from '#model/files.ts';
import { emptyProject } from '#model/project.ts';
import { writeProjectFile } from '#model/project-file.ts';
import { aSnapshot } from '#support/a-snapshot.ts';
import { createDeploymentStore, type DeploymentState } from '../deployment.ts';
import { createEditorStore } from '../editor.ts';
import { forgetProjects } from '../forget-projects.ts';
import { createNoticesStore } from '../notices.ts';
import type { StoredProject } from '../ports.ts';
import { createProjectStore } from '../project.ts';
import type { Stores } from '../stores.ts';
import { createWorkspaceStore } from '../workspace.ts';
import { openStoredProject } from './open-project.ts';
import { removalWords, removeProject } from './remove-project.ts';

const SHOP: StoredProject = { id: 'one', name: 'shop', description: '', isForeign: false, openedAt: 5 };
const FILES: ProjectFiles = { 'stackwright.json': writeProjectFile(emptyProject('shop')), 'src/a.ts': 'a', 'logo.png': new Uint8Array([1, 0]) };

function aBrowser() {
  const kept = new Map<string, ProjectFiles>([['one', FILES]]);
  const settings = new Map<string, string>([['layout one', 'where one was']]);
  const stores = {
    project: createProjectStore(),
    editor: createEditorStore(),
    notices: createNoticesStore(),
    workspace: createWorkspaceStore(),
    deploy: { deployment: createDeploymentStore() },
    flush: async () => undefined,
    ports: {
      clock: { now: () => 5 },
      settings: { get: (key: string) => settings.get(key), set: (key: string, value: string) => settings.set(key, value) },
      projects: {
        load: async (id: string) => kept.get(id),
        add: async (about: StoredProject, files: ProjectFiles) => kept.set(about.id, files),
        remove: async (id: string) => kept.delete(id),
        save: async () => 'kept',
      },
    },
  } as unknown as Stores;
  stores.workspace.setState({ projects: [SHOP] });
  forgetProjects(stores);
  return { stores, kept, settings, said: () => stores.notices.getState().last, listed: () => stores.workspace.getState().projects };
}

test('a removed project comes back by Undo, with its files and what was remembered of it', async () => {
  const { stores, kept, settings, said, listed } = aBrowser();
  await removeProject(stores, SHOP);
  expect({ kept: [...kept.keys()], listed: listed(), layout: settings.get('layout one'), said: said()?.text, stays: said()?.staysAcrossProjects }).toEqual({
    kept: [],
    listed: [],
    layout: '',
    said: 'shop was removed',
    stays: true,
  });
  said()?.action?.run();
  await expect.poll(() => settings.get('layout one')).toBe('where one was');
  expect({ kept: kept.get('one'), listed: listed(), open: stores.project.getState().id }).toEqual({ kept: FILES, listed: [SHOP], open: null });
});

test('one that was open is closed, and open again after Undo, unless another one has been opened meanwhile', async () => {
  const { stores, said } = aBrowser();
  await openStoredProject(stores, 'one');
  await removeProject(stores, SHOP);
  expect(stores.project.getState().id).toBe(null);
  said()?.action?.run();
  await expect.poll(() => stores.project.getState().id).toBe('one');
  expect(stores.project.getState().files).toEqual(FILES);
});

test('the question names the stack that stays and costs, and what is staged or runs', async () => {
  const { stores } = aBrowser();
  const wordsWith = (state: Partial<DeploymentState>) => {
    stores.deploy.deployment.setState({ snapshot: undefined, deployed: undefined, ...state });
    return removalWords(stores, SHOP);
  };
  expect(wordsWith({})).toContain('If it is deployed, its stack shop-dev stays in the account and may cost money');
  await openStoredProject(stores, 'one');
  expect(wordsWith({ deployed: [] })).toBe('Its files leave this browser. Nothing of it is deployed here.');
  expect(wordsWith({ deployed: [{ logicalId: 'A', type: 'T', status: 'S' }] as never })).toMatch(/^Its stack shop-dev stays/);
  expect(wordsWith({ snapshot: aSnapshot({ phase: 'staged' }) })).toMatch(/^Its changes are staged on the stack shop-dev and stay so;/);
  expect(wordsWith({ snapshot: aSnapshot({ phase: 'executing' }) })).toMatch(/^A deployment of its stack shop-dev is going on, and goes on;/);
});
