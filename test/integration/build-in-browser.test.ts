import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '#engine/build/build.ts';
import { createNodeBuildPorts } from '#node/build-ports.ts';
import { readProjectFolder } from '#node/project-folder.ts';
import { repositoryRoot } from '#node/repository-root.ts';
import { aBuildRequest, buildPorts, packageFile } from '#support/a-build.ts';
import { type BuildPage, openBuildPage } from '#support/build-page.ts';

const { registry } = createNodeBuildPorts(repositoryRoot());
const inNode = (request: Parameters<typeof build>[0]) => build(request, buildPorts(registry), () => {}, new AbortController().signal);
const hashes = (result: { artifacts: readonly { sha256: string }[] }) => result.artifacts.map((one) => one.sha256);

let page: BuildPage;
beforeAll(async () => {
  page = await openBuildPage();
});
afterAll(() => page.close());

const packages = {
  'package.json': packageFile({ zod: '^4.0.0', 'lodash-es': '^4.17.0', uuid: '^11.0.0', '@node-rs/crc32': '^1.10.0' }),
  'src/hit.ts': `import { crc32 } from '@node-rs/crc32';
import { chunk } from 'lodash-es';
import { v4 } from 'uuid';
import { z } from 'zod';
export const handler = async (event: unknown) => [z.array(z.number()).parse(event), chunk([1, 2, 3], 2), v4(), crc32('x')];
`,
};

test('the same sources give the same bytes in the browser and on the command line', async () => {
  const files = await readProjectFolder(`${repositoryRoot()}/examples/http-counter`);
  const entry = Object.keys(files).find((path) => /^src\/.*\.ts$/.test(path)) ?? '';
  const request = {
    ...aBuildRequest(files, { entry }),
    runtimes: [{ id: 'nodejs22.x', title: 'Node.js 22', language: 'node' as const, target: 'node22', provides: ['@aws-sdk/*', '@smithy/*'] }],
  };
  const [browser, node] = [await page.build(request), await inNode(request)];
  expect(browser.problems).toEqual([]);
  expect(hashes(browser)).toEqual(hashes(node));
  expect(browser.artifacts).toHaveLength(1);
});

test('so they do with packages: the same lock file, and the same bytes', async () => {
  const [browser, node] = [await page.build(aBuildRequest(packages)), await inNode(aBuildRequest(packages))];
  expect(browser.problems).toEqual([]);
  expect({ files: browser.files, hashes: hashes(browser) }).toEqual({ files: node.files, hashes: hashes(node) });
  expect(browser.artifacts).toHaveLength(1);
});

test('problems have their places there too', async () => {
  const { problems } = await page.build(aBuildRequest({ 'src/hit.ts': "import gone from 'gone';\nexport const handler = gone" }));
  expect(problems.map(({ code, at }) => ({ code, file: at.file, line: at.line }))).toEqual([{ code: 'DependencyMissing', file: 'src/hit.ts', line: 1 }]);
});

test('a build that is stopped says so, and the next one is as if nothing had been', async () => {
  expect(await page.stop(aBuildRequest(packages))).toBe('Error: stopped by the test');
  expect((await page.build(aBuildRequest({ 'src/hit.ts': 'export const handler = 1;' }))).problems).toEqual([]);
  expect(page.errors).toEqual([]);
});
