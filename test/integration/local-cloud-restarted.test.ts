import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { isAlive } from '#local-cloud/emulator-process.ts';
import { installEmulator } from '#local-cloud/install-emulator.ts';
import { places } from '#local-cloud/places.ts';
import { withLock } from '#local-cloud/running-file.ts';
import { runCommand } from '#support/command.ts';
import { copyOfExample, eventually, observer } from '#support/example-cloud.ts';

const root = join(import.meta.dirname, '..', '..');
const START = [join(root, 'scripts', 'run.js'), join(root, 'scripts', 'start.ts'), '--dev', '--no-open', '--port', '0'];

/** The local cloud that is kept: ended, and started again where it was or elsewhere, by whom it was started. */
let home: string;
let before: string | undefined;
let example: ReturnType<typeof copyOfExample>;
const occupied: Server[] = [];
const begun: ChildProcess[] = [];
beforeEach(async () => {
  await withLock(() => installEmulator((text) => process.stderr.write(`${text}\n`)));
  // A home of its own, so that nobody's running cloud is touched; what is installed is shared.
  home = mkdtempSync(join(tmpdir(), 'stackwright-home-'));
  for (const installed of [places().environment, places().sdk]) symlinkSync(installed, join(home, basename(installed)));
  before = process.env.STACKWRIGHT_HOME;
  process.env.STACKWRIGHT_HOME = home;
  example = copyOfExample('queue-worker');
});
afterEach(async () => {
  await runCommand(['local-cloud', 'stop']);
  for (const one of begun.splice(0)) if (one.exitCode === null) one.kill('SIGKILL');
  for (const one of occupied.splice(0)) one.close();
  if (before === undefined) delete process.env.STACKWRIGHT_HOME;
  else process.env.STACKWRIGHT_HOME = before;
  example.dispose();
  rmSync(home, { recursive: true, force: true });
});

const start = async (): Promise<{ endpoint: string; pid: number }> => (await runCommand(['local-cloud', 'start', '--json'])).json;
const stop = () => runCommand(['local-cloud', 'stop']);
async function occupy(endpoint: string): Promise<void> {
  const server = createServer((socket) => socket.destroy());
  occupied.push(server);
  server.listen(Number(new URL(endpoint).port), '127.0.0.1');
  await once(server, 'listening');
}

test('what was deployed works on after a start at another address, for the stack nothing differs, and that address is the next one’s', async () => {
  const first = await start();
  const deployed = await runCommand(['deploy', example.folder, '--yes', '--json']);
  expect(deployed.lines.at(-1)).toMatchObject({ status: 'succeeded' });
  await stop();
  await occupy(first.endpoint);

  const second = await start();
  expect(second.endpoint).not.toBe(first.endpoint);
  const { json: outputs } = await runCommand(['outputs', example.folder, '--json']);
  const answer = await fetch(`${outputs.ApiUrl}/jobs`, { method: 'POST', body: JSON.stringify({ job: 'moved' }) });
  expect([answer.ok, await answer.text()]).toEqual([true, expect.any(String)]);
  const { Results: table = '' } = await observer(second.endpoint).physicalIds('queue-worker-dev');
  await eventually(
    () => observer(second.endpoint).items(table),
    (items) => items.length === 1,
  );
  expect((await runCommand(['deploy', example.folder, '--yes', '--json'])).lines.at(-1)).toMatchObject({ status: 'unchanged' });

  await stop();
  const third = await start();
  expect(third.endpoint).toBe(second.endpoint);
  await runCommand(['local-cloud', 'reset']);
  await stop();
  expect((await start()).endpoint).not.toBe(second.endpoint);
});

test('ending `npm start` leaves a local cloud that somebody else has started since', async () => {
  const page = await startPage(process.execPath, START);
  const own = JSON.parse(readFileSync(places().running, 'utf8')) as { pid: number };
  await stop();
  const other = await start();
  page.kill('SIGINT');
  await once(page, 'exit');
  expect([isAlive(own.pid), isAlive(other.pid)]).toEqual([false, true]);
});

test('ending npm alone ends all that `npm start` has started', async () => {
  vi.stubEnv('npm_lifecycle_event', 'start');
  onTestFinished(() => void vi.unstubAllEnvs());
  // As npm does it, by a shell that waits.
  const npm = await startPage('sh', ['-c', '"$@"; exit', 'sh', process.execPath, ...START]);
  const { pid } = JSON.parse(readFileSync(places().running, 'utf8')) as { pid: number };
  npm.kill('SIGTERM');
  await once(npm, 'close'); // nobody holds what it wrote to any more
  expect(isAlive(pid)).toBe(false);
});

async function startPage(program: string, words: readonly string[]): Promise<ChildProcess> {
  const page = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  begun.push(page);
  const said = saidBy(page);
  await eventually(
    async () => said(),
    (text) => text.includes('Stackwright is at'),
    60,
  );
  return page;
}

function saidBy(child: ChildProcess): () => string {
  let text = '';
  child.stdout?.on('data', (more: Buffer) => {
    text += more.toString();
  });
  return () => text;
}
