import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { isAlive } from '#local-cloud/emulator-process.ts';
import { places } from '#local-cloud/places.ts';
import { runCommand } from '#support/command.ts';
import { copyOfExample } from '#support/example-cloud.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';

/** The command as a process of its own: pipes that close, signals, a cloud in the foreground. */
let cloud: TestCloud;
let example: ReturnType<typeof copyOfExample>;
let home: string;
const begun: ChildProcess[] = [];
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());
beforeEach(() => {
  example = copyOfExample('http-counter');
  // A home of its own, so that nobody's running cloud is touched; what is installed is shared.
  home = mkdtempSync(join(tmpdir(), 'stackwright-home-'));
  for (const installed of [places().environment, places().sdk]) symlinkSync(installed, join(home, basename(installed)));
});
afterEach(() => {
  for (const one of begun.splice(0)) if (one.exitCode === null) one.kill('SIGKILL');
  example.dispose();
  rmSync(home, { recursive: true, force: true });
});

const PROGRAM = join(import.meta.dirname, '..', '..', 'bin', 'stackwright.js');
function begin(words: readonly string[]): { child: ChildProcess; out: () => string } {
  const child = spawn(process.execPath, [PROGRAM, ...words], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, STACKWRIGHT_HOME: home } });
  begun.push(child);
  let out = '';
  child.stdout?.on('data', (text: Buffer) => {
    out += text.toString();
  });
  return { child, out: () => out };
}
async function ended({ child }: { child: ChildProcess }): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}
async function run(...words: string[]): Promise<{ code: number | null; out: string }> {
  const call = begin(words);
  await once(call.child, 'close');
  return { code: call.child.exitCode, out: call.out() };
}

test('a reader that goes after the first line stops nothing: the deployment is carried out, and the exit code is its own', async () => {
  const call = begin(['deploy', example.folder, '--yes', '--json', '--endpoint', cloud.endpoint]);
  await once(call.child.stdout as NodeJS.ReadableStream, 'data');
  call.child.stdout?.destroy();
  expect(await ended(call)).toBe(0);
  const { json } = await runCommand(['status', example.folder, '--json', '--endpoint', cloud.endpoint]);
  expect(json).toMatchObject({ stack: 'http-counter-dev', status: 'CREATE_COMPLETE' });
});

test.runIf(existsSync('/dev/full'))('a disk that is full takes the result, not the deployment: it is told, and the exit code says so', async () => {
  const full = openSync('/dev/full', 'w');
  const child = spawn(process.execPath, [PROGRAM, 'deploy', example.folder, '--yes', '--stage', 'full', '--endpoint', cloud.endpoint], {
    stdio: ['ignore', full, 'pipe'],
  });
  begun.push(child);
  closeSync(full);
  let err = '';
  child.stderr?.on('data', (text: Buffer) => {
    err += text.toString();
  });
  await once(child, 'close');
  expect({ code: child.exitCode, isTold: /the result could not be written: ENOSPC/.test(err) }).toEqual({ code: 1, isTold: true });
  const { json } = await runCommand(['status', example.folder, '--stage', 'full', '--json', '--endpoint', cloud.endpoint]);
  expect(json.status).toBe('CREATE_COMPLETE');
});

test('following logs ends when nobody reads them any more', async () => {
  await runCommand(['deploy', example.folder, '--yes', '--stage', 'logs', '--json', '--endpoint', cloud.endpoint]);
  const invoke = () => runCommand(['invoke', example.folder, 'hit', '--stage', 'logs', '--json', '--endpoint', cloud.endpoint]);
  await invoke();
  const call = begin(['logs', example.folder, '--follow', '--stage', 'logs', '--endpoint', cloud.endpoint]);
  await once(call.child.stdout as NodeJS.ReadableStream, 'data');
  call.child.stdout?.destroy();
  await invoke();
  expect(await ended(call)).toBe(0);
});

test('a cloud in the foreground runs until Ctrl-C, and is stopped then; meanwhile `start` finds it', async () => {
  const call = begin(['local-cloud', '--json']);
  await once(call.child.stdout as NodeJS.ReadableStream, 'data');
  const first = JSON.parse(call.out());
  const started = await run('local-cloud', 'start', '--json');
  expect({ code: started.code, value: JSON.parse(started.out) }).toEqual({ code: 0, value: first });
  expect({ code: call.child.exitCode, isAlive: isAlive(first.pid) }).toEqual({ code: null, isAlive: true });
  call.child.kill('SIGINT');
  expect(await ended(call)).toBe(0);
  expect(isAlive(first.pid)).toBe(false);
  expect(JSON.parse((await run('local-cloud', 'stop', '--json')).out)).toEqual({ stopped: false });
});

test('`start` leaves it running, the second finds the first, and a foreground that loses its cloud ends', async () => {
  const first = JSON.parse((await run('local-cloud', 'start', '--json')).out);
  try {
    expect(first).toEqual({ endpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/), pid: expect.any(Number) });
    expect(JSON.parse((await run('local-cloud', 'start', '--json')).out)).toEqual(first);
    const call = begin(['local-cloud']);
    await once(call.child.stdout as NodeJS.ReadableStream, 'data');
    expect(JSON.parse((await run('local-cloud', 'stop', '--json')).out)).toEqual({ stopped: true });
    expect(await ended(call)).toBe(1);
  } finally {
    await run('local-cloud', 'stop');
  }
  expect(isAlive(first.pid)).toBe(false);
});

test('two first deployments at once: one makes the stack, the other says what it made, or that it is at work', async () => {
  const both = await Promise.all([1, 2].map(() => run('deploy', example.folder, '--yes', '--json', '--stage', 'twice', '--endpoint', cloud.endpoint)));
  const ends = both.map(({ out }) => JSON.parse(out.trim().split('\n').at(-1) ?? ''));
  const { json: outputs } = await runCommand(['outputs', example.folder, '--json', '--stage', 'twice', '--endpoint', cloud.endpoint]);
  expect(ends.some((one) => one.status === 'succeeded')).toBe(true);
  for (const one of ends) {
    if (one.status === 'succeeded' || one.status === 'unchanged') expect(one.outputs).toEqual(outputs);
    else expect(one.problems[0].code).toMatch(/^(StackBusy|StagingFailed)$/);
  }
});
