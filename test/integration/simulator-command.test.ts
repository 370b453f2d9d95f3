import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand } from '#support/command.ts';
import { copyOfExample } from '#support/example-cloud.ts';

/** Rehearsals on the command line: `--target simulator`, with a scenario and a state between calls. */
let example: ReturnType<typeof copyOfExample>;
let scratch: string;
beforeEach(() => {
  example = copyOfExample('http-counter');
  scratch = mkdtempSync(join(tmpdir(), 'stackwright-rehearsal-'));
});
afterEach(() => {
  example.dispose();
  rmSync(scratch, { recursive: true, force: true });
});

const file = (name: string, content: unknown): string => {
  const path = join(scratch, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const run = (verb: string, ...words: string[]) => runCommand([verb, example.folder, '--target', 'simulator', '--json', ...words]);
const deploy = (...words: string[]) => run('deploy', '--yes', ...words);
const end = (result: Awaited<ReturnType<typeof run>>) => {
  const { status, problems } = result.lines.at(-1);
  return { code: result.code, status, problems: problems.map((one: { code: string }) => one.code) };
};

test('a state keeps the account between calls: deployed, unchanged, shown, removed', async () => {
  const state = join(scratch, 'account.json');
  expect(end(await deploy('--state', state))).toEqual({ code: 0, status: 'succeeded', problems: [] });
  expect(end(await deploy('--state', state))).toEqual({ code: 0, status: 'unchanged', problems: [] });
  expect((await run('status', '--state', state)).json).toMatchObject({ stack: 'http-counter-dev', status: 'CREATE_COMPLETE' });
  const { json: outputs } = await run('outputs', '--state', state);
  expect(outputs.VisitsTableName).toMatch(/^http-counter-dev-Visits-/);
  expect(end(await run('remove', '--yes', '--state', state))).toEqual({ code: 0, status: 'succeeded', problems: ['ResourceKept'] });
  expect((await run('status', '--state', state)).json).toEqual({ stack: null, status: null, lastOperation: null });
  // The table was kept, as its policy says.
  const { things } = JSON.parse(readFileSync(state, 'utf8')) as { things: { physicalId: string }[] };
  expect(things.map((one) => one.physicalId)).toContain(outputs.VisitsTableName);
});

test('a return names what each replacement has left in the account, first what the release had', async () => {
  const at = ['--yes', '--allow-loss', 'visits', '--state', join(scratch, 'account.json')];
  const manifest = join(example.folder, 'stackwright.json');
  const tables: string[] = [];
  for (const key of ['page', 'address', 'title']) {
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"name": "\w+",\n(\s+)"type": "S"/, `"name": "${key}",\n$1"type": "S"`));
    expect((await deploy(...at)).code).toBe(0);
    tables.push((await run('outputs', ...at.slice(-2))).json.VisitsTableName);
  }
  const first = (await run('releases', ...at.slice(-2))).json.at(-1).id;
  const { problems } = (await run('return', first, ...at.slice(-2))).lines.at(-1);
  expect(new Set(tables).size).toBe(3);
  expect(problems.map((one: { code: string; summary: string }) => [one.code, one.summary.split(', as ')[1]])).toEqual([
    ['ReleaseNotUndone', tables[0]],
    ['ReleaseNotUndone', tables[1]],
  ]);
});

test('a removal names what goes, what is lost with it and what stays, without --json and with --yes too', async () => {
  const worker = copyOfExample('queue-worker');
  try {
    const manifest = join(worker.folder, 'stackwright.json');
    writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), template: 'more.yaml' }));
    writeFileSync(join(worker.folder, 'more.yaml'), 'Resources:\n  Inbox:\n    Type: AWS::SQS::Queue\n    DeletionPolicy: Delete\n');
    const at = ['--target', 'simulator', '--yes', '--state', join(scratch, 'account.json')];
    const removed: string[] = [];
    for (const folder of [example.folder, worker.folder]) {
      expect((await runCommand(['deploy', folder, ...at])).code).toBe(0);
      const { out } = await runCommand(['remove', folder, '--allow-loss', 'Inbox', ...at]);
      removed.push(out.split('\n').find((line) => line.startsWith('removing ')) ?? '');
    }
    expect(removed).toEqual([
      'removing http-counter-dev: 10 resources go: api, hit; visits stays in the account, and may cost money',
      'removing queue-worker-dev: 13 resources go: api, submit, work, Inbox; Inbox goes with what it holds; failedJobs, results, jobs stay in the account, and may cost money',
    ]);
  } finally {
    worker.dispose();
  }
});

test('a removal deletes what holds data only where that is named; what would go is told before anything is refused', async () => {
  const manifest = join(example.folder, 'stackwright.json');
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), template: 'more.yaml' }));
  writeFileSync(join(example.folder, 'more.yaml'), 'Resources:\n  Inbox:\n    Type: AWS::SQS::Queue\n    DeletionPolicy: Delete\n');
  const state = join(scratch, 'account.json');
  expect(end(await deploy('--state', state))).toMatchObject({ code: 0 });
  const told = async (...words: string[]) => {
    const { code, lines, err } = await run('remove', '--state', state, ...words);
    const { losses, stays } = lines[0];
    return { code, type: lines[0].type, losses, stays, err, last: lines.length === 1 ? undefined : lines.at(-1) };
  };
  const plan = { type: 'plan', losses: ['Inbox'], stays: ['visits'] };
  const asked = await told();
  expect(asked).toEqual({ ...plan, code: 2, err: 'stackwright: remove deletes the stack: say --yes --allow-loss Inbox\n', last: undefined });
  const refused = await told('--yes', '--allow-loss', 'visits');
  expect(refused).toMatchObject({
    ...plan,
    code: 1,
    last: {
      status: 'failed',
      problems: [{ code: 'LossNotAllowed', file: 'more.yaml', remedy: expect.stringMatching(/^confirm the loss of Inbox by name \(`--allow-loss Inbox`\)/) }],
    },
  });
  expect((await run('status', '--state', state)).json).toMatchObject({ status: 'CREATE_COMPLETE' });
  const text = await runCommand(['remove', example.folder, '--target', 'simulator', '--state', state]);
  expect(text).toMatchObject({ code: 2, out: expect.stringMatching(/^removing http-counter-dev: .*; Inbox goes with what it holds; visits stays/) });
  expect(await told('--yes', '--allow-loss', 'Inbox', '--allow-loss', 'nope')).toMatchObject({
    ...plan,
    last: { status: 'succeeded', problems: expect.arrayContaining([expect.objectContaining({ code: 'LossUnknown' })]) },
  });
  expect((await run('status', '--state', state)).json).toMatchObject({ stack: null });
});

test('a stack that is whole is not said to be recovered', async () => {
  const scenario = file('whole.json', { stacks: { 'http-counter-dev': { status: 'UPDATE_COMPLETE', holds: ['hit'] } } });
  const { code, err } = await runCommand(['recover', example.folder, '--yes', '--target', 'simulator', '--scenario', scenario]);
  expect([code, err]).toEqual([0, expect.stringMatching(/^note: [^\n]*nothing has to be recovered[^\n]*\n$/)]);
});

test('a name that can’t be meant is never dropped without a word', async () => {
  const unknown = await deploy('--allow-loss', 'nope', '--allow-loss', 'visits');
  expect(end(unknown)).toEqual({ code: 0, status: 'succeeded', problems: ['LossUnknown'] });
  // Where nothing changes, too.
  const state = join(scratch, 'account.json');
  const names = ['--allow-loss', 'nope', '--allow-loss', 'visits', '--allow-loss', 'Hit', '--state', state];
  await deploy('--state', state);
  expect(end(await deploy(...names))).toEqual({ code: 0, status: 'unchanged', problems: ['LossUnknown'] });
  const [release] = (await run('releases', '--state', state)).json;
  expect(end(await run('return', release.id, '--yes', ...names))).toEqual({ code: 0, status: 'unchanged', problems: ['LossUnknown'] });
  expect((await run('recover', '--yes', '--skip', '')).code).toBe(2);
  for (const [option, value] of [
    ['--retain', '--yes'],
    ['--allow-loss', '--json'],
    ['--state', '--yes'],
  ] as const) {
    const { code, err } = await run('recover', option, value);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(`${option} needs a value, and "${value}" is an option`) });
  }
  for (const [status, wrong, right] of [
    ['DELETE_FAILED', '--skip', '--retain'],
    ['UPDATE_ROLLBACK_FAILED', '--retain', '--skip'],
  ] as const) {
    const scenario = file('broken.json', { speed: 500, stacks: { 'http-counter-dev': { status, holds: ['hit', 'visits'] } } });
    const refused = await run('recover', '--yes', wrong, 'hit', '--scenario', scenario);
    expect([refused.code, refused.json]).toMatchObject([1, { from: status, to: status, problems: [{ code: 'StackBroken', remedy: `say \`${right} hit\`` }] }]);
  }
});

test('a deletion that is tried again asks for what holds data and would go; `--yes` is no consent to that', async () => {
  const holds = { Letters: 'AWS::SQS::Queue', Role: 'AWS::IAM::Role' };
  const scenario = file('half-gone.json', { speed: 500, stacks: { 'http-counter-dev': { status: 'DELETE_FAILED', holds } } });
  const refused = await run('recover', '--yes', '--scenario', scenario);
  expect([refused.code, refused.json]).toMatchObject([
    1,
    {
      from: 'DELETE_FAILED',
      to: 'DELETE_FAILED',
      problems: [{ code: 'LossNotAllowed', resource: 'Letters', remedy: expect.stringContaining('--allow-loss Letters') }],
    },
  ]);
  const allowed = await run('recover', '--yes', '--allow-loss', 'Letters', '--scenario', scenario);
  expect([allowed.code, allowed.json]).toMatchObject([0, { from: 'DELETE_FAILED', to: 'DELETE_COMPLETE', problems: [] }]);
});

test('what is kept of a deletion that is tried again is told once, of a function too', async () => {
  const state = join(scratch, 'account.json');
  expect(end(await deploy('--state', state))).toMatchObject({ code: 0 });
  const scenario = file('in-use.json', { speed: 500, resources: { hit: { delete: { fail: 'in use' } } } });
  expect(end(await run('remove', '--yes', '--state', state, '--scenario', scenario))).toMatchObject({ code: 1, status: 'failed' });
  const { code, json } = await run('recover', '--yes', '--retain', 'hit', '--state', state, '--scenario', scenario);
  const kept = (json.problems as { code: string; summary: string }[]).filter((one) => /^hit /.test(one.summary));
  expect([code, json.to, kept.map((one) => one.code)]).toEqual([0, 'DELETE_COMPLETE', ['ResourceKept']]);
});

test('a stack that somebody has protected is told as that, with what to do', async () => {
  const scenario = file('protected.json', { stacks: { 'http-counter-dev': { status: 'CREATE_COMPLETE', holds: ['hit'], terminationProtection: true } } });
  const { problems } = (await run('remove', '--yes', '--scenario', scenario)).lines.at(-1);
  expect(problems).toEqual([
    expect.objectContaining({
      code: 'StackProtected',
      summary: 'the stack http-counter-dev is protected against its deletion (termination protection): somebody has switched that on',
      remedy: expect.stringMatching(/^ask whoever did, or switch it off .*--stack-name http-counter-dev`, or in the console\), then delete it again$/),
    }),
  ]);
});

test('without a state nothing is kept', async () => {
  expect(end(await deploy())).toEqual({ code: 0, status: 'succeeded', problems: [] });
  expect((await run('status')).json).toEqual({ stack: null, status: null, lastOperation: null });
});

test('a resource fails as the scenario says, by its name in the project, with its reason first', async () => {
  const scenario = file('fails.json', { resources: { visits: { create: { seconds: 4, fail: 'Table already exists: visits' } } } });
  const result = await deploy('--scenario', scenario);
  expect(end(result)).toMatchObject({ code: 1, status: 'rolledBack' });
  expect(result.lines.at(-1).problems[0]).toMatchObject({
    code: 'ResourceFailed',
    resource: 'visits',
    summary: expect.stringContaining('Table already exists: visits'),
  });
});

test('a failure that strikes once is over when the same state is deployed to again', async () => {
  const state = join(scratch, 'account.json');
  const scenario = file('once.json', { resources: { hit: { create: { fail: 'no capacity', times: 1 } } } });
  const again = (...words: string[]) => deploy('--state', state, '--scenario', scenario, ...words);
  expect(end(await again())).toMatchObject({ code: 1, status: 'rolledBack' });
  expect(end(await again())).toMatchObject({ code: 1, status: 'failed', problems: ['StackBroken'] });
  expect(end(await again('--replace-broken'))).toMatchObject({ code: 0, status: 'succeeded' });
});

test('credentials that expire end it as lost, whenever they do; what was begun goes on', async () => {
  for (const afterSeconds of [0, 60]) {
    const scenario = file('expires.json', {
      speed: 400,
      resources: { visits: { create: { seconds: 200 } } },
      faults: [{ command: '*', afterSeconds, error: 'ExpiredToken' }],
    });
    const state = join(scratch, `account-${afterSeconds}.json`);
    expect(end(await deploy('--scenario', scenario, '--state', state))).toEqual({ code: 1, status: 'lost', problems: ['CredentialsExpired'] });
    if (afterSeconds === 0) continue;
    await expect.poll(async () => (await run('status', '--state', state)).json.status).toBe('CREATE_COMPLETE');
  }
});

test('throttling and a lost answer are survived, and nothing is carried out twice', async () => {
  const scenario = file('rough.json', {
    faults: [
      { command: 'DescribeStackEvents', calls: [2, 3, 4], error: 'Throttling' },
      { command: 'ExecuteChangeSet', calls: [1], error: 'network' },
    ],
  });
  const result = await deploy('--scenario', scenario);
  expect(end(result)).toEqual({ code: 0, status: 'succeeded', problems: [] });
  expect(result.lines.filter((line) => line.type === 'phase').map((line) => line.phase)).toContain('executing');
});

test('a stack that stands in the scenario is refused when it is broken, and never touched when it isn’t ours', async () => {
  const broken = file('broken.json', { stacks: { 'http-counter-dev': { status: 'ROLLBACK_FAILED', holds: ['hit'] } } });
  expect(end(await deploy('--scenario', broken))).toEqual({ code: 1, status: 'failed', problems: ['StackBroken'] });
  expect(end(await deploy('--scenario', broken, '--replace-broken'))).toMatchObject({ code: 0, status: 'succeeded' });
  const foreign = file('foreign.json', { stacks: { 'http-counter-dev': { status: 'CREATE_COMPLETE', ours: false } } });
  expect(end(await deploy('--scenario', foreign))).toEqual({ code: 1, status: 'failed', problems: ['StackNotOurs'] });
  expect(end(await run('remove', '--yes', '--scenario', foreign))).toMatchObject({ code: 1, status: 'failed' });
});

test('nothing of a stack that isn’t ours is run or shown', async () => {
  const foreign = file('foreign.json', { stacks: { 'http-counter-dev': { status: 'CREATE_COMPLETE', ours: false, holds: ['hit', 'visits'] } } });
  for (const [words, unfinished] of [
    [['invoke', 'hit'], { status: 'failed', payload: null, logs: [] }],
    [['logs', 'hit'], {}],
    [['logs'], {}],
    [['outputs'], {}],
    [['status'], { stack: null, status: null, lastOperation: null }],
    [['drift'], { stack: null, drifted: [], unchecked: [] }],
    [['stop'], { stopped: false }],
    [['recover', '--yes'], {}],
  ] as const) {
    const [verb, ...more] = words;
    const { code, json } = await run(verb, ...more, '--scenario', foreign);
    expect([verb, code, json]).toMatchObject([verb, 1, { ...unfinished, problems: [{ code: 'StackNotOurs' }] }]);
  }
});

test('a stack that is at work is told with what can be done about it: stopping where that is possible, and what was asked for', async () => {
  const at = (status: string) => file('busy.json', { speed: 20, stacks: { 'http-counter-dev': { status, holds: ['hit'], seconds: 600 } } });
  const said = async (verb: string, status: string) => {
    const { lines, json } = await run(verb, ...(verb === 'stop' ? [] : ['--yes']), '--scenario', at(status));
    const [first] = (lines.at(-1)?.problems ?? json?.problems ?? []) as { code: string; summary: string; remedy: string }[];
    return [first?.code, first?.remedy];
  };
  expect(await said('deploy', 'UPDATE_IN_PROGRESS')).toEqual(['StackBusy', expect.stringContaining('`stop`')]);
  expect(await said('remove', 'UPDATE_IN_PROGRESS')).toEqual(['StackBusy', expect.stringMatching(/^wait until it is over, then remove it again; .*`stop`/)]);
  for (const status of ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'IMPORT_IN_PROGRESS']) {
    expect(await said('deploy', status)).toEqual(['StackBusy', 'wait until it is over, then deploy again']);
    expect(await said('remove', status)).toEqual(['StackBusy', 'wait until it is over, then remove it again']);
  }
  for (const status of ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'IMPORT_IN_PROGRESS', 'UPDATE_ROLLBACK_IN_PROGRESS', 'DELETE_IN_PROGRESS']) {
    expect(await said('stop', status)).toEqual(['StopRefused', 'wait until it is over']);
  }
});

test('what is declared and used by nothing is told of: by the scan, and by a deployment that leaves it out', async () => {
  const manifest = join(example.folder, 'stackwright.json');
  const project = JSON.parse(readFileSync(manifest, 'utf8'));
  project.resources.spare = { type: 'sqs.queue' };
  writeFileSync(manifest, JSON.stringify(project, null, 2));
  const note = { code: 'ResourceUnused', severity: 'info', file: 'stackwright.json', line: 46, summary: 'spare is left out, because nothing uses it' };
  const { code, json } = await runCommand(['scan', example.folder, '--json']);
  expect([code, json.problems]).toMatchObject([0, [note]]);
  const state = join(scratch, 'account.json');
  for (const status of ['succeeded', 'unchanged']) expect((await deploy('--state', state)).lines.at(-1)).toMatchObject({ status, problems: [note] });
  const words = await runCommand(['deploy', example.folder, '--target', 'simulator', '--yes']);
  expect(words.err.match(/^note: .*/gm)).toEqual([expect.stringContaining('spare is left out, because nothing uses it; use it in code or as a trigger')]);
  expect((await run('deploy')).lines.at(-1)).toMatchObject({ status: 'staged', problems: [note] });
});

test('what the project calls the account’s own is there, unless the scenario misses it', async () => {
  const manifest = join(example.folder, 'stackwright.json');
  const project = JSON.parse(readFileSync(manifest, 'utf8'));
  project.resources.legacy = { type: 'sqs.queue', origin: 'account', reference: 'arn:aws:sqs:us-east-1:123456789012:legacy' };
  project.functions.hit.triggers.order = { type: 'sqs.messages', resource: 'legacy' };
  writeFileSync(manifest, JSON.stringify(project));
  expect(end(await deploy())).toMatchObject({ code: 0, status: 'succeeded' });
  const result = await deploy('--scenario', file('missing.json', { missing: ['legacy'] }));
  expect(end(result)).toMatchObject({ code: 1, status: 'rolledBack' });
  expect(result.lines.at(-1).problems[0].summary).toContain('arn:aws:sqs:us-east-1:123456789012:legacy does not exist');
});

test('a scenario or a state that cannot be read is told with its place; the file stays as it is', async () => {
  const torn = await deploy('--scenario', file('torn.json', '{ "speed": 0 }'));
  expect(end(torn)).toEqual({ code: 1, status: 'failed', problems: ['ScenarioInvalid'] });
  expect(torn.lines.at(-1).problems[0]).toMatchObject({ file: expect.stringMatching(/torn\.json$/), line: 1, column: 3, summary: "`speed` can't be 0" });
  const other = file('other.json', '{ "name": "mine" }');
  expect(end(await deploy('--state', other))).toEqual({ code: 1, status: 'failed', problems: ['ScenarioInvalid'] });
  expect(readFileSync(other, 'utf8')).toBe('{ "name": "mine" }');
  const unknown = await deploy('--scenario', file('typo.json', { resources: { vists: { create: { fail: 'no' } } } }));
  expect(unknown).toMatchObject({ code: 0, err: expect.stringContaining('the project has no resource or function vists') });
});

test('a ready scenario goes by its name', async () => {
  expect(end(await deploy('--scenario', 'failure'))).toMatchObject({ code: 1, status: 'rolledBack' });
  expect(end(await deploy('--scenario', 'failed-rollback'))).toMatchObject({ code: 1, status: 'failed', problems: ['StackBroken'] });
  expect(end(await deploy('--scenario', 'lost-connection'))).toEqual({ code: 0, status: 'succeeded', problems: [] });
});

test('the options belong to the simulator', async () => {
  const scenario = file('any.json', {});
  for (const words of [
    ['--scenario', scenario, '--target', 'local'],
    ['--state', scenario, '--target', 'aws'],
    ['--scenario', join(scratch, 'none.json')],
  ]) {
    expect((await run('status', ...words)).code).toBe(2);
  }
});

test('two calls at once share the account: one deploys, the other sees it', async () => {
  const state = join(scratch, 'account.json');
  const scenario = file('slow.json', { speed: 100, resources: { visits: { create: { seconds: 600 } } } });
  const deploying = deploy('--state', state, '--scenario', scenario);
  const status = async () => (existsSync(state) ? (await run('status', '--state', state, '--scenario', scenario)).json.status : null);
  await expect.poll(status).toBe('CREATE_IN_PROGRESS');
  expect(end(await deploy('--state', state, '--scenario', scenario))).toEqual({ code: 1, status: 'failed', problems: ['StackBusy'] });
  expect(end(await deploying)).toMatchObject({ code: 0, status: 'succeeded' });
  expect(await status()).toBe('CREATE_COMPLETE');
});
