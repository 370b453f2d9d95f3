import { expect, test } from 'vitest';
import { emptyProject } from '#model/project.ts';
import { writeProjectFile } from '#model/project-file.ts';
import { idlePorts } from '#support/idle-ports.ts';
import { buildProject } from './commands/build-project.ts';
import { COMMANDS } from './commands-register.ts';
import { manifestOf, NO_PROJECT, setFile } from './project.ts';
import { createStores } from './stores.ts';

/** The workbench with a project whose manifest is this text. */
function opened(manifest: string) {
  const stores = createStores(idlePorts);
  const files = { 'stackwright.json': manifest };
  stores.project.setState({ id: 'one', files, ...manifestOf(files, NO_PROJECT) });
  return stores;
}

const HOW = 'stackwright.json:1:6: it is not JSON: ';

test.each([
  ['deploy-project', 'The deployment could not begin'],
  ['build-project', 'The build could not begin'],
  ...['run-function', 'new-function', 'dependencies', 'environment', 'permissions', 'unused', 'project-info', 'remove-stack'].map((id) => [
    id,
    'stackwright.json can’t be read',
  ]),
])('%s says why it does nothing where the manifest was never readable', async (id, text) => {
  const stores = opened('{"a":');
  await COMMANDS.find((one) => one.id === id)?.run(stores);
  const { last, problems } = stores.notices.getState();
  expect([last?.kind, last?.text, last?.detail?.startsWith(HOW), problems.length]).toEqual(['error', text, true, 1]);
  expect([stores.dialogs.getState().open, stores.deploy.projectInfo.getState().section]).toEqual([null, undefined]);
});

test('what a manifest said before it was broken isn’t built', async () => {
  const stores = opened(writeProjectFile(emptyProject('shop')));
  setFile(stores, 'stackwright.json', '{"a":');
  await buildProject(stores.deploy);
  expect([stores.notices.getState().last?.text, stores.deploy.build.getState().last]).toEqual(['The build could not begin', undefined]);
});

test('it can be edited all the same: what is open shows what it said before', async () => {
  const stores = opened(writeProjectFile(emptyProject('shop')));
  setFile(stores, 'stackwright.json', '{"a":');
  await COMMANDS.find((one) => one.id === 'environment')?.run(stores);
  expect(stores.dialogs.getState().open?.id).toBe('environment');
});
