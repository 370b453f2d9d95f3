import { expect, test } from 'vitest';
import { aBuildRequest, buildFiles, buildPorts, handled, packageFile, unzipped } from '#support/a-build.ts';
import { aRegistry } from '#support/a-registry.ts';
import { build } from './build.ts';

const part = (name: string, cpu: string, answer: string) => ({
  description: { name, version: '1.0.0', os: ['linux'], cpu: [cpu], exports: { './it': './it.js' }, dependencies: { library: '^1.0.0' } },
  files: { 'it.js': `module.exports = ${JSON.stringify(answer)} + require('library').name;`, 'it.js.map': '{}', 'README.md': 'none' },
});
const library = (version: string) => ({ description: { name: 'library', version }, files: { 'index.js': `exports.name = ' ${version}';` } });

/** It asks for its part by a name that it puts together, as sharp does. */
const drawing = {
  description: {
    name: 'drawing',
    version: '2.0.0',
    main: 'lib/index.js',
    dependencies: { library: '^2.0.0', '@provided/client': '1' },
    optionalDependencies: { '@drawing/x64': '1.0.0', '@drawing/arm64': '1.0.0', '@drawing/none': '1.0.0' },
  },
  files: {
    'lib/index.js':
      "const { readFileSync } = require('node:fs');\nexports.draw = (cpu) => [require(`@drawing/${cpu}/it`), require('library').name, readFileSync(`${__dirname}/shape.txt`, 'utf8')];",
    'lib/shape.txt': 'round',
    'lib/index.d.ts': 'export {};',
  },
};
const registry = () =>
  aRegistry([
    drawing,
    part('@drawing/x64', 'x64', 'for x64'),
    part('@drawing/arm64', 'arm64', 'for arm64'),
    part('@drawing/none', 's390x', ''),
    library('1.3.0'),
    library('2.1.0'),
  ]);
const files = {
  'src/hit.ts': "import { draw } from 'drawing';\nexport const handler = (cpu: string) => draw(cpu);\n",
  'package.json': packageFile({ drawing: '2' }),
};

test.each([
  ['x86_64', 'x64'],
  ['arm64', 'arm64'],
] as const)(
  'a package that has a part for each machine goes into the zip in its folder, with the part for %s and all that they need',
  async (architecture, cpu) => {
    const { artifacts, problems } = await buildFiles(files, registry(), { architecture });
    expect({ problems, answer: await handled(artifacts[0], cpu), names: (await unzipped(artifacts[0])).names }).toEqual({
      problems: [],
      answer: [`for ${cpu} 1.3.0`, ' 2.1.0', 'round'],
      names: [
        'index.js',
        'index.js.map',
        `node_modules/@drawing/${cpu}/it.js`,
        `node_modules/@drawing/${cpu}/node_modules/library/index.js`,
        `node_modules/@drawing/${cpu}/node_modules/library/package.json`,
        `node_modules/@drawing/${cpu}/package.json`,
        'node_modules/drawing/lib/index.js',
        'node_modules/drawing/lib/shape.txt',
        'node_modules/drawing/package.json',
        'node_modules/library/index.js',
        'node_modules/library/package.json',
        'packages.js',
        'packages.js.map',
      ],
    });
  },
);

test('the zip is the same again, also from packages that were bundled before; another architecture has another', async () => {
  const ports = buildPorts(registry());
  const make = async (architecture?: 'arm64') => {
    const made = await build(aBuildRequest(files, architecture ? { architecture } : {}), ports, () => {}, new AbortController().signal);
    return made.artifacts[0];
  };
  const [first, again, arm] = [await make(), await make(), await make('arm64')];
  expect(again).toEqual(first);
  expect(arm?.sha256).not.toBe(first?.sha256);
});

test('what another package asks for, below its own folder, is found there', async () => {
  const outer = {
    description: { name: 'outer', version: '1.0.0', dependencies: { drawing: '2' } },
    files: { 'index.js': "exports.draw = (cpu) => require('drawing').draw(cpu);" },
  };
  const older = { description: { name: 'drawing', version: '1.0.0' }, files: { 'index.js': 'exports.draw = () => 1;' } };
  const code = "import { draw } from 'drawing';\nimport { draw as inner } from 'outer';\nexport const handler = (cpu: string) => [draw(cpu), inner(cpu)];\n";
  const both = { 'src/hit.ts': code, 'package.json': packageFile({ drawing: '1', outer: '1' }) };
  const all = [outer, older, drawing, part('@drawing/x64', 'x64', 'for x64'), part('@drawing/arm64', 'arm64', 'for arm64'), library('1.3.0'), library('2.1.0')];
  const { artifacts, problems } = await buildFiles(both, aRegistry(all));
  expect({ problems, answer: await handled(artifacts[0], 'x64') }).toEqual({ problems: [], answer: [1, ['for x64 1.3.0', ' 2.1.0', 'round']] });
  expect((await unzipped(artifacts[0])).names).toContain('node_modules/outer/node_modules/drawing/lib/shape.txt');
});

test('of what is compiled for many machines and kept in one package, the part for Linux and the processor is taken', async () => {
  const compiled = {
    description: { name: 'compiled', version: '1.0.0' },
    files: {
      'index.js': "exports.found = () => require('node:fs').readdirSync(`${__dirname}/prebuilds`);",
      ...Object.fromEntries(['linux-x64', 'linux-arm64', 'darwin-x64+arm64', 'win32-x64', 'linux-x64+arm64'].map((one) => [`prebuilds/${one}/a.node`, one])),
    },
  };
  const code = { 'src/hit.ts': "import { found } from 'compiled';\nexport const handler = () => found();\n", 'package.json': packageFile({ compiled: '1' }) };
  const { artifacts, problems } = await buildFiles(code, aRegistry([compiled]));
  expect({ problems, answer: await handled(artifacts[0]) }).toEqual({ problems: [], answer: ['linux-x64', 'linux-x64+arm64'] });
});

test('a package whose parts are for other systems only is bundled, as if it had none', async () => {
  const watching = {
    description: { name: 'watching', version: '1.0.0', optionalDependencies: { 'watching-mac': '1.0.0' } },
    files: { 'index.js': "let native; try { native = require('watching-mac') } catch {} exports.has = () => native !== undefined;" },
  };
  const mac = { description: { name: 'watching-mac', version: '1.0.0', os: ['darwin'] }, files: { 'index.js': 'exports.n = 1;' } };
  const code = { 'src/hit.ts': "import { has } from 'watching';\nexport const handler = () => has();\n", 'package.json': packageFile({ watching: '1' }) };
  const { artifacts, problems } = await buildFiles(code, aRegistry([watching, mac]));
  const { names } = await unzipped(artifacts[0]);
  expect({ problems, answer: await handled(artifacts[0]), shipped: names.filter((name) => name.startsWith('node_modules/')) }).toEqual({
    problems: [],
    answer: false,
    shipped: [],
  });
});

test('a function that awaits at its top level carries it too', async () => {
  const awaited = { ...files, 'src/hit.ts': `${files['src/hit.ts']}await Promise.resolve();\n` };
  const provided = { description: { name: '@provided/client', version: '1.0.0' }, files: { 'index.js': 'exports.n = 1;' } };
  const all = [drawing, part('@drawing/x64', 'x64', 'for x64'), part('@drawing/arm64', 'arm64', 'for arm64'), library('1.3.0'), library('2.1.0'), provided];
  const { artifacts, problems } = await buildFiles(awaited, aRegistry(all));
  const { names } = await unzipped(artifacts[0]);
  expect({ problems, answer: await handled(artifacts[0], 'x64'), main: names[0], carried: names.filter((name) => name.includes('@provided')) }).toEqual({
    problems: [],
    answer: ['for x64 1.3.0', ' 2.1.0', 'round'],
    main: 'index.mjs',
    carried: ['node_modules/@provided/client/index.js', 'node_modules/@provided/client/package.json'],
  });
});
