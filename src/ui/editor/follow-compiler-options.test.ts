import { expect, test } from 'vitest';
import { createEditorStore, openFile } from '#state/editor.ts';
import { createProjectStore } from '#state/project.ts';
import type { Stores } from '#state/stores.ts';
import { COMPILER_OPTIONS, type ServiceOptions } from './compiler-options.ts';
import { followCompilerOptions } from './follow-compiler-options.ts';

const BASE = JSON.stringify(COMPILER_OPTIONS);

function anEditor() {
  const project = createProjectStore();
  const editor = createEditorStore();
  const clock = { sleep: async (_pause: number, signal: AbortSignal) => signal.throwIfAborted() };
  const stores = { project, editor, ports: { clock } } as unknown as Stores;
  const told: string[] = [];
  const follow = () => followCompilerOptions(stores, (one: ServiceOptions) => told.push(JSON.stringify(one)));
  const edit = async (files: Readonly<Record<string, string>>, id = 'one') => {
    project.setState({ id, files });
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
  };
  /** What was set since it was asked last, without what is always so. */
  const set = () =>
    told.splice(0).map((one) => (one === BASE ? 'base' : Object.fromEntries(Object.entries(JSON.parse(one)).filter(([name]) => !(name in COMPILER_OPTIONS)))));
  return { editor, edit, follow, set };
}

test('options follow tsconfig.json as it is edited, are set only when they change, and stay while it can’t be read', async () => {
  const { edit, follow, set } = anEditor();
  const followed = follow();
  await edit({ 'a.ts': '' });
  expect(set()).toEqual(['base']);
  const files = { 'a.ts': '', 'tsconfig.json': '{ "compilerOptions": { "jsx": "react", "paths": { "@/*": ["./*"] } } }' };
  await edit(files);
  await edit({ ...files, 'a.ts': 'changed' });
  expect(set()).toEqual([{ jsx: 2, paths: { '@/*': ['file:///one/*'] } }]);
  await edit({ ...files, 'tsconfig.json': '{ "compilerOptions": { "jsx": ' });
  followed.dispose();
  const again = follow();
  expect(set()).toEqual([]);
  await edit({ 'tsconfig.json': '{' }, 'two');
  expect(set()).toEqual(['base']);
  again.dispose();
});

test('the nearest tsconfig.json to the source in the editor counts; what isn’t a source changes nothing', async () => {
  const { editor, edit, follow, set } = anEditor();
  await edit({
    'tsconfig.json': '{}',
    'README.md': '',
    'api/tsconfig.json': '{ "compilerOptions": { "noUnusedLocals": true } }',
    'api/src/a.ts': '',
    'b.ts': '',
  });
  const followed = follow();
  openFile(editor, 'api/src/a.ts');
  openFile(editor, 'README.md');
  openFile(editor, 'b.ts');
  expect(set()).toEqual(['base', { noUnusedLocals: true }, 'base']);
  followed.dispose();
});
