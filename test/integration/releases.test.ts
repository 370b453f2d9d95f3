import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missedRelease } from '#engine/releases/missed-release.ts';
import { runCommand } from '#support/command.ts';
import { connectTo, deployerOn, deployWith, generatedOf, realClock } from '#support/deploy-fixture.ts';
import { copyOfExample } from '#support/example-cloud.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';

/** The ledger on the local cloud: what one process deploys, another lists, compares and returns to. */
let cloud: TestCloud;
let example: ReturnType<typeof copyOfExample>;
beforeAll(async () => {
  cloud = await startTestCloud();
  example = copyOfExample('http-counter');
  // As a project is that asks for a value from outside, and is kept by Git.
  edit('stackwright.json', '"value": "Hello"', '');
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'first');
});
afterAll(async () => {
  example?.dispose();
  await cloud?.stop();
});

const edit = (file: string, from: string | RegExp, to: string) => {
  const path = join(example.folder, file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
};
const git = (...words: string[]) =>
  execFileSync('git', ['-c', 'user.name=someone', '-c', 'user.email=someone@example.org', ...words], { cwd: example.folder, encoding: 'utf8' });
const at = () => ['--json', '--endpoint', cloud.endpoint];
const withGreeting = async <T>(body: () => Promise<T>, greeting = 'Grüezi-mitenand'): Promise<T> => {
  process.env.GREETING = greeting;
  try {
    return await body();
  } finally {
    delete process.env.GREETING;
  }
};
const answer = async () => JSON.parse((await runCommand(['invoke', example.folder, 'hit', '--event', eventFile(), ...at()])).json.payload.body);
const eventFile = () => {
  const path = join(example.folder, 'event.json');
  writeFileSync(path, JSON.stringify({ pathParameters: { page: 'front' } }));
  return path;
};

// One after the other: each goes on where the one before has left the ledger.
describe('releases', { shuffle: false }, () => {
  test('before the first deployment there are none, and nothing is made by looking', async () => {
    expect(await runCommand(['releases', example.folder, ...at()])).toMatchObject({ code: 0, json: [] });
    const returned = await runCommand(['return', example.folder, 'latest', '--yes', ...at()]);
    expect([returned.code, returned.lines.at(-1).problems]).toEqual([1, [expect.objectContaining({ code: 'ReleaseMissing' })]]);
  });

  test('two deployments are listed, the newest first, by whom and from which commit', async () => {
    await withGreeting(() => runCommand(['deploy', example.folder, '--yes', ...at()]));
    edit('src/hit.ts', 'JSON.stringify({ page: name, visits })', "JSON.stringify({ page: name, visits, release: 'second' })");
    edit('stackwright.json', '"entry": "src/hit.ts",', '"entry": "src/hit.ts",\n      "memory": 512,');
    const deployed = await withGreeting(() => runCommand(['deploy', example.folder, '--yes', ...at()]));
    expect(deployed.lines.at(-1)).toMatchObject({ status: 'succeeded', problems: [] });

    const { json } = await runCommand(['releases', example.folder, ...at()]);
    const head = git('rev-parse', 'HEAD').trim();
    expect(json.map((one: { status: string; commit: string; isDirty: boolean }) => [one.status, one.commit, one.isDirty])).toEqual([
      ['succeeded', head, true],
      ['succeeded', head, false],
    ]);
    expect(json[0].id > json[1].id).toBe(true);
    expect(json[0].who).toMatch(/^arn:aws:/);
    expect(json[0].summary).toMatch(/changed/);
  });

  test('no value from outside is kept', async () => {
    const { S3Client, ListObjectsV2Command, GetObjectCommand, ListBucketsCommand } = await import('@aws-sdk/client-s3');
    const s3 = new S3Client({
      endpoint: cloud.endpoint,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const buckets = (await s3.send(new ListBucketsCommand({}))).Buckets ?? [];
    const kept: string[] = [];
    for (const { Name } of buckets) {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: Name, Prefix: 'releases/http-counter/dev/' }));
      for (const { Key } of Contents) kept.push((await (await s3.send(new GetObjectCommand({ Bucket: Name, Key }))).Body?.transformToString()) ?? '');
    }
    expect(kept).toHaveLength(2);
    for (const text of kept)
      expect([JSON.parse(text).parameters, text.includes('Grüezi')]).toEqual([[{ id: 'EnvironmentGreeting', variable: 'GREETING' }], false]);
  });

  test('two are compared: template, code and configuration', async () => {
    const { json } = await runCommand(['compare', example.folder, 'previous', 'latest', ...at()]);
    expect(json.template).toEqual([
      expect.objectContaining({
        section: 'Resources',
        id: 'Hit',
        name: 'hit',
        change: 'changed',
        properties: [{ property: 'MemorySize', before: 256, after: 512 }],
      }),
    ]);
    expect(json.code).toEqual([
      expect.objectContaining({
        function: 'hit',
        change: 'changed',
        files: [
          expect.objectContaining({
            path: 'src/hit.ts',
            change: 'changed',
            hunks: [expect.objectContaining({ lines: expect.arrayContaining([expect.stringMatching(/^\+.*release: "second"/)]) })],
          }),
        ],
      }),
    ]);
    const said = await runCommand(['compare', example.folder, 'previous', 'latest', ...at().filter((word) => word !== '--json')]);
    expect(said.out).toMatch(/--- a\/hit\/src\/hit\.ts\n\+\+\+ b\/hit\/src\/hit\.ts\n@@ -\d+,\d+ \+\d+,\d+ @@\n/);
    expect(json.configuration).toEqual([{ key: 'functions.hit.memory', change: 'added', after: 512 }]);
    expect((await runCommand(['compare', example.folder, 'latest', 'latest', ...at()])).json).toMatchObject({ template: [], code: [], configuration: [] });
    expect(await runCommand(['compare', example.folder, 'latest', 'nonsense', ...at()])).toMatchObject({
      code: 1,
      json: { problems: [expect.objectContaining({ code: 'ReleaseMissing' })] },
    });
  });

  test('returned to in another process, the old code answers again, though the sources have gone on', async () => {
    expect(await answer()).toEqual({ page: 'front', visits: 1, release: 'second' });
    const { json: before } = await runCommand(['releases', example.folder, ...at()]);
    const missed = await runCommand(['return', example.folder, before[1].id, '--yes', ...at()]);
    expect(missed.lines.at(-1).problems).toEqual([expect.objectContaining({ code: 'EnvironmentValueMissing' })]);

    const root = join(import.meta.dirname, '..', '..');
    const built = join(root, 'bin', 'stackwright.js');
    expect(existsSync(built)).toBe(true);
    const out = execFileSync(process.execPath, [built, 'return', example.folder, before[1].id.slice(0, 18), '--yes', ...at()], {
      encoding: 'utf8',
      env: { ...process.env, GREETING: 'Grüezi-mitenand' },
    });
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.at(-1)).toMatchObject({ type: 'finished', status: 'succeeded' });
    expect(lines.filter((line) => line.type === 'change').map((line) => line.name)).toContain('hit');
    expect(await answer()).toEqual({ page: 'front', visits: 2 });

    const { json: after } = await runCommand(['releases', example.folder, ...at()]);
    expect(after).toHaveLength(3);
    expect(after[0]).toMatchObject({ status: 'succeeded', returnsTo: before[1].id, commit: before[1].commit, isDirty: false });
    expect((await runCommand(['compare', example.folder, before[1].id, 'current', ...at()])).json).toMatchObject({ template: [], code: [], configuration: [] });
  });

  test('what holds data does not come back with a release, and never goes without its name', async () => {
    edit('stackwright.json', /,\s*"visits": \{[\s\S]*?\n {4}\}/, '');
    writeFileSync(join(example.folder, 'src/hit.ts'), "export const handler = async () => ({ statusCode: 200, body: '{}' });\n");
    await withGreeting(() => runCommand(['deploy', example.folder, '--yes', '--allow-loss', 'visits', ...at()]));
    const { json: before } = await runCommand(['releases', example.folder, ...at()]);
    expect(before[0].status).toBe('succeeded');

    const brought = await withGreeting(() => runCommand(['return', example.folder, 'previous', '--yes', ...at()]));
    expect(brought.lines.at(-1)).toMatchObject({
      status: 'succeeded',
      problems: [
        expect.objectContaining({ code: 'ReleaseNotUndone', severity: 'warning', resource: 'visits', summary: expect.stringContaining('was removed on') }),
      ],
    });
    expect(await answer()).toEqual({ page: 'front', visits: 1 });

    const refused = await withGreeting(() => runCommand(['return', example.folder, before[0].id, '--yes', ...at()]));
    expect([refused.code, refused.lines.at(-1).problems]).toEqual([1, [expect.objectContaining({ code: 'LossNotAllowed' })]]);
    expect(await answer()).toEqual({ page: 'front', visits: 2 });
    expect((await runCommand(['releases', example.folder, ...at()])).json).toHaveLength(before.length + 1);
  });

  test('after a removal it is made anew, which is said of what held data', async () => {
    const { json } = await runCommand(['releases', example.folder, ...at()]);
    expect((await runCommand(['remove', example.folder, '--yes', ...at()])).code).toBe(0);
    const brought = await withGreeting(() => runCommand(['return', example.folder, json[0].id, '--yes', ...at()]));
    expect(brought.lines.at(-1)).toMatchObject({
      status: 'succeeded',
      problems: [expect.objectContaining({ code: 'ReleaseNotUndone', resource: 'visits', summary: 'the stack was removed: visits is made anew, empty' })],
    });
    expect(await answer()).toEqual({ page: 'front', visits: 1 });
  });

  test('without its artifact a release is gone, and that is said before anything is staged', async () => {
    const { json } = await runCommand(['releases', example.folder, ...at()]);
    const { S3Client, ListBucketsCommand, DeleteObjectCommand } = await import('@aws-sdk/client-s3');
    const s3 = new S3Client({
      endpoint: cloud.endpoint,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const { key } = json[1].artifacts[0];
    for (const { Name } of (await s3.send(new ListBucketsCommand({}))).Buckets ?? []) await s3.send(new DeleteObjectCommand({ Bucket: Name, Key: key }));
    const gone = await withGreeting(() => runCommand(['return', example.folder, json[1].id, '--yes', ...at()]));
    expect(gone.lines.filter((line) => line.type === 'phase').map((line) => line.phase)).toEqual(['building', 'failed']);
    expect(gone.lines.at(-1).problems).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'ReleaseGone', function: 'hit', summary: expect.stringContaining(key) })]),
    );
  });

  test('a deployment that nobody saw end is entered by whoever looks later', async () => {
    const session = connectTo(cloud.endpoint);
    const of = { project: 'unseen', stage: 'dev' };
    const template = {
      AWSTemplateFormatVersion: '2010-09-09',
      Parameters: { ArtifactBucket: { Type: 'String' } },
      Resources: { Jobs: { Type: 'AWS::SQS::Queue', Metadata: { Stackwright: { name: 'jobs' } } } },
    };
    const { snapshot } = await deployWith(deployerOn(session), { projectName: of.project, generate: () => generatedOf(template) });
    expect([snapshot.phase, await session.releases?.list(of)]).toEqual(['succeeded', []]);
    const later = { ...realClock, now: () => Date.now() + 600_000 };
    expect(await missedRelease({ session, clock: realClock, of, releases: [] })).toBeUndefined();
    const found = await missedRelease({ session, clock: later, of, releases: [] });
    expect(found?.release).toMatchObject({
      status: 'succeeded',
      stackStatus: 'CREATE_COMPLETE',
      summary: '1 added, nothing removed.',
      names: { Jobs: 'jobs' },
    });
    expect(JSON.parse(found?.release.template ?? '')).toEqual(template);
    expect(await session.releases?.list(of)).toEqual([found?.release.id]);
    expect(await missedRelease({ session, clock: later, of, releases: found ? [found.release] : [] })).toBeUndefined();
  });
});
