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

test('and with what computed imports reach, and what the runtime brings to a late one', async () => {
  const files = {
    'src/hit.ts': "export const handler = async (name: string) => [(await import('./things/' + name)).default, (await import('@provided/client')).default];\n",
    'src/things/one.ts': 'export default 1;\n',
    'src/things/two/index.js': 'export default 2;\n',
  };
  const [browser, node] = [await page.build(aBuildRequest(files)), await inNode(aBuildRequest(files))];
  expect(browser.problems).toEqual([]);
  expect(hashes(browser)).toEqual(hashes(node));
});

test('and with what tsconfig.json says, for some files other than for the entry', async () => {
  const files = {
    'src/hit.tsx':
      "import { B } from '../other/b';\nimport K from './k';\nconst h = (type: string) => type;\nexport const handler = async () => [<p />, new B(), K];\n",
    'src/k.js': 'module.exports = 1;\n',
    'other/b.ts': 'export class B {\n  x?: number;\n}\n',
    'tsconfig.json': '{ "extends": "./base", "compilerOptions": { "jsxFactory": "h" } }',
    'base.json': '{ "compilerOptions": { "strict": true, "target": "ES2020" } }',
    'other/tsconfig.json': '{ "compilerOptions": { "useDefineForClassFields": true } }',
  };
  const request = aBuildRequest(files, { entry: 'src/hit.tsx' });
  const [browser, node] = [await page.build(request), await inNode(request)];
  expect(browser.problems).toEqual([]);
  expect(hashes(browser)).toEqual(hashes(node));
  expect(browser.artifacts).toHaveLength(1);
});

test('a source over which the bundler works for minutes keeps no other build waiting once it is stopped', async () => {
  const stuck = aBuildRequest({ 'src/hit.ts': `${'var a=1;'.repeat(150_000)}\nexport const handler = a;` });
  const plain = aBuildRequest({ 'src/hit.ts': 'export const handler = 1;' });
  expect(await page.buildAfterStuck(stuck, plain)).toBeLessThan(60_000);
  expect(page.errors).toEqual([]);
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
