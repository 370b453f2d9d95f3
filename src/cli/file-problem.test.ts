import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileProblem } from './file-problem.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stackwright-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const thrownBy = async (work: Promise<unknown>) => fileProblem(await work.catch((error: unknown) => error));

test('what the file system refuses is a problem that names the path and the reason', async () => {
  const file = join(folder, 'a');
  writeFileSync(file, '');
  expect([
    await thrownBy(readFile(join(folder, 'none'))),
    await thrownBy(readFile(folder)),
    await thrownBy(mkdir(file, { recursive: true })),
    await thrownBy(mkdir(join(file, 'b'), { recursive: true })),
  ]).toEqual([
    expect.objectContaining({ code: 'FileUnusable', severity: 'error', at: {}, summary: `${join(folder, 'none')} is not there` }),
    expect.objectContaining({ summary: expect.stringContaining('is a folder, where a file is needed') }),
    expect.objectContaining({ summary: `${file} is a file, where a folder is needed` }),
    expect.objectContaining({ summary: expect.stringContaining('leads through a file as if it were a folder') }),
  ]);
});

test('any other error is somebody else’s', () => {
  expect([fileProblem(new Error('no')), fileProblem('ENOENT'), fileProblem(Object.assign(new Error('no'), { code: 'ENOENT' }))]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
