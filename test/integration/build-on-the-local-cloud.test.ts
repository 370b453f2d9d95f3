import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageFile } from '#support/a-build.ts';
import { runCommand } from '#support/command.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';

/** What a build leaves out has to be there, and what it puts in has to be found, where functions really run. */
let cloud: TestCloud;
const folder = mkdtempSync(join(tmpdir(), 'stackwright-packages-'));
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(async () => {
  await cloud.stop();
  rmSync(folder, { recursive: true, force: true });
});

const files = {
  'stackwright.json': JSON.stringify({
    version: 1,
    name: 'packed',
    cloud: 'aws',
    functions: {
      beside: { entry: 'src/beside.ts' },
      inside: { entry: 'src/inside.ts' },
      late: { entry: 'src/late.ts', permissions: [{ actions: ['kms:*'], resources: ['*'] }] },
    },
    resources: {},
  }),
  'package.json': packageFile({ zod: '^4.0.0', nanoid: '^5.0.0', '@node-rs/crc32': '^1.10.0', '@aws-sdk/client-sts': '^3.0.0' }),
  // Beside it: packages in a file of their own, native code too, and the runtime's SDK.
  'src/beside.ts': `import { STSClient } from '@aws-sdk/client-sts';
import { crc32 } from '@node-rs/crc32';
import { nanoid } from 'nanoid';
import { z } from 'zod';
export const handler = async (event: unknown) => [z.object({ n: z.number() }).parse(event).n, nanoid(8).length, crc32('hello'), typeof STSClient];
`,
  // Inside: a module that awaits at its top level carries the SDK.
  'src/inside.ts': `import { STSClient } from '@aws-sdk/client-sts';
import { z } from 'zod';
const ready = await Promise.resolve('ready');
export const handler = async (event: unknown) => [z.object({ n: z.number() }).parse(event).n, ready, typeof STSClient];
`,
  // Late: the SDK is imported when it is needed. Bytes come through whole, which an imitation of the SDK doesn't see to.
  'src/late.ts': `export const handler = async () => {
  const { KMSClient, EncryptCommand, DecryptCommand, CreateKeyCommand } = await import('@aws-sdk/client-kms');
  const { createPresignedPost } = await import('@aws-sdk/s3-presigned-post');
  const client = new KMSClient({});
  const { KeyMetadata } = await client.send(new CreateKeyCommand({}));
  const { CiphertextBlob } = await client.send(new EncryptCommand({ KeyId: KeyMetadata?.KeyId, Plaintext: Uint8Array.of(0, 200, 7) }));
  const { Plaintext } = await client.send(new DecryptCommand({ CiphertextBlob }));
  return [[...(Plaintext ?? [])], typeof createPresignedPost];
};
`,
};

test('functions with packages, native code and an SDK of their own are built, deployed and called', async () => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const at = ['--json', '--endpoint', cloud.endpoint];
  const deployed = await runCommand(['deploy', folder, '--yes', ...at]);
  // That a service has no room is said, and is no fault of the build.
  const problems = ((deployed.lines.at(-1)?.problems ?? []) as { code: string }[]).filter(({ code }) => code !== 'ServiceUnknown');
  expect({ code: deployed.code, problems }).toEqual({ code: 0, problems: [] });
  writeFileSync(join(folder, 'event.json'), '{"n":7}');
  const called = async (name: string) => (await runCommand(['invoke', folder, name, '--event', join(folder, 'event.json'), ...at])).json?.payload;
  expect(await called('beside')).toEqual([7, 8, 907_060_870, 'function']);
  expect(await called('inside')).toEqual([7, 'ready', 'function']);
  expect(await called('late')).toEqual([[0, 200, 7], 'function']);
});
