import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { amendEmulator } from './amend-emulator.ts';
import { AMENDMENTS } from './amendments.ts';

let environment: string;
beforeEach(() => {
  environment = mkdtempSync(join(tmpdir(), 'stackwright-amend-'));
});
afterEach(() => rmSync(environment, { recursive: true, force: true }));

const pathOf = (file: string) => join(environment, 'lib', 'python3.11', 'site-packages', 'ministack', file);
function write(file: string, text: string): void {
  mkdirSync(dirname(pathOf(file)), { recursive: true });
  writeFileSync(pathOf(file), text);
}
const CHANGES = [
  { file: 'a.py', from: 'name = old()\n', to: 'name = new()\n' },
  { file: 'a.py', from: 'return 1\n', to: 'return 2\n' },
  { file: 'deep/b.py', from: 'x = 1\n', to: 'x = $1\n' },
];

test('each place is changed, once, however often it is asked for', () => {
  write('a.py', 'name = old()\nreturn 1\n');
  write('deep/b.py', 'x = 1\n');
  for (const _ of [1, 2]) {
    amendEmulator(environment, CHANGES);
    expect([readFileSync(pathOf('a.py'), 'utf8'), readFileSync(pathOf('deep/b.py'), 'utf8')]).toEqual(['name = new()\nreturn 2\n', 'x = $1\n']);
  }
  expect(readdirSync(dirname(pathOf('a.py')))).toEqual(['a.py', 'deep']);
});

test.each([
  ['is not there', 'x = 2\n'],
  ['is there twice', 'x = 1\nx = 1\n'],
  ['is there changed and unchanged', 'x = $1\nx = $1\n'],
])('where one place %s, nothing is changed, and the start fails with what to do', (_, text) => {
  write('a.py', 'name = old()\nreturn 1\n');
  write('deep/b.py', text);
  expect(() => amendEmulator(environment, CHANGES)).toThrowError(
    expect.objectContaining({
      code: 'LocalCloudMissing',
      message: 'the local cloud could not be made safe for what it holds: deep/b.py is not as it was in version 1.5.33',
      remedy: 'remove the folder ministack-1.5.33 within .stackwright, then start again',
    }),
  );
  expect(readFileSync(pathOf('a.py'), 'utf8')).toBe('name = old()\nreturn 1\n');
});

test('an installation without the package is no reason to start without the change', () => {
  expect(() => amendEmulator(environment, CHANGES)).toThrowError(/could not be made safe/);
});

test('what is changed is told from what isn’t: none of the places stands within what it becomes', () => {
  expect(AMENDMENTS.filter(({ from, to }) => to.includes(from))).toEqual([]);
});
