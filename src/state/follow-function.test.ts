import { expect, test } from 'vitest';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { chooseRunFunction } from './commands/choose-event.ts';
import { runFunctionName } from './commands/invoke-function.ts';
import { createEditorStore } from './editor.ts';
import { followFunction } from './follow-function.ts';
import { createScanStore, EMPTY_SCAN } from './scan.ts';

test('the Run panel is about the function of the open file, until one is chosen by hand', () => {
  const { world } = aDeployWorld({ session: {} });
  const opened = world.workbench.opened();
  const functions = { hit: { entry: 'src/hit.ts' }, page: { entry: 'src/page.ts' }, report: { entry: 'src/report.ts' } };
  if (opened) world.workbench.opened = () => ({ ...opened, project: { ...opened.project, functions } });
  const [editor, scan] = [createEditorStore(), createScanStore()];
  followFunction({ editor, scan, deploy: world });
  const said = [runFunctionName(world)];
  const then = (act: () => void) => {
    act();
    said.push(runFunctionName(world));
  };
  then(() => editor.setState({ active: 'src/page.ts' }));
  then(() => scan.setState({ result: { ...EMPTY_SCAN, reaches: { page: ['src/page.ts'], report: ['src/report.ts'] } } }));
  then(() => editor.setState({ active: 'README.md' }));
  then(() => chooseRunFunction(world, 'hit'));
  then(() => editor.setState({ active: 'src/report.ts' }));
  expect(said).toEqual(['hit', 'hit', 'page', 'page', 'hit', 'hit']);
});
