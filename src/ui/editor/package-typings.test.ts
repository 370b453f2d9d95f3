import { expect, test } from 'vitest';
import type { PackageTypings, TypingsRequest } from '#engine/build/package-typings.ts';
import { createProjectStore } from '#state/project.ts';
import type { Stores } from '#state/stores.ts';
import { followPackages } from './package-typings.ts';

const PACKAGE_FILE = '{"dependencies":{"ms":"1","zod":"4","@sdk/known":"3"}}';

/** The answer to each question comes when the test says so. */
function anEditor() {
  const asked: { readonly request: TypingsRequest; answer(typed: readonly string[]): Promise<void>; readonly signal: AbortSignal }[] = [];
  const project = createProjectStore();
  const stores = {
    project,
    ports: {
      clock: { sleep: async (_pause: number, signal: AbortSignal) => signal.throwIfAborted() },
      typings: (request: TypingsRequest, signal: AbortSignal) =>
        new Promise<PackageTypings>((resolve) => {
          const answer = async (typed: readonly string[]) => {
            resolve({ files: {}, typed });
            await settled();
          };
          asked.push({ request, answer, signal });
        }),
    },
  } as unknown as Stores;
  let updates = 0;
  const follow = () =>
    followPackages(
      stores,
      (specifier) => specifier.startsWith('@sdk/'),
      () => {
        updates += 1;
      },
    );
  const open = async (id: string, source: string) => {
    project.setState({ id, files: { 'package.json': PACKAGE_FILE, 'src/a.ts': source, 'README.md': 'not asked for' } });
    await settled();
  };
  return { asked, follow, open, updates: () => updates };
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

test('types are asked for once for what is imported and not known, and again when that changes', async () => {
  const editor = anEditor();
  await editor.open('one', "import ms from 'ms'; import '@sdk/known';");
  const followed = editor.follow();
  await settled();
  expect(editor.asked.map((one) => one.request)).toEqual([{ files: { 'package.json': PACKAGE_FILE }, imported: ['ms'] }]);
  await editor.asked[0]?.answer(['ms']);
  expect({ current: followed.current().typed, updates: editor.updates() }).toEqual({ current: ['ms'], updates: 1 });
  await editor.open('one', "import ms from 'ms'; import '@sdk/known'; ms('1d');");
  expect(editor.asked.length).toBe(1);
  await editor.open('one', "import ms from 'ms'; import { z } from 'zod';");
  expect(editor.asked[1]?.request.imported).toEqual(['ms', 'zod']);
  followed.dispose();
});

test('an older question that is still open is dropped, and another project begins with none', async () => {
  const editor = anEditor();
  await editor.open('one', "import 'ms';");
  const followed = editor.follow();
  await settled();
  await editor.open('one', "import 'zod';");
  expect(editor.asked.map((one) => one.signal.aborted)).toEqual([true, false]);
  await editor.asked[1]?.answer(['zod']);
  await editor.asked[0]?.answer(['late']);
  expect(followed.current().typed).toEqual(['zod']);
  await editor.open('two', 'export {};');
  expect({ current: followed.current().typed, asked: editor.asked.length }).toEqual({ current: [], asked: 2 });
  followed.dispose();
});

test('an editor that is made anew has the last answer at once', async () => {
  const editor = anEditor();
  await editor.open('one', "import 'ms';");
  const first = editor.follow();
  await settled();
  await editor.asked[0]?.answer(['ms']);
  first.dispose();
  const second = editor.follow();
  await settled();
  expect({ current: second.current().typed, asked: editor.asked.length }).toEqual({ current: ['ms'], asked: 1 });
  second.dispose();
});
