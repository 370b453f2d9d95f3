import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '#support/command.ts';
import { copyOfExample } from '#support/example-cloud.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';

/** The contract of the command line, as other programs rely on it, and what it says to bad input. */
let cloud: TestCloud;
let example: ReturnType<typeof copyOfExample>;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());
beforeEach(() => {
  example = copyOfExample('http-counter');
});
afterEach(() => example.dispose());

const edit = (file: string, from: string | RegExp, to: string) => {
  const path = join(example.folder, file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
};
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(example.folder, file)), { recursive: true });
  writeFileSync(join(example.folder, file), text);
};
const at = () => ['--json', '--endpoint', cloud.endpoint];

describe('what only reads', () => {
  test('scan tells a name that nothing can have, at its line', async () => {
    write('src/hit.ts', "import { S3 } from '@aws-sdk/client-s3';\nexport const handler = () => new S3({}).getObject({ Bucket: '*', Key: 'a' });\n");
    const { code, json } = await runCommand(['scan', example.folder, '--json']);
    const told = json.problems.filter((one: { code: string }) => one.code === 'ResourceUnresolved');
    expect({ code, told }).toEqual({ code: 0, told: [expect.objectContaining({ severity: 'warning', file: 'src/hit.ts', line: 2 })] });
  });

  test('scan gives usages with their places, resources and permissions', async () => {
    const { code, json, err } = await runCommand(['scan', example.folder, '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(json.problems).toEqual([]);
    expect(json.usages).toEqual([
      {
        function: 'hit',
        file: 'src/hit.ts',
        line: 11,
        column: 5,
        service: 'dynamodb',
        operation: 'UpdateItem',
        resource: 'visits',
        reference: null,
        permissions: ['dynamodb:UpdateItem'],
        kind: 'operation',
      },
      expect.objectContaining({ file: 'stackwright.json', line: 11, operation: 'api-gateway.http-request', resource: 'api', kind: 'trigger' }),
      expect.objectContaining({ file: 'stackwright.json', line: 19, operation: 'api-gateway.http-request', resource: 'api', kind: 'trigger' }),
    ]);
  });

  test('template is the same in JSON and YAML, and never names an artifact that is deployed', async () => {
    const printed = await runCommand(['template', example.folder]);
    const template = JSON.parse(printed.out);
    expect(template.Resources.Hit.Properties.Code.S3Key).toBe('artifacts/unbuilt/hit.zip');
    const yaml = await runCommand(['template', example.folder, '--format', 'yaml']);
    const { parse } = await import('yaml');
    expect(parse(yaml.out)).toEqual(template);
  });

  test('permissions come with their evidence', async () => {
    const { json } = await runCommand(['permissions', example.folder, '--json']);
    const statements = json.functions.hit.statements as { actions: string[]; evidence: { file: string; line: number }[] }[];
    expect(statements.find((one) => one.actions.includes('dynamodb:UpdateItem'))?.evidence).toEqual([{ file: 'src/hit.ts', line: 11 }]);
  });

  test('build gives the same bytes twice, and says where they are', async () => {
    const first = await runCommand(['build', example.folder, '--json']);
    const second = await runCommand(['build', example.folder, '--json', '--out', join(example.folder, 'elsewhere')]);
    expect(first.json.artifacts).toHaveLength(1);
    expect(second.json.artifacts[0].sha256).toBe(first.json.artifacts[0].sha256);
    expect(readFileSync(second.json.artifacts[0].path)).toEqual(readFileSync(first.json.artifacts[0].path));
  });
});

describe('a stack', () => {
  test('without --yes and without a terminal it is staged, told, discarded', async () => {
    const { code, lines } = await runCommand(['deploy', example.folder, ...at(), '--stage', 'staged']);
    expect(code).toBe(0);
    expect(lines.filter((line) => line.type === 'change').length).toBeGreaterThan(5);
    expect(lines.at(-1)).toMatchObject({ type: 'finished', status: 'staged', problems: [] });
    expect((await runCommand(['status', example.folder, ...at(), '--stage', 'staged'])).json).toEqual({ stack: null, status: null, lastOperation: null });
  });

  test('is deployed, invoked, read, protected from loss, and removed', async () => {
    const deployed = await runCommand(['deploy', example.folder, '--yes', ...at()]);
    expect(deployed.lines.at(-1)).toMatchObject({ status: 'succeeded' });
    for (const line of deployed.lines) expect(['phase', 'change', 'resource', 'problem', 'finished']).toContain(line.type);
    for (const line of deployed.lines) expect(Number.isNaN(Date.parse(line.at))).toBe(false);

    write('event.json', `\uFEFF${JSON.stringify({ pathParameters: { page: 'by-hand' } })}`);
    const invoked = await runCommand(['invoke', example.folder, 'hit', '--event', join(example.folder, 'event.json'), ...at()]);
    expect(invoked).toMatchObject({ code: 0, json: { status: 'succeeded', payload: { statusCode: 200 } } });
    expect(invoked.json.logs.join('\n')).toContain('by-hand was visited 1 times');

    const logs = await runCommand(['logs', example.folder, 'hit', ...at()]);
    expect(logs.lines.some((line) => line.text.includes('by-hand was visited 1 times'))).toBe(true);

    // The table goes from the manifest and the code: it holds data, so --yes alone must not take it.
    edit('stackwright.json', /,\s*"visits": \{[\s\S]*?\n {4}\}/, '');
    write('src/hit.ts', 'export const handler = async () => ({ statusCode: 200 });\n');
    const refused = await runCommand(['deploy', example.folder, '--yes', ...at()]);
    expect(refused.code).toBe(1);
    expect(refused.lines.at(-1)).toMatchObject({ status: 'failed', problems: [expect.objectContaining({ code: 'LossNotAllowed' })] });
    expect((await runCommand(['status', example.folder, ...at()])).json.status).toBe('CREATE_COMPLETE');
    const allowed = await runCommand(['deploy', example.folder, '--yes', '--allow-loss', 'visits', ...at()]);
    expect(allowed.lines.at(-1)).toMatchObject({ status: 'succeeded' });

    expect((await runCommand(['remove', example.folder, ...at()])).code).toBe(2);
    expect((await runCommand(['remove', example.folder, '--yes', ...at()])).code).toBe(0);
  });

  test('a function that fails is told as failed, with its error and its line', async () => {
    write('src/hit.ts', "export const handler = async () => { throw new Error('no luck'); };\n");
    edit('stackwright.json', '"name": "http-counter"', '"name": "unlucky"');
    await runCommand(['deploy', example.folder, '--yes', ...at()]);
    const invoked = await runCommand(['invoke', example.folder, 'hit', ...at()]);
    expect(invoked).toMatchObject({ code: 1, json: { status: 'failed', payload: { errorMessage: 'no luck' } } });
    // By the source map of what is deployed.
    expect(invoked.json.frames).toEqual([{ name: 'handler', file: 'src/hit.ts', line: 1, column: 44 }]);
  });

  test('a variable that is valued outside comes from the environment, or is missed by name', async () => {
    edit('stackwright.json', '"value": "Hello"', '');
    edit('stackwright.json', '"name": "http-counter"', '"name": "greeter"');
    const missed = await runCommand(['deploy', example.folder, '--yes', ...at()]);
    expect(missed.lines.at(-1).problems).toEqual([expect.objectContaining({ code: 'EnvironmentValueMissing', summary: expect.stringContaining('GREETING') })]);
    process.env.GREETING = 'Salut';
    try {
      const deployed = await runCommand(['deploy', example.folder, '--yes', ...at()]);
      expect(deployed.lines.at(-1)).toMatchObject({ status: 'succeeded' });
    } finally {
      delete process.env.GREETING;
    }
  });
});

describe('bad input gives one problem with its place and remedy', () => {
  const only = async (words: readonly string[]) => {
    const { code, json, lines } = await runCommand(words);
    const problems = (json ?? lines.at(-1)).problems as {
      code: string;
      severity: string;
      file: string | null;
      line: number | null;
      summary: string;
      remedy: string;
    }[];
    expect(code).toBe(1);
    expect(problems.filter((one) => one.severity === 'error')).toHaveLength(1);
    expect(problems[0]?.remedy).toBeTruthy();
    return problems[0];
  };

  test('a manifest that is not JSON', async () => {
    write('stackwright.json', '{\n  "version": 1,\n  "name": \n}');
    expect(await only(['scan', example.folder, '--json'])).toMatchObject({ code: 'ManifestInvalid', file: 'stackwright.json', line: 4 });
  });

  test('no manifest', async () => {
    rmSync(join(example.folder, 'stackwright.json'));
    expect(await only(['deploy', example.folder, '--yes', '--json'])).toMatchObject({ code: 'ManifestMissing', file: 'stackwright.json' });
  });

  test('a type id that no room has', async () => {
    edit('stackwright.json', 'dynamodb.table', 'dynamodb.tabel');
    expect(await only(['template', example.folder, '--json'])).toMatchObject({ code: 'TypeUnknown', file: 'stackwright.json', line: 37 });
  });

  test('a trigger to a resource that is missing', async () => {
    edit('stackwright.json', /,\s*"home": \{[\s\S]*?\n {8}\}/, '');
    edit('stackwright.json', '"resource": "api"', '"resource": "apj"');
    expect(await only(['template', example.folder, '--json'])).toMatchObject({ code: 'TriggerResourceMissing', file: 'stackwright.json', line: 13 });
  });

  test('a circle', async () => {
    edit('stackwright.json', '"cloud": "aws",', '"cloud": "aws",\n  "template": "extra.json",');
    const topic = (other: string) => ({ Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: other } } });
    write('extra.json', JSON.stringify({ Resources: { A: topic('B'), B: topic('A') } }));
    expect(await only(['template', example.folder, '--json'])).toMatchObject({ code: 'Cycle', file: 'extra.json', summary: expect.stringContaining('A, B') });
  });

  test('an entry that is missing', async () => {
    rmSync(join(example.folder, 'src/hit.ts'));
    expect(await only(['build', example.folder, '--json'])).toMatchObject({ code: 'EntryMissing', file: 'stackwright.json', line: 9 });
  });

  test('a package that does not exist', async () => {
    edit('package.json', '"private": true,', '"private": true,\n  "dependencies": { "stackwright-no-such-package": "^1.0.0" },');
    expect(await only(['build', example.folder, '--json'])).toMatchObject({ code: 'DependencyUnavailable', file: 'package.json', line: 4 });
  });

  test('a package that package.json does not have', async () => {
    edit('src/hit.ts', /^/, "import 'left-out';\n");
    expect(await only(['build', example.folder, '--json'])).toMatchObject({ code: 'DependencyMissing', file: 'src/hit.ts', line: 1 });
  });

  test('a function of more than 250 MB', async () => {
    write('src/data.json', JSON.stringify(['x'.repeat(251 * 1024 * 1024)]));
    edit('src/hit.ts', /^/, "import data from './data.json';\nconsole.log(data.length);\n");
    expect(await only(['build', example.folder, '--json'])).toMatchObject({ code: 'ArtifactTooLarge', file: 'src/hit.ts' });
  });

  test('an endpoint that does not answer', async () => {
    expect(await only(['deploy', example.folder, '--yes', '--json', '--endpoint', 'http://127.0.0.1:1'])).toMatchObject({ code: 'EndpointUnreachable' });
  });

  test('credentials that have expired', async () => {
    const expired = createServer((_asked, answer) => {
      answer.writeHead(403, { 'content-type': 'text/xml' });
      answer.end(
        '<ErrorResponse><Error><Type>Sender</Type><Code>ExpiredToken</Code><Message>The security token included in the request is expired</Message></Error></ErrorResponse>',
      );
    });
    await new Promise<void>((done) => expired.listen(0, '127.0.0.1', done));
    try {
      const endpoint = `http://127.0.0.1:${(expired.address() as AddressInfo).port}`;
      expect(await only(['deploy', example.folder, '--yes', '--json', '--endpoint', endpoint])).toMatchObject({ code: 'CredentialsExpired' });
      expect(await only(['status', example.folder, '--json', '--endpoint', endpoint])).toMatchObject({ code: 'CredentialsExpired' });
    } finally {
      expired.close();
    }
  });

  test('a call that is wrong is told in one line, with code 2', async () => {
    const calls = [
      ['status', 'no-such-folder'],
      ['frobnicate'],
      ['deploy', example.folder, '--target', 'moon'],
      ['status', example.folder, '--endpoint', 'http://10.0.0.1:4566'],
      ['deploy', example.folder, '--stage', 'No-Stage'],
    ];
    for (const words of calls) expect(await runCommand(words)).toMatchObject({ code: 2, out: '' });
  });
});
