import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { build } from '#engine/build/build.ts';
import type { BuildResult } from '#engine/build/built.ts';
import { createNodeBuildPorts } from '#node/build-ports.ts';
import { repositoryRoot } from '#node/repository-root.ts';
import { aBuildRequest, buildPorts, packageFile, unzipped } from '#support/a-build.ts';

const run = promisify(execFile);
const { signal } = new AbortController();
const registry = createNodeBuildPorts(repositoryRoot()).registry;

/** What really comes from the registry that npm is configured with, unpacked and run by a Node of its own that has no packages near. */
async function answerOf(result: BuildResult, event: unknown): Promise<unknown> {
  const { folder } = await unzipped(result.artifacts[0]);
  const code = `require(${JSON.stringify(join(folder, 'index.js'))}).handler(${JSON.stringify(event)}).then((value) => console.log(JSON.stringify(value)))`;
  const { stdout } = await run(process.execPath, ['-e', code], { cwd: folder, env: { PATH: process.env.PATH } });
  return JSON.parse(stdout);
}

const files = {
  'package.json': packageFile({
    zod: '^4.0.0',
    uuid: '^11.0.0',
    'lodash-es': '^4.17.0',
    'date-fns': '^4.0.0',
    '@sindresorhus/slugify': '^2.0.0',
    '@node-rs/crc32': '^1.10.0',
  }),
  'src/hit.ts': `import { crc32 } from '@node-rs/crc32';
import slugify from '@sindresorhus/slugify';
import { addDays, formatISO } from 'date-fns';
import { chunk } from 'lodash-es';
import { validate, v5 } from 'uuid';
import { z } from 'zod';
const Event = z.object({ title: z.string(), numbers: z.array(z.number()) });
export const handler = async (event: unknown) => {
  const { title, numbers } = Event.parse(event);
  const id = v5(title, v5.URL);
  return [slugify(title), chunk(numbers, 2), validate(id), formatISO(addDays(new Date(2026, 0, 31), 1), { representation: 'date' }), crc32('hello')];
};
`,
};

let first: BuildResult;
beforeAll(async () => {
  first = await build(aBuildRequest(files), buildPorts(registry), () => {}, signal);
});

test('packages of every kind come from the configured registry, and the function runs with what is in its zip alone', async () => {
  expect(first.problems).toEqual([]);
  expect(await answerOf(first, { title: 'Hello, World', numbers: [1, 2, 3] })).toEqual(['hello-world', [[1, 2], [3]], true, '2026-02-01', 907_060_870]);
});

test('with its lock file another place makes the same bytes, and nothing is written again', async () => {
  const again = await build(aBuildRequest({ ...files, ...first.files }), buildPorts(registry), () => {}, signal);
  expect({ sha256: again.artifacts.map((one) => one.sha256), files: again.files }).toEqual({ sha256: first.artifacts.map((one) => one.sha256), files: {} });
});

test('npm itself reads the lock file, agrees with it, and finds every package by its integrity', async () => {
  const { folder } = await unzipped(first.artifacts[0]);
  const { writeFile } = await import('node:fs/promises');
  await writeFile(join(folder, 'package.json'), files['package.json']);
  await writeFile(join(folder, 'package-lock.json'), first.files['package-lock.json'] ?? '');
  const { stdout } = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
  expect(stdout).toMatch(/added \d+ packages/);
  expect(first.files['package-lock.json']).not.toContain('resolved');
});

test('a package whose compiled parts are packages of their own runs as it came, with a library in a third; the other processor gets its own', async () => {
  const drawing = {
    'package.json': packageFile({ sharp: '0.34.5' }),
    'src/hit.ts': `import sharp from 'sharp';
export const handler = async () => {
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: { r: 255, g: 0, b: 0 } } });
  const { data, info } = await picture.resize(4, 2).raw().toBuffer({ resolveWithObject: true });
  return [info.width, info.height, [...data.subarray(0, 3)]];
};
`,
  };
  const ports = buildPorts(registry);
  const made = async (architecture: 'x86_64' | 'arm64') => build(aBuildRequest(drawing, { architecture }), ports, () => {}, signal);
  const [intel, again, arm] = [await made('x86_64'), await made('x86_64'), await made('arm64')];
  // It would compile itself where no part fits.
  expect(intel.problems.map((one) => one.code)).toEqual(['DependencyNeedsScript']);
  const shaOf = (result: BuildResult) => result.artifacts[0]?.sha256;
  expect([shaOf(again) === shaOf(intel), shaOf(arm) === shaOf(intel)]).toEqual([true, false]);
  expect(await answerOf(intel, {})).toEqual([4, 2, [255, 0, 0]]);
  const natives = async (result: BuildResult) => (await unzipped(result.artifacts[0])).names.filter((name) => /\.(node|so[.\d]*)$/.test(name));
  expect([await natives(intel), await natives(arm)]).toEqual([
    [expect.stringMatching(/sharp-libvips-linux-x64\/lib\/libvips-cpp\.so/), 'node_modules/@img/sharp-linux-x64/lib/sharp-linux-x64.node'],
    [expect.stringMatching(/sharp-libvips-linux-arm64\/lib\/libvips-cpp\.so/), 'node_modules/@img/sharp-linux-arm64/lib/sharp-linux-arm64.node'],
  ]);
}, 300_000);
