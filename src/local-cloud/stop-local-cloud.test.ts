import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { livingCloud, noteRunning } from './running-file.ts';
import { stopLocalCloud } from './stop-local-cloud.ts';

test('a local cloud that lives and is too busy to answer is ended all the same; another process is not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-home-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  vi.stubEnv('STACKWRIGHT_HOME', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  // Nobody listens at port 9, and its words name the emulator.
  const busy = spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 60_000)', 'ministack'], { stdio: 'ignore' });
  onTestFinished(() => void busy.kill('SIGKILL'));
  await once(busy, 'spawn');
  const noted = { pid: busy.pid as number, port: 9 };
  noteRunning(noted);
  await expect.poll(livingCloud).toEqual(noted);

  expect(await stopLocalCloud(noted.pid + 1)).toBe(false);
  expect(livingCloud()).toEqual(noted);
  const ended = once(busy, 'exit');
  expect(await stopLocalCloud(noted.pid)).toBe(true);
  expect(await ended).toEqual([null, 'SIGTERM']);
  expect(await stopLocalCloud()).toBe(false);
});
