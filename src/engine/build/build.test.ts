import { expect, test } from 'vitest';
import type { BuildProgress } from '#engine/build/built.ts';
import { aBuildRequest, buildFiles, buildPorts, handled, packageFile, unzipped } from '#support/a-build.ts';
import { aRegistry } from '#support/a-registry.ts';
import { build } from './build.ts';

const signal = new AbortController().signal;
const plain = {
  'src/hit.ts': "import { twice } from './twice.js';\nexport const handler = async (n: number) => twice(n);\n",
  'src/twice.ts': 'export const twice = (n: number) => 2 * n;\n',
};
const leaf = (version: string, code: string) => ({ description: { name: 'leaf', version, main: 'index.js' }, files: { 'index.js': code } });

test('a function without packages asks no registry, and runs', async () => {
  const registry = aRegistry([]);
  const { artifacts, problems, files } = await buildFiles(plain, registry);
  expect({ problems, files, asked: registry.asked, answer: await handled(artifacts[0], 21), names: (await unzipped(artifacts[0])).names }).toEqual({
    problems: [],
    files: {},
    asked: [],
    answer: 42,
    names: ['index.js', 'index.js.map'],
  });
});

test('the same sources give the same bytes, however often and in whatever order their files stand', async () => {
  const [first, second] = [await buildFiles(plain), await buildFiles(Object.fromEntries(Object.entries(plain).reverse()))];
  expect(second.artifacts).toEqual(first.artifacts);
});

test('what the runtime brings is neither fetched nor bundled; with top-level await it is both', async () => {
  const registry = aRegistry([
    {
      description: { name: '@provided/client', version: '3.1.0', type: 'module', exports: './index.js' },
      files: { 'index.js': "export const who = 'bundled';" },
    },
  ]);
  const code = "import { who } from '@provided/client';\nexport const handler = async () => who;\n";
  const out = await buildFiles({ 'src/hit.ts': code, 'package.json': packageFile({ '@provided/client': '^3.0.0' }) }, registry);
  expect({ problems: out.problems, asked: [...registry.asked], handler: out.artifacts[0]?.handler }).toEqual({
    problems: [],
    asked: [],
    handler: 'index.handler',
  });
  const awaited = await buildFiles(
    { 'src/hit.ts': `${code}await Promise.resolve();\n`, 'package.json': packageFile({ '@provided/client': '^3.0.0' }) },
    registry,
  );
  expect({ problems: awaited.problems, names: (await unzipped(awaited.artifacts[0])).names, answer: await handled(awaited.artifacts[0]) }).toEqual({
    problems: [],
    names: ['index.mjs', 'index.mjs.map'],
    answer: 'bundled',
  });
});

test('packages are resolved, verified and bundled; the lock file that comes of it is enough for the next build', async () => {
  const registry = aRegistry([
    {
      description: { name: 'top', version: '1.2.0', main: 'lib', dependencies: { leaf: '^1.0.0' } },
      files: { 'lib/index.js': "exports.name = 'top and ' + require('leaf').name;" },
    },
    leaf('1.0.0', "exports.name = 'leaf 1';"),
    leaf('2.0.0', "exports.name = 'leaf 2';"),
  ]);
  const files = {
    'src/hit.ts': "import { name } from 'top';\nimport leaf from 'leaf';\nexport const handler = () => [name, leaf.name];\n",
    'package.json': packageFile({ top: '^1.0.0', leaf: '^2.0.0' }),
  };
  const first = await buildFiles(files, registry);
  expect({ problems: first.problems, answer: await handled(first.artifacts[0]) }).toEqual({ problems: [], answer: ['top and leaf 1', 'leaf 2'] });
  expect(JSON.parse(first.files['package-lock.json'] ?? '')).toEqual({
    name: 'sample',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name: 'sample', dependencies: { leaf: '^2.0.0', top: '^1.0.0' } },
      'node_modules/leaf': { version: '2.0.0', integrity: registry.integrity('leaf', '2.0.0') },
      'node_modules/top': { version: '1.2.0', integrity: registry.integrity('top', '1.2.0'), dependencies: { leaf: '^1.0.0' } },
      'node_modules/top/node_modules/leaf': { version: '1.0.0', integrity: registry.integrity('leaf', '1.0.0') },
    },
  });
  const later = aRegistry([]);
  later.http = async (request) => (request.url.endsWith('.tgz') ? registry.http(request) : Promise.reject(new Error('a locked tree is not resolved')));
  const second = await buildFiles({ ...files, ...first.files }, later);
  expect({ artifacts: second.artifacts, files: second.files }).toEqual({ artifacts: first.artifacts, files: {} });
});

test('a second build in the same place fetches nothing', async () => {
  const registry = aRegistry([leaf('1.0.0', 'exports.n = 1;')]);
  const request = aBuildRequest({ 'src/hit.ts': "import { n } from 'leaf'; export const handler = () => n;", 'package.json': packageFile({ leaf: '1.0.0' }) });
  const ports = buildPorts(registry);
  const first = await build(request, ports, () => {}, signal);
  registry.asked.length = 0;
  await build({ ...request, files: { ...request.files, ...first.files } }, ports, () => {}, signal);
  expect(registry.asked).toEqual([]);
});

test.each([
  [
    "a syntax error has the place in the user's file",
    { 'src/hit.ts': 'export const handler = () => {\n  const = 1;\n};' },
    { code: 'BuildFailed', file: 'src/hit.ts', line: 2, column: 9 },
  ],
  ['a missing entry', {}, { code: 'EntryMissing', file: undefined, line: undefined, column: undefined }],
  ['a handler that is not exported', { 'src/hit.ts': 'export const other = 1;' }, { code: 'ExportMissing', file: 'src/hit.ts', line: 1, column: undefined }],
  ['a file that exports nothing', { 'src/hit.ts': 'console.log(1);' }, { code: 'ExportMissing', file: 'src/hit.ts', line: 1, column: undefined }],
  [
    'code in UTF-16',
    { 'src/hit.ts': "import './wide.js';\nexport const handler = 1;", 'src/wide.js': new Uint8Array([0xff, 0xfe, 0x31, 0]) },
    { code: 'SourceUnread', file: 'src/wide.js', line: undefined, column: undefined },
  ],
  [
    'an import of no file',
    { 'src/hit.ts': "import './gone.js';\nexport const handler = 1;" },
    { code: 'ImportMissing', file: 'src/hit.ts', line: 1, column: 8 },
  ],
  [
    'a package that package.json lacks',
    { 'src/hit.ts': "\nimport x from '@team/gone/sub';\nexport const handler = x;" },
    { code: 'DependencyMissing', file: 'src/hit.ts', line: 2, column: 15 },
  ],
  [
    'a package.json that is not JSON',
    { 'src/hit.ts': 'export const handler = 1;', 'package.json': '{' },
    { code: 'PackageFileInvalid', file: 'package.json', line: 1, column: undefined },
  ],
  [
    'a package that is not in the registry',
    { 'src/hit.ts': 'export const handler = 1;', 'package.json': packageFile({ 'not-there': '1' }) },
    { code: 'DependencyUnavailable', file: 'package.json', line: 4, column: 5 },
  ],
  [
    'a version that is not in the registry',
    { 'src/hit.ts': 'export const handler = 1;', 'package.json': packageFile({ leaf: '^9.0.0' }) },
    { code: 'DependencyUnavailable', file: 'package.json', line: 4, column: 5 },
  ],
  [
    'a package of a repository',
    { 'src/hit.ts': 'export const handler = 1;', 'package.json': packageFile({ leaf: 'github:someone/leaf' }) },
    { code: 'DependencyUnavailable', file: 'package.json', line: 4, column: 5 },
  ],
])('%s is one problem, with its place', async (_name, files, expected) => {
  const { artifacts, problems, files: written } = await buildFiles(files, aRegistry([leaf('1.0.0', '')]));
  expect({ artifacts, written, problems: problems.map(({ code, at }) => ({ code, file: at.file, line: at.line, column: at.column })) }).toEqual({
    artifacts: [],
    written: {},
    problems: [expected],
  });
});

test('a package that does not match its integrity is refused, once', async () => {
  const registry = aRegistry([leaf('1.0.0', 'exports.n = 1;')]);
  registry.corrupt('leaf', '1.0.0');
  const { artifacts, problems } = await buildFiles(
    { 'src/hit.ts': "import { n } from 'leaf';\nexport const handler = () => n;", 'package.json': packageFile({ leaf: '1' }) },
    registry,
  );
  expect({ artifacts, codes: problems.map((one) => one.code) }).toEqual({ artifacts: [], codes: ['DependencyCorrupt'] });
});

test('a registry that does not answer is said as such, while resolving and while fetching', async () => {
  const registry = aRegistry([leaf('1.0.0', 'exports.n = 1;')]);
  const files = { 'src/hit.ts': "import { n } from 'leaf';\nexport const handler = () => n;", 'package.json': packageFile({ leaf: '1' }) };
  const locked = (await buildFiles(files, registry)).files;
  registry.isDown = true;
  const codes = async (more: Record<string, string>) => (await buildFiles({ ...files, ...more }, registry)).problems.map((one) => one.code);
  expect([await codes({}), await codes(locked)]).toEqual([['RegistryUnreachable'], ['RegistryUnreachable']]);
});

test('install scripts are never run, and that is said', async () => {
  const registry = aRegistry([
    { description: { name: 'scripted', version: '1.0.0', scripts: { postinstall: 'node evil.js' } }, files: { 'index.js': 'exports.n = 1;' } },
  ]);
  const { artifacts, problems } = await buildFiles(
    { 'src/hit.ts': "import { n } from 'scripted';\nexport const handler = () => n;", 'package.json': packageFile({ scripted: '1' }) },
    registry,
  );
  expect({ answer: await handled(artifacts[0]), codes: problems.map((one) => one.code) }).toEqual({ answer: 1, codes: ['DependencyNeedsScript'] });
});

test('of native packages the one for Linux and the architecture goes into the zip; the others may be absent', async () => {
  const native = (name: string, cpu: string, os: string, text: string) => ({
    description: { name, version: '1.0.0', main: 'a.node', os: [os], cpu: [cpu] },
    files: { 'a.node': text },
  });
  const registry = aRegistry([
    {
      description: {
        name: 'fast',
        version: '1.0.0',
        optionalDependencies: { 'fast-x64': '1.0.0', 'fast-arm': '1.0.0', 'fast-mac': '1.0.0', 'fast-gone': '1.0.0' },
      },
      files: {
        'index.js':
          "for (const load of [() => { try { return require('fast-mac') } catch {} }, () => { try { return require('fast-x64') } catch {} }, () => { try { return require('fast-arm') } catch {} }]) exports.found ??= load;",
      },
    },
    native('fast-x64', 'x64', 'linux', 'x64 code'),
    native('fast-arm', 'arm64', 'linux', 'arm code'),
    native('fast-mac', 'arm64', 'darwin', 'mac code'),
  ]);
  const files = { 'src/hit.ts': "import { found } from 'fast';\nexport const handler = () => found;", 'package.json': packageFile({ fast: '1' }) };
  const x64 = await buildFiles(files, registry);
  const arm = await buildFiles(files, registry, { architecture: 'arm64' });
  const natives = async (artifact: (typeof x64.artifacts)[0] | undefined) => (await unzipped(artifact)).names.filter((name) => name.endsWith('.node'));
  expect({ problems: [...x64.problems, ...arm.problems], fetched: registry.asked.filter((one) => /^\/fast-.*tgz/.test(one)) }).toEqual({
    problems: [],
    fetched: ['/fast-x64/-/fast-x64-1.0.0.tgz', '/fast-arm/-/fast-arm-1.0.0.tgz'],
  });
  expect([(await natives(x64.artifacts[0])).length, (await natives(arm.artifacts[0])).length]).toEqual([1, 1]);
});

test('a package may bring others in its own archive', async () => {
  const registry = aRegistry([
    {
      description: { name: 'carrier', version: '1.0.0', dependencies: { inner: '1.0.0' }, bundleDependencies: ['inner'] },
      files: {
        'index.js': "exports.n = require('inner').n;",
        'node_modules/inner/package.json': '{"name":"inner","version":"1.0.0","main":"m.js"}',
        'node_modules/inner/m.js': "exports.n = require('./deep').n",
        'node_modules/inner/deep.js': 'exports.n = 7;',
      },
    },
  ]);
  const { artifacts, problems } = await buildFiles(
    { 'src/hit.ts': "import { n } from 'carrier';\nexport const handler = () => n;", 'package.json': packageFile({ carrier: '1' }) },
    registry,
  );
  expect({ problems, answer: await handled(artifacts[0]) }).toEqual({ problems: [], answer: 7 });
});

test('packages written as modules may ask where they are', async () => {
  const registry = aRegistry([
    {
      description: { name: 'where', version: '1.0.0', type: 'module', exports: { import: './where.js' } },
      files: { 'where.js': "import { createRequire } from 'node:module'; export const path = createRequire(import.meta.url)('node:path').basename('/a/b');" },
    },
  ]);
  const { artifacts, problems } = await buildFiles(
    { 'src/hit.ts': "import { path } from 'where';\nexport const handler = () => path;", 'package.json': packageFile({ where: '1' }) },
    registry,
  );
  expect({ problems, answer: await handled(artifacts[0]) }).toEqual({ problems: [], answer: 'b' });
});

test('a function over 250 MB is refused before the bundler has to hold it', async () => {
  const files = { 'src/hit.ts': "import data from './data.bin';\nexport const handler = () => data;", 'src/data.bin': new Uint8Array(251 * 1024 * 1024) };
  const { artifacts, problems } = await buildFiles(files);
  expect({ artifacts, problems: problems.map(({ code, at }) => ({ code, at })) }).toEqual({
    artifacts: [],
    problems: [{ code: 'ArtifactTooLarge', at: { function: 'hit', file: 'src/hit.ts', line: 1 } }],
  });
});

test('a build that is stopped rejects with the reason, also in the middle of a fetch', async () => {
  const stop = new AbortController();
  const registry = aRegistry([leaf('1.0.0', '')]);
  const { http } = registry;
  registry.http = (request) =>
    request.url.endsWith('.tgz')
      ? new Promise((_, reject) => {
          stop.abort(new Error('stopped'));
          reject(new Error('cut'));
        })
      : http(request);
  const request = aBuildRequest({ 'src/hit.ts': "import 'leaf'; export const handler = 1;", 'package.json': packageFile({ leaf: '1' }) });
  await expect(build(request, buildPorts(registry), () => {}, stop.signal)).rejects.toThrow('stopped');
});

test('progress names what is being done', async () => {
  const told: BuildProgress[] = [];
  const registry = aRegistry([leaf('1.0.0', 'exports.n = 1')]);
  const request = aBuildRequest({ 'src/hit.ts': "import { n } from 'leaf'; export const handler = () => n;", 'package.json': packageFile({ leaf: '1' }) });
  const { log } = await build(request, buildPorts(registry), (one) => told.push(one), signal);
  expect(told.map((one) => `${one.done}/${one.total} ${one.activity}`)).toEqual([
    '0/1 Resolving packages',
    '0/1 Resolving leaf',
    '0/1 Bundling hit',
    '0/1 Fetching leaf 1.0.0',
    '1/1 Built',
  ]);
  expect(log).toEqual([expect.stringMatching(/^hit: \d+ bytes zipped, \d+ bytes unzipped, [0-9a-f]{12}$/), 'fetched leaf 1.0.0']);
});

test('a lock file that package.json has left behind is renewed, and keeps what still fits and all that npm wrote into it', async () => {
  const one = (name: string, version: string, dependencies = {}) => ({
    description: { name, version, dependencies },
    files: { 'index.js': `exports.v = '${version}';` },
  });
  const registry = aRegistry([
    one('leaf', '1.0.0'),
    one('leaf', '2.0.0'),
    one('user', '1.0.0', { leaf: '1' }),
    one('kept', '1.0.0'),
    one('kept', '1.1.0'),
    one('dropped', '1.0.0'),
  ]);
  const entry = (name: string, version: string, more = {}) => ({
    version,
    resolved: 'http://registry.invalid/x.tgz',
    integrity: registry.integrity(name, version),
    ...more,
  });
  const packages = {
    '': { name: 'sample', license: 'MIT', dependencies: { leaf: '^1.0.0', user: '1', kept: '^1.0.0', dropped: '1' } },
    'node_modules/dropped': entry('dropped', '1.0.0'),
    'node_modules/kept': entry('kept', '1.0.0', { license: 'ISC' }),
    'node_modules/leaf': entry('leaf', '1.0.0'),
    'node_modules/user': entry('user', '1.0.0', { dependencies: { leaf: '1' } }),
  };
  const { artifacts, files } = await buildFiles(
    {
      'src/hit.ts': "import leaf from 'leaf';\nimport kept from 'kept';\nexport const handler = () => [leaf.v, kept.v];",
      'package.json': packageFile({ leaf: '^2.0.0', user: '1', kept: '^1.0.0' }),
      'package-lock.json': JSON.stringify({ name: 'sample', lockfileVersion: 3, requires: true, packages }),
    },
    registry,
  );
  expect(await handled(artifacts[0])).toEqual(['2.0.0', '1.0.0']);
  expect(JSON.parse(files['package-lock.json'] ?? '').packages).toEqual({
    '': { name: 'sample', license: 'MIT', dependencies: { kept: '^1.0.0', leaf: '^2.0.0', user: '1' } },
    'node_modules/kept': packages['node_modules/kept'],
    'node_modules/leaf': { version: '2.0.0', integrity: registry.integrity('leaf', '2.0.0') },
    'node_modules/user': packages['node_modules/user'],
    'node_modules/user/node_modules/leaf': { version: '1.0.0', integrity: registry.integrity('leaf', '1.0.0') },
  });
});

test('aliases, overrides and packages that others expect beside them are resolved as npm does', async () => {
  const registry = aRegistry([
    { description: { name: 'host', version: '1.0.0' }, files: { 'index.js': "exports.v = 'host 1';" } },
    { description: { name: 'host', version: '1.5.0' }, files: { 'index.js': "exports.v = 'host 1.5';" } },
    {
      description: { name: '@team/plugin', version: '3.0.0', peerDependencies: { host: '^1.0.0' }, dependencies: { deep: '^1.0.0' } },
      files: { 'index.js': "exports.v = [require('host').v, require('deep').v];" },
    },
    { description: { name: 'deep', version: '1.0.0' }, files: { 'index.js': "exports.v = 'deep 1.0';" } },
    { description: { name: 'deep', version: '1.9.0' }, files: { 'index.js': "exports.v = 'deep 1.9';" } },
  ]);
  const { artifacts, problems } = await buildFiles(
    {
      'src/hit.ts': "import plugin from 'plugin';\nexport const handler = () => plugin.v;",
      'package.json': packageFile({ plugin: 'npm:@team/plugin@^3.0.0' }, { overrides: { deep: '1.0.0' } }),
    },
    registry,
  );
  expect({ problems, answer: await handled(artifacts[0]) }).toEqual({ problems: [], answer: ['host 1.5', 'deep 1.0'] });
});

test('a function in another language than its runtime runs, or for a runtime that nothing is built for yet, has one problem that says so', async () => {
  const said = async (hit: object) => (await buildFiles({ 'src/hit.py': 'def handler(event, context): pass', ...plain }, undefined, hit)).problems;
  expect((await said({ entry: 'src/hit.py' })).map((one) => [one.code, one.at.field, one.summary])).toEqual([
    ['RuntimeUnknown', 'functions.hit.entry', 'the runtime nodejs22.x runs JavaScript, and src/hit.py is written in Python'],
  ]);
  expect((await said({ runtime: 'python3.13' })).map((one) => [one.code, one.at.field, one.summary])).toEqual([
    ['RuntimeUnknown', 'functions.hit.runtime', 'runtime "python3.13" is not known'],
  ]);
});

test('what awaits at its top level and exports as a script does is told so, once', async () => {
  const { problems } = await buildFiles({ 'src/hit.js': 'const n = await Promise.resolve(1);\nmodule.exports = { handler: () => n };\n' }, undefined, {
    entry: 'src/hit.js',
  });
  expect(problems.map((one) => [one.code, one.at.file, one.summary])).toEqual([
    [
      'ExportMissing',
      'src/hit.js',
      'src/hit.js awaits at its top level, which only a module may, and exports by `module.exports`, which a module does not have',
    ],
  ]);
});
