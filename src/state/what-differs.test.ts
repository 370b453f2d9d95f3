import { expect, test, vi } from 'vitest';
import type { StackDrift } from '#model/drift.ts';
import type { ProjectFiles } from '#model/files.ts';
import { aBrowser, aTab } from '#support/a-browser.ts';
import { aChange } from '#support/deployment-states.ts';
import { deployProject } from './commands/deploy-project.ts';
import { lookOf } from './deployment-waits.ts';
import { footerText, headlineOf } from './deployment-words.ts';
import { NO_DRIFT } from './drift.ts';
import { watchWhatDiffers } from './what-differs.ts';

vi.stubGlobal('reportError', (error: unknown) => {
  throw error;
});

const drifted = (name: string, logicalId: string) => ({ logicalId, name, type: 'T', kind: 'deleted', differences: [] }) as const;
const found: StackDrift = { checked: 60, at: 0, canRevert: true, unchecked: [], drifted: [drifted('people', 'People'), drifted('jobs', 'Jobs')] };
const touching = (name: string) => [{ state: 'done', change: aChange({ action: 'modify', type: 'T', name }) }] as const;

/** A tab in which a deployment was begun, watched as in the page. */
async function deploying() {
  const tab = aTab(aBrowser());
  const listeners: (() => void)[] = [];
  const onChange = (listener: () => void) => {
    listeners.push(listener);
    return { dispose: () => undefined };
  };
  Object.assign(tab.world, { workbench: { ...tab.world.workbench, onChange } });
  watchWhatDiffers(tab.world);
  await deployProject(tab.world);
  return {
    ...tab,
    edit: (text: string) => {
      tab.edit(text);
      for (const listener of listeners) listener();
    },
    headline: () => {
      const { snapshot } = tab.world.deployment.getState();
      return snapshot && headlineOf(snapshot);
    },
  };
}

test('edited while it was executed, the project differs from what was deployed, and whoever doesn’t look is told so', async () => {
  const { world, tell, edit, said, headline } = await deploying();
  tell({ phase: 'staged', changeSetId: 'changes' });
  tell({ phase: 'executing', changeSetId: 'changes' });
  edit('second');
  world.deployment.setState({ isOpen: false });
  tell({ phase: 'succeeded' });
  expect([headline(), said.at(-1)?.detail]).toEqual(Array(2).fill('Deployed what was staged. The project differs from it.'));
});

test('edited after it was deployed, that is told at once; edited back, everything is as the project says again', async () => {
  const { tell, edit, headline } = await deploying();
  tell({ phase: 'executing' });
  tell({ phase: 'succeeded' });
  const said = [headline()];
  for (const text of ['second', 'first']) {
    edit(text);
    said.push(headline());
  }
  expect(said).toEqual([
    'Deployed. Everything is as the project says.',
    'Deployed what was staged. The project differs from it.',
    'Deployed. Everything is as the project says.',
  ]);
});

test('what was changed outside and isn’t touched is known after the deployment, and said until it is taken back', async () => {
  const { world, tell, headline } = await deploying();
  world.drift.setState({ ...NO_DRIFT, found });
  tell({ phase: 'executing', rows: touching('jobs') });
  tell({ phase: 'succeeded', rows: touching('jobs') });
  const one = '1 resource was changed outside of the stack and differs still: see Drift in Project Info.';
  expect([headline(), world.drift.getState().found]).toEqual([`Deployed. ${one}`, { ...found, checked: 59, drifted: [found.drifted[0]] }]);
  await deployProject(world);
  tell({ phase: 'unchanged' });
  expect(headline()).toBe(`Nothing to deploy: nothing in the template changed. ${one}`);
  await deployProject(world);
  tell({ phase: 'executing', revertsDrift: true });
  tell({ phase: 'succeeded', revertsDrift: true });
  expect([headline(), world.drift.getState()]).toEqual(['Taken back. Everything is as it was deployed.', NO_DRIFT]);
});

test('found after the deployment, what differs is told where its end is shown', async () => {
  const { world, tell, headline } = await deploying();
  tell({ phase: 'executing' });
  tell({ phase: 'succeeded' });
  world.drift.setState({ ...NO_DRIFT, found });
  const then = headline();
  world.drift.setState({ ...NO_DRIFT, found: { ...found, drifted: [] } });
  expect([then, headline()]).toEqual([
    'Deployed. 2 resources were changed outside of the stack and differ still: see Drift in Project Info.',
    'Deployed. Everything is as the project says.',
  ]);
});

test('after a return the project differs where it isn’t what the release was made of; where it is, from the first edit on', async () => {
  const { world, tell, edit } = await deploying();
  const hashes: Readonly<Record<string, string>> = { first: 'of one', second: 'of two' };
  Object.assign(world.deployments, { hashOf: async (files: ProjectFiles) => hashes[String(files['src/hit.ts'])] });
  const differs = () => world.deployment.getState().snapshot?.differs ?? false;
  const returned = async (projectHash: string, phase: 'succeeded' | 'unchanged' = 'succeeded') => {
    await deployProject(world);
    world.followed.files = undefined;
    tell({ phase: 'executing', returnsTo: '1', projectHash });
    tell({ phase, returnsTo: '1', projectHash });
    await new Promise((resolve) => setTimeout(resolve));
    return differs();
  };
  const said = [await returned('of one')];
  for (const text of ['second', 'first']) {
    edit(text);
    said.push(differs());
  }
  expect(said).toEqual([false, true, false]);
  expect([await returned('of two'), await returned('of two', 'unchanged')]).toEqual([true, true]);
});

test('what failed before anything was changed is past once the project is again what is deployed, and comes back with what it failed for', async () => {
  const { world, tell, edit, headline } = await deploying();
  tell({ phase: 'executing' });
  tell({ phase: 'succeeded' });
  edit('second');
  let drops = 0;
  Object.assign(world.workbench, { dropEnd: () => (drops += 1) });
  await deployProject(world);
  tell({ phase: 'failed', failedAt: 'staging' });
  const said = () => {
    const { snapshot } = world.deployment.getState();
    return [headline(), snapshot && footerText(snapshot), snapshot && lookOf(snapshot), drops];
  };
  const failed = said();
  edit('first');
  const back = said();
  edit('third');
  expect([failed, back, said()]).toEqual([
    ['The deployment failed. What went wrong:', 'Deployment failed', 'failure', 0],
    ['The deployment failed. The project is again what is deployed. What went wrong:', 'Deployment failed; the project is what is deployed', 'still', 1],
    ['The deployment failed. What went wrong:', 'Deployment failed', 'failure', 1],
  ]);
});

test('of a failure that is no edit’s, or has changed something, nothing is past by the project being as it was', async () => {
  const { world, tell, edit, headline } = await deploying();
  tell({ phase: 'executing' });
  tell({ phase: 'succeeded' });
  await deployProject(world);
  tell({ phase: 'failed', failedAt: 'initialisation' });
  edit('first');
  const unedited = headline();
  edit('second');
  await deployProject(world);
  tell({ phase: 'failed', failedAt: 'execution' });
  edit('first');
  expect([unedited, headline()]).toEqual([
    'The deployment could not begin; the stack is as it was. What went wrong:',
    'The deployment failed. What went wrong:',
  ]);
});
