import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommandLine } from '#cli/run-command-line.ts';
import { runCommand } from '#support/command.ts';
import { copyOfExample } from '#support/example-cloud.ts';

/** Ctrl-C at every phase: what is said, and what is left. */
let example: ReturnType<typeof copyOfExample>;
let scratch: string;
let state: string;
beforeEach(() => {
  example = copyOfExample('http-counter');
  scratch = mkdtempSync(join(tmpdir(), 'stackwright-stopped-'));
  state = join(scratch, 'account.json');
});
afterEach(() => {
  example.dispose();
  rmSync(scratch, { recursive: true, force: true });
});

const words = (verb: string, ...more: string[]) => [verb, example.folder, '--target', 'simulator', '--state', state, '--json', ...more];

/** Runs it, and presses Ctrl-C when a line of it says so; as a signal does, never in the middle of other code. */
async function stoppedWhen(isTime: (line: Line) => boolean, command: readonly string[]) {
  const stop = new AbortController();
  const lines: Line[] = [];
  let err = '';
  const code = await runCommandLine(command, {
    out: (text) => {
      const line = JSON.parse(text) as Line;
      lines.push(line);
      if (isTime(line)) setImmediate(() => stop.abort(new Error('stopped')));
    },
    err: (text) => {
      err += text;
    },
    colours: false,
    interactive: false,
    signal: stop.signal,
  });
  return { code, last: lines.at(-1) as Line, err };
}
interface Line {
  readonly type?: string;
  readonly phase?: string;
  readonly state?: string;
  readonly status?: string;
  readonly problems?: readonly { readonly code: string; readonly summary: string; readonly remedy: string }[];
}
const status = async () => (await runCommand(words('status'))).json;

test.each(['building', 'initializing', 'preparing', 'uploading', 'staging'])(
  'stopped while it is %s, it says so, has executed nothing and leaves nothing staged',
  async (phase) => {
    const { code, last } = await stoppedWhen((line) => line.phase === phase, words('deploy', '--yes'));
    expect({ code, status: last.status, problems: last.problems?.map((one) => one.code) }).toEqual({ code: 130, status: 'failed', problems: ['Stopped'] });
    expect(last.problems?.[0]?.summary).toMatch(/^stopped .*nothing was executed, and nothing stays staged/);
    expect(await status()).toEqual({ stack: null, status: null, lastOperation: null });
  },
);

test('stopped at the staged changes, or at the very beginning of their execution, it is one or the other: taken back, or going on', async () => {
  for (const phase of ['staged', 'executing']) {
    const { code, last } = await stoppedWhen((line) => line.phase === phase, words('deploy', '--yes', '--stage', phase));
    expect(code).toBe(130);
    const [problem] = last.problems ?? [];
    const { json } = await runCommand(words('status', '--stage', phase));
    if (problem?.code === 'Stopped') expect({ status: last.status, stack: json.stack }).toEqual({ status: 'failed', stack: null });
    else {
      expect(last).toMatchObject({ status: 'lost', problems: [{ code: 'DeploymentLost', remedy: expect.stringContaining('`status`') }] });
      expect(json.stack).toBe(`http-counter-${phase}`);
    }
  }
});

test('stopped while it is carried out, the cloud goes on by itself, and that is said', async () => {
  const { code, last } = await stoppedWhen((line) => line.type === 'resource' && line.state === 'running', words('deploy', '--yes'));
  expect({ code, status: last.status }).toEqual({ code: 130, status: 'lost' });
  expect(last.problems).toEqual([
    expect.objectContaining({
      code: 'DeploymentLost',
      summary: 'it is no longer followed from here: it goes on in the cloud',
      remedy: expect.stringContaining('`status`'),
    }),
  ]);
  expect((await status()).stack).toBe('http-counter-dev');
});

test('a removal that is stopped goes on in the cloud too', async () => {
  await runCommand(words('deploy', '--yes'));
  const { code, last } = await stoppedWhen((line) => line.type === 'resource' && line.state === 'running', words('remove', '--yes'));
  expect({ code, status: last.status, problems: last.problems?.map((one) => [one.code, one.remedy]) }).toEqual({
    code: 130,
    status: 'lost',
    problems: [['DeploymentLost', 'look again (`status`)']],
  });
});

test('stopped before anything is begun, every call says so in its own shape', async () => {
  const stopped = AbortSignal.abort(new Error('stopped'));
  const problems = [expect.objectContaining({ code: 'Stopped' })];
  expect((await runCommand(words('deploy', '--yes'), stopped)).lines.at(-1)).toMatchObject({ type: 'finished', status: 'failed', problems });
  expect(await runCommand(words('status'), stopped)).toMatchObject({ code: 130, json: { problems } });
  expect(await runCommand(words('recover', '--yes'), stopped)).toMatchObject({ code: 130, json: { from: null, to: null, problems } });
});

test('a stack that could not be taken back names the way out', async () => {
  await runCommand(words('deploy', '--yes'));
  writeFileSync(join(example.folder, 'src/hit.ts'), 'export const handler = async () => ({ statusCode: 204, body: process.env.VISITS_TABLE });\n');
  const scenario = join(scratch, 'stuck.json');
  writeFileSync(scenario, JSON.stringify({ resources: { hit: { update: { fail: 'no capacity' }, rollback: { fail: 'the old code is gone' } } } }));
  const { code, lines } = await runCommand(words('deploy', '--yes', '--scenario', scenario));
  expect(code).toBe(1);
  expect(lines.at(-1).status).toBe('failed');
  const told = lines.at(-1).problems as { code: string; remedy: string }[];
  expect(told.map((one) => one.code)).toContain('StackBroken');
  for (const one of told.filter((each) => each.code !== 'ResourceCancelled')) expect(one.remedy).toContain('`recover`');
});

test('what nobody followed to its end is told as not listed, and enters the ledger with the next deployment that finds it', async () => {
  const { last } = await stoppedWhen((line) => line.type === 'resource' && line.state === 'running', words('deploy', '--yes'));
  expect(last.status).toBe('lost');
  await expect.poll(async () => (await status()).status, { timeout: 60_000 }).toBe('CREATE_COMPLETE');
  const before = await runCommand(words('releases'));
  expect([before.code, before.json]).toEqual([0, []]);
  expect(before.err).toMatch(
    /^warning: the stack http-counter-dev was last changed at 20\S+Z, by a deployment that isn't in the list; .*\(ReleaseNotKept\)\n$/,
  );
  expect((await runCommand(words('deploy', '--yes'))).lines.at(-1)).toMatchObject({ status: 'unchanged' });
  const after = await runCommand(words('releases'));
  expect([after.err, after.json]).toMatchObject(['', [{ status: 'succeeded', summary: expect.stringContaining('11 ') }]]);
  // Once: another that finds nothing to do has nothing to enter.
  await runCommand(words('deploy', '--yes'));
  expect((await runCommand(words('releases'))).json).toHaveLength(1);
});
