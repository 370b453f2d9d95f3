import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '#support/command.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';

/** A bucket that a later release took out of the stack is still in the account, under the name that the stack would give it again. */
let cloud: TestCloud;
let folder: string;
beforeAll(async () => {
  cloud = await startTestCloud();
  folder = mkdtempSync(join(tmpdir(), 'stackwright-returned-'));
  mkdirSync(join(folder, 'src'));
});
afterAll(async () => {
  await cloud?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

function write(store?: object): void {
  writeFileSync(
    join(folder, 'stackwright.json'),
    JSON.stringify({ version: 1, name: 'attic', cloud: 'aws', functions: { keep: { entry: 'src/keep.js' } }, resources: store ? { store } : {} }),
  );
  const put = "await new S3Client({}).send(new PutObjectCommand({ Bucket: process.env.STORE_BUCKET, Key: 'a', Body: 'a' }));";
  writeFileSync(
    join(folder, 'src', 'keep.js'),
    `${store ? "import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';\n" : ''}export const handler = async () => { ${store ? put : ''} };\n`,
  );
}
const OF_PROJECT = { type: 's3.bucket', origin: 'project', properties: {} };

const targets: Record<string, () => string[]> = {
  'the local cloud': () => ['--endpoint', cloud.endpoint],
  'the simulator': () => ['--target', 'simulator', '--state', join(folder, 'account.json')],
};

for (const [target, flags] of Object.entries(targets)) {
  describe(`on ${target}`, { shuffle: false }, () => {
    let bucket = '';
    const run = async (verb: string, ...words: string[]) => {
      const { code, lines } = await runCommand([verb, folder, ...words, '--json', ...flags()]);
      return { code, phases: lines.filter((one) => one.type === 'phase').map((one) => one.phase), last: lines.at(-1) };
    };
    const taken = () => ({
      code: 'StagingFailed',
      resource: 'store',
      summary: `the changes are refused: store did not pass NAME_CONFLICT_VALIDATION: Resource of type 'AWS::S3::Bucket' with identifier '${bucket}' already exists`,
      meaning: `the bucket ${bucket} is there already, and is no longer this stack’s; what it holds is untouched; it can’t be imported, because the template makes its name of the stack’s id, and CloudFormation imports only by names that are written out`,
    });

    test('a return is refused when it is staged, with or without --yes, and says what a return can do about it', async () => {
      write(OF_PROJECT);
      bucket = (await run('deploy', '--yes')).last.outputs.StoreBucketName;
      write();
      expect((await run('deploy', '--yes', '--allow-loss', 'store')).last.status).toBe('succeeded');
      for (const words of [[], ['--yes'], ['--yes', '--import-existing']]) {
        const { code, phases, last } = await run('return', 'previous', ...words);
        expect([code, last.status, phases.includes('executing')]).toEqual([1, 'failed', false]);
        // What is known beforehand is told beforehand, too.
        expect(last.problems).toContainEqual(
          expect.objectContaining({ code: 'ReleaseNotUndone', resource: 'store', meaning: expect.stringContaining(`as long as ${bucket} is there`) }),
        );
        expect(last.problems[0]).toMatchObject({
          ...taken(),
          remedy: `deploy from sources in which the bucket has another name or is the account’s own, for a release can’t be changed; or move what ${bucket} holds elsewhere and delete it, then return to the release again`,
        });
      }
    });

    test('so is the deployment of a project that has it again, also where it is to be imported: the flag just given is no way out', async () => {
      write(OF_PROJECT);
      for (const words of [['--yes'], ['--yes', '--import-existing']]) {
        const { code, phases, last } = await run('deploy', ...words);
        expect([code, last.status, phases.includes('executing')]).toEqual([1, 'failed', false]);
        expect(last.problems).toMatchObject([
          {
            ...taken(),
            remedy: `give the bucket another name in the project; or use ${bucket} as the account’s own (in stackwright.json give this bucket "origin": "account" and "reference": "${bucket}", or drag S3 onto the code anew and choose Existing); or move what it holds elsewhere and delete it, then deploy again`,
          },
        ]);
      }
    });

    test('as the account’s own it is used with what it holds', async () => {
      write({ type: 's3.bucket', origin: 'account', reference: bucket });
      expect((await run('deploy', '--yes')).last).toMatchObject({ status: 'succeeded', problems: [] });
    });
  });
}

test('once the bucket is gone from the account, the release can be returned to', async () => {
  write(OF_PROJECT);
  const own = ['--endpoint', cloud.endpoint, '--stage', 'gone', '--json', '--yes'];
  const bucket = (await runCommand(['deploy', folder, ...own])).lines.at(-1).outputs.StoreBucketName;
  write();
  await runCommand(['deploy', folder, ...own, '--allow-loss', 'store']);
  const byHand = new S3Client({
    endpoint: cloud.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    forcePathStyle: true,
  });
  await byHand.send(new DeleteBucketCommand({ Bucket: bucket }));
  expect((await runCommand(['return', folder, 'previous', ...own])).lines.at(-1).status).toBe('succeeded');
});
