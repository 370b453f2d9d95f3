import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolder } from './make-folder.ts';

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'stackwright-folder-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

test('all that leads to it is made, and what is there stays', async () => {
  const path = join(base, 'a', 'b', 'c');
  await Promise.all([makeFolder(path), makeFolder(path)]);
  await makeFolder(path);
  expect(statSync(path).isDirectory()).toBe(true);
});

test('a file in the way is told, and not written over', async () => {
  writeFileSync(join(base, 'a'), 'x');
  await expect(makeFolder(join(base, 'a'))).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolder(join(base, 'a', 'b'))).rejects.toMatchObject({ code: 'EEXIST' });
});

test.runIf(process.platform === 'linux')('a folder that takes none ends with an error, and is not tried for ever', async () => {
  await expect(makeFolder('/proc/stackwright')).rejects.toMatchObject({ code: 'ENOENT' });
});
