import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readProjectFolder } from './project-folder.ts';

let base: string;
let folder: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'folder-'));
  folder = join(base, 'project');
  mkdirSync(join(folder, 'src'), { recursive: true });
  writeFileSync(join(folder, 'src', 'real.js'), 'real');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

test('a link within the folder stands for what it leads to, a file or a folder', async () => {
  symlinkSync('real.js', join(folder, 'src', 'lib.js'));
  symlinkSync(join(folder, 'src'), join(folder, 'sources'));
  expect(await readProjectFolder(folder)).toEqual({ 'sources/lib.js': 'real', 'sources/real.js': 'real', 'src/lib.js': 'real', 'src/real.js': 'real' });
});

test('a link that leads out of the folder, round in a circle, nowhere, or to what is no part of the project isn’t followed', async () => {
  writeFileSync(join(base, 'secret.txt'), 'secret');
  mkdirSync(join(folder, 'node_modules', 'a'), { recursive: true });
  writeFileSync(join(folder, 'node_modules', 'a', 'index.js'), 'a');
  symlinkSync('../../secret.txt', join(folder, 'src', 'secret.txt'));
  symlinkSync(base, join(folder, 'src', 'base'));
  symlinkSync(folder, join(folder, 'src', 'again'));
  symlinkSync('.', join(folder, 'src', 'self'));
  symlinkSync('none.js', join(folder, 'src', 'none.js'));
  symlinkSync('../node_modules/a', join(folder, 'src', 'a'));
  expect(await readProjectFolder(folder)).toEqual({ 'src/real.js': 'real' });
});

test('a folder that is itself reached by a link is read', async () => {
  symlinkSync(folder, join(base, 'link'));
  expect(await readProjectFolder(join(base, 'link'))).toEqual({ 'src/real.js': 'real' });
});
