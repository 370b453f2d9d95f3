import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { runCommand } from '#support/command.ts';
import { copyOfExample } from '#support/example-cloud.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';

/** With `--json` a call that fails still prints what programs wait for, and odd input is a problem or a wrong call, never a trace. */
let cloud: TestCloud;
let example: ReturnType<typeof copyOfExample>;
let scratch: string;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());
beforeEach(() => {
  example = copyOfExample('http-counter');
  scratch = mkdtempSync(join(tmpdir(), 'stackwright-shapes-'));
});
afterEach(() => {
  example.dispose();
  rmSync(scratch, { recursive: true, force: true });
});

const at = () => ['--json', '--endpoint', cloud.endpoint];
const coded = (...codes: string[]) => codes.map((code) => expect.objectContaining({ code, summary: expect.any(String), remedy: expect.any(String) }));

test('without a stack every call that needs one prints one value with the problem', async () => {
  // A stage of its own: other tests deploy theirs.
  const nowhere = [...at(), '--stage', 'nowhere'];
  const missing = { code: 1, json: { problems: coded('StackMissing') } };
  expect(await runCommand(['outputs', example.folder, ...nowhere])).toMatchObject(missing);
  expect(await runCommand(['logs', example.folder, ...nowhere])).toMatchObject(missing);
  expect((await runCommand(['invoke', example.folder, 'hit', ...nowhere])).json).toEqual({
    status: 'failed',
    payload: null,
    logs: [],
    problems: coded('StackMissing'),
  });
  expect((await runCommand(['remove', example.folder, '--yes', ...nowhere])).lines.at(-1)).toMatchObject({ type: 'finished', status: 'failed', outputs: {} });
});

test('without a manifest too', async () => {
  rmSync(join(example.folder, 'stackwright.json'));
  const problems = coded('ManifestMissing');
  for (const verb of ['outputs', 'logs', 'status']) expect((await runCommand([verb, example.folder, ...at()])).json).toMatchObject({ problems });
  for (const verb of ['deploy', 'remove']) {
    expect((await runCommand([verb, example.folder, '--yes', ...at()])).lines.at(-1)).toMatchObject({ type: 'finished', status: 'failed', problems });
  }
});

test('where the local cloud can’t run, a deployment ends with its own last line', async () => {
  const before = { PATH: process.env.PATH, PYTHON: process.env.PYTHON, STACKWRIGHT_HOME: process.env.STACKWRIGHT_HOME };
  Object.assign(process.env, { PATH: scratch, PYTHON: '', STACKWRIGHT_HOME: scratch });
  try {
    const { code, lines } = await runCommand(['deploy', example.folder, '--yes', '--json']);
    expect({ code, last: lines.at(-1) }).toEqual({
      code: 1,
      last: { type: 'finished', at: expect.any(String), status: 'failed', outputs: {}, problems: coded('LocalCloudMissing') },
    });
    expect((await runCommand(['invoke', example.folder, 'hit', '--json'])).json).toMatchObject({
      status: 'failed',
      logs: [],
      problems: coded('LocalCloudMissing'),
    });
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
});

test('a function that was deleted beside the stack is told as that, with what makes it anew', async () => {
  await runCommand(['deploy', example.folder, '--yes', ...at()]);
  const { json: outputs } = await runCommand(['outputs', example.folder, ...at()]);
  const lambda = new LambdaClient({ endpoint: cloud.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  await lambda.send(new DeleteFunctionCommand({ FunctionName: outputs.HitFunctionName }));
  const invoked = await runCommand(['invoke', example.folder, 'hit', ...at()]);
  expect(invoked).toMatchObject({ code: 1, json: { status: 'failed', payload: null, logs: [], problems: coded('FunctionMissing') } });
  expect(invoked.json.problems[0].remedy).toContain('another name');
  // As it says.
  const manifest = join(example.folder, 'stackwright.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"hit": {', '"hit2": {'));
  expect((await runCommand(['deploy', example.folder, '--yes', ...at()])).lines.at(-1)).toMatchObject({ status: 'succeeded' });
  expect(await runCommand(['invoke', example.folder, 'hit2', ...at()])).toMatchObject({ code: 0, json: { status: 'succeeded' } });
});

test('a removal says once what goes and what stays, and of each resource which', async () => {
  const stage = ['--stage', 'gone', ...at()];
  await runCommand(['deploy', example.folder, '--yes', ...stage]);
  const { lines } = await runCommand(['remove', example.folder, '--yes', ...stage]);
  const plan = lines.find((one) => one.type === 'plan');
  expect(plan).toMatchObject({ stack: 'http-counter-gone', goes: ['api', 'hit'], stays: ['visits'] });
  expect(plan.resources).toContainEqual({
    name: 'visits',
    logicalId: 'Visits',
    type: 'AWS::DynamoDB::Table',
    physicalId: expect.stringContaining('Visits'),
    stays: true,
  });
  expect(plan.resources.filter((one: { name: string }) => one.name === 'hit').length).toBeGreaterThan(1);
  expect(lines.filter((one) => one.type === 'change' && one.stays).map((one) => [one.name, one.action])).toEqual([['visits', 'keep']]);
  expect(lines.filter((one) => one.type === 'change' && !one.stays).every((one) => one.action === 'remove')).toBe(true);
  const text = await runCommand(['remove', example.folder, '--yes', '--stage', 'none', '--endpoint', cloud.endpoint]);
  expect(text).toMatchObject({ code: 1, out: 'failed\n', err: expect.stringContaining('StackMissing') });
});

test('a loop by a trigger of its own is told before the execution, and stops nothing', async () => {
  mkdirSync(join(scratch, 'src'));
  writeFileSync(
    join(scratch, 'stackwright.json'),
    JSON.stringify({
      version: 1,
      name: 'again',
      cloud: 'aws',
      functions: { work: { entry: 'src/work.mjs', triggers: { got: { type: 'sqs.messages', resource: 'jobs' } } } },
      resources: { jobs: { type: 'sqs.queue', origin: 'project' } },
    }),
  );
  writeFileSync(
    join(scratch, 'src/work.mjs'),
    `import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
const sqs = new SQSClient({});
export const handler = async (event) => {
  if (event.tries < 3) await sqs.send(new SendMessageCommand({ QueueUrl: process.env.JOBS_QUEUE_URL, MessageBody: 'again' }));
};
`,
  );
  expect(await runCommand(['scan', scratch, '--json'])).toMatchObject({ code: 0 });
  const { code, lines } = await runCommand(['deploy', scratch, '--yes', ...at()]);
  expect({ code, status: lines.at(-1).status }).toEqual({ code: 0, status: 'succeeded' });
  const told = lines.filter((one) => one.type === 'problem' && one.code === 'TriggerLoop');
  expect(told).toEqual([expect.objectContaining({ severity: 'warning', file: 'src/work.mjs', line: 4 })]);
  expect(lines.indexOf(told[0])).toBeLessThan(lines.findIndex((one) => one.phase === 'executing'));
});

test('a file where a folder is needed, and a folder where a file is, are problems in every call', async () => {
  const file = join(scratch, 'file');
  writeFileSync(file, '');
  for (const out of [file, join(file, 'inside')]) {
    expect(await runCommand(['build', example.folder, '--json', '--out', out])).toMatchObject({
      code: 1,
      json: { artifacts: [], problems: coded('FileUnusable') },
    });
  }
  for (const verb of ['scan', 'template', 'permissions', 'build', 'deploy', 'status', 'outputs', 'logs', 'remove', 'stop', 'recover', 'releases']) {
    for (const folder of [file, join(scratch, 'none'), join(file, 'inside')]) {
      expect(await runCommand([verb, folder, '--json']), `${verb} ${folder}`).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringMatching(/^stackwright: [^\n]+\n$/),
      });
    }
  }
  // A manifest that is a folder is none.
  rmSync(join(example.folder, 'stackwright.json'));
  mkdirSync(join(example.folder, 'stackwright.json'));
  expect(await runCommand(['scan', example.folder, '--json'])).toMatchObject({ code: 1, json: { usages: [], problems: coded('ManifestMissing') } });
});

test('a state that can’t be a file is a wrong call', async () => {
  const file = join(scratch, 'file');
  writeFileSync(file, '');
  for (const state of ['', scratch, join(scratch, 'none/account.json'), join(file, 'account.json')]) {
    const { code, err } = await runCommand(['status', example.folder, '--target', 'simulator', '--state', state]);
    expect({ code, isLine: /^stackwright: [^\n]+\n$/.test(err) }, state).toEqual({ code: 2, isLine: true });
  }
});

test('names with spaces and other letters are taken as they are', async () => {
  const folder = join(scratch, 'a földer (2)');
  cpSync(example.folder, folder, { recursive: true });
  const built = await runCommand(['build', folder, '--json', '--out', join(scratch, 'ö ut')]);
  expect(built.code).toBe(0);
  expect(readFileSync(built.json.artifacts[0].path).length).toBe(built.json.artifacts[0].bytes);
});

test('addresses and regions that can’t be are wrong calls, in one line', async () => {
  for (const words of [
    ['--endpoint', 'nonsense'],
    ['--endpoint', 'ftp://127.0.0.1:4566'],
    ['--endpoint', `${cloud.endpoint}/path`],
    ['--endpoint', cloud.endpoint.replace('//', '//user:secret@')],
    ['--endpoint', 'http://example.com'],
    ['--endpoint', cloud.endpoint, '--target', 'aws'],
    ['--endpoint', cloud.endpoint, '--region', 'no region'],
    ['--endpoint', cloud.endpoint, '--region', ''],
    ['--endpoint', cloud.endpoint, '--region', 'nowhere'],
    ['--target', 'simulator', '--region', 'nowhere'],
    ['--target', 'aws', '--region', 'nowhere'],
  ]) {
    const { code, out, err } = await runCommand(['status', example.folder, '--json', ...words]);
    expect({ code, out, isLine: /^stackwright: [^\n]+\n$/.test(err), saysSecret: err.includes('secret') }, words.join(' ')).toEqual({
      code: 2,
      out: '',
      isLine: true,
      saysSecret: false,
    });
  }
  expect((await runCommand(['status', example.folder, '--json', '--endpoint', `${cloud.endpoint}/`])).code).toBe(0);
});
