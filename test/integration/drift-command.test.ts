import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand } from '#support/command.ts';
import { copyOfExample } from '#support/example-cloud.ts';

// `drift`, `deploy --keep` and `deploy --import-existing` on the command line, in a simulated account that is kept between calls.

let example: ReturnType<typeof copyOfExample>;
let scratch: string;
let state: string;
beforeEach(() => {
  example = copyOfExample('http-counter');
  scratch = mkdtempSync(join(tmpdir(), 'stackwright-drift-'));
  state = join(scratch, 'account.json');
});
afterEach(() => {
  example.dispose();
  rmSync(scratch, { recursive: true, force: true });
});

const scenario = (content: unknown): string => {
  const path = join(scratch, 'scenario.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
};
const run = (verb: string, ...words: string[]) => runCommand([verb, example.folder, '--target', 'simulator', '--json', '--state', state, ...words]);
const end = (result: Awaited<ReturnType<typeof run>>) => {
  const { status, problems } = result.lines.at(-1);
  return { code: result.code, status, problems: problems.map((one: { code: string }) => one.code) };
};

test('`drift` tells what was changed beside the stack; `--revert` stages what takes it back, and executes it with `--yes` only', async () => {
  expect((await run('drift')).json).toMatchObject({ stack: null, problems: [{ code: 'StackMissing' }] });
  expect(end(await run('deploy', '--yes')).status).toBe('succeeded');
  expect((await run('drift')).json).toMatchObject({ stack: 'http-counter-dev', status: 'inSync', drifted: [] });
  const byHand = scenario({ drift: { hit: { MemorySize: 3008 } } });
  const found = await run('drift', '--scenario', byHand);
  expect([found.code, found.json.status, found.json.canRevert]).toEqual([0, 'drifted', true]);
  expect(found.json.drifted).toMatchObject([
    { name: 'hit', resourceType: 'AWS::Lambda::Function', kind: 'changed', differences: [{ property: 'MemorySize', actual: '3008' }] },
  ]);
  expect((found.json.unchecked as { why: string }[]).every((one) => one.why === 'type')).toBe(true);

  expect(end(await run('drift', '--revert'))).toEqual({ code: 0, status: 'staged', problems: [] });
  expect((await run('drift')).json.status).toBe('drifted');
  const back = await run('drift', '--revert', '--yes');
  expect(end(back)).toEqual({ code: 0, status: 'succeeded', problems: [] });
  // What refers to the function may change with it.
  expect(back.lines.find((line) => line.type === 'change')).toMatchObject({ action: 'modify', logicalId: 'Hit', replacement: 'never' });
  expect((await run('drift')).json.status).toBe('inSync');
  expect(end(await run('drift', '--revert', '--yes')).status).toBe('unchanged');
});

test('`deploy --keep` leaves what succeeded and goes on from there; without it such a stack is refused', async () => {
  const fails = scenario({ resources: { hit: { create: { fail: 'no capacity', times: 1 } } } });
  expect(end(await run('deploy', '--yes', '--keep', '--scenario', fails))).toMatchObject({
    code: 1,
    status: 'failed',
    problems: ['ResourceFailed', 'StackBroken'],
  });
  expect((await run('status')).json.status).toBe('CREATE_FAILED');
  expect(end(await run('deploy', '--yes'))).toEqual({ code: 1, status: 'failed', problems: ['StackBroken'] });
  const again = await run('deploy', '--yes', '--keep');
  expect(end(again)).toEqual({ code: 0, status: 'succeeded', problems: [] });
  expect((await run('status')).json.status).toBe('UPDATE_COMPLETE');
});

test('`deploy --import-existing` takes over what exists under a name of the template, which is offered where the name is taken', async () => {
  const manifest = join(example.folder, 'stackwright.json');
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), template: 'extra.template.json' }));
  writeFileSync(
    join(example.folder, 'extra.template.json'),
    JSON.stringify({
      Resources: { Ledger: { Type: 'AWS::SQS::Queue', DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain', Properties: { QueueName: 'ledger' } } },
    }),
  );
  expect(end(await run('deploy', '--yes')).status).toBe('succeeded');
  await run('remove', '--yes');
  const refused = await run('deploy', '--yes');
  expect(end(refused)).toEqual({ code: 1, status: 'failed', problems: ['StagingFailed', 'ResourceImportable'] });
  expect(refused.lines.at(-1).problems[1].remedy).toContain('--import-existing');
  const imported = await run('deploy', '--yes', '--import-existing');
  expect(end(imported)).toEqual({ code: 0, status: 'succeeded', problems: [] });
  expect(imported.lines.filter((line) => line.type === 'change' && line.action === 'import').map((line) => line.logicalId)).toEqual(['Ledger']);
});
