import { expect, test } from 'vitest';
import { problemText } from '#model/problem.ts';
import { aBuildRequest, buildFiles, buildPorts, handled, packageFile } from '#support/a-build.ts';
import { aRegistry } from '#support/a-registry.ts';
import { build } from './build.ts';
import { computedImports, patternText } from './computed-imports.ts';

const patterns = (code: string, file = 'a.ts') => computedImports(file, code).map((one) => `${one.how} ${patternText(one)} at ${code.slice(one.from, one.to)}`);

test.each([
  ["const f = (x: string) => import('./things/' + x);", "import ./things/* at './things/' + x"],
  ['const f = (x) => import(`../${x}/index.js`);', 'import ../*/index.js at `../${x}/index.js`'],
  ["require('./' + a + '-' + b)", "require ./*-* at './' + a + '-' + b"],
  ["import(/* all */ (('./a/') + x) )", "import ./a/* at (('./a/') + x)"],
  ["import('.' + '/a/' + x)", "import ./a/* at '.' + '/a/' + x"],
  ['import(`./a/` + x)', 'import ./a/* at `./a/` + x'],
  ["import('./a/' + x, { with: { type: 'json' } })", "import ./a/* at './a/' + x"],
  ["import('./a/' /* which */ + x)", "import ./a/* at './a/' /* which */ + x"],
  ["import('./a/' + f('./b', `c${d}`) + '.js')", "import ./a/*.js at './a/' + f('./b', `c${d}`) + '.js'"],
])('%s', (code, expected) => {
  expect(patterns(code, 'a.js')).toEqual([expected]);
});

test.each([
  "import('./a.js')",
  "require('./a')",
  'import(x)',
  "import('pkg/' + x)",
  "import('/a/' + x)",
  "// import('./' + x)",
  'const text = "import(\'./\' + x)"',
  "import a from './a.js'; f('./' + x)",
  "import('./a' - x)",
  "import(x + './')",
  "import('./a' + '.js')",
])('%s is none', (code) => {
  expect(patterns(code, 'a.js')).toEqual([]);
});

const things = {
  'src/hit.ts': 'export const handler = async (name: string) => (await import(`./things/${name}.js`)).default;\n',
  'src/things/one.ts': "import { n } from '../shared.js';\nexport default n + 1;\n",
  'src/things/two.js': 'export default 2;\n',
  'src/things/deep/three/index.ts': 'export default 3;\n',
  'src/things/one.test.ts': "import { test } from 'vitest';\n",
  'src/shared.ts': 'export const n = 0;\n',
};

test('what a computed import reaches goes with it; what is not there is missed when it is asked for', async () => {
  const { artifacts, problems } = await buildFiles(things);
  const answers = [await handled(artifacts[0], 'one'), await handled(artifacts[0], 'two'), await handled(artifacts[0], 'deep/three/index')];
  expect({ problems, answers }).toEqual({ problems: [], answers: [1, 2, 3] });
  await expect(handled(artifacts[0], 'four')).rejects.toMatchObject({ code: 'MODULE_NOT_FOUND', message: expect.stringContaining('./things/four.js') });
});

test('it may leave out endings, go up, and be a require; each is worked out once', async () => {
  const code = `let n = 0;
const names = ['one', 'two'];
exports.handler = async (kind) => [
  require('../lib/' + names[n++]).name,
  (await import('../lib/' + names[n++])).name,
  (await import('../' + kind + '/index.js')).name,
  n,
];
`;
  const files = {
    'src/hit.ts': "export { handler } from './hit.cjs';\n",
    'src/hit.cjs': code,
    'lib/one.ts': "export const name = 'one';\n",
    'lib/two/index.ts': "export const name = 'two';\n",
    'extra/index.ts': "export const name = 'extra';\n",
  };
  const { artifacts, problems } = await buildFiles(files);
  expect({ problems, answer: await handled(artifacts[0], 'extra') }).toEqual({ problems: [], answer: ['one', 'two', 'extra', 2] });
});

test('the bundler never looks into the folders of the machine, and the bytes are the same again', async () => {
  const code = {
    'src/hit.ts': "export const handler = async (name: string) => Object.keys(await import('./' + name));\n",
    'src/other.ts': 'export const other = 1;\n',
  };
  const [first, second] = [await buildFiles(code), await buildFiles(code)];
  expect(first.problems).toEqual([]);
  expect(first.artifacts[0]?.unzipped).toBeLessThan(10_000);
  expect(second.artifacts).toEqual(first.artifacts);
  expect(await handled(first.artifacts[0], 'other.ts')).toEqual(['other']);
});

test('one that reaches nothing, or what cannot be bundled, is left alone, with a warning at its line', async () => {
  const said = async (files: Readonly<Record<string, string>>) => {
    const { artifacts, problems } = await buildFiles(files);
    return { built: artifacts.length, problems: problems.map(problemText) };
  };
  expect(await said({ 'src/hit.ts': "\nexport const handler = (name: string) => import('./none/' + name);\n" })).toEqual({
    built: 1,
    problems: ['src/hit.ts:2:49: import(./none/*) reaches no file of the project; correct the path, or name what it imports (BuildWarning)'],
  });
  expect(await said({ ...things, 'src/things/bad.ts': "import { x } from 'absent';\nexport default x;\n" })).toEqual({
    built: 1,
    problems: [
      'src/hit.ts:1:62: what import(./things/*.js) reaches is not in the zip, because some of it cannot be bundled; narrow it to a folder of its own, or name what it imports (BuildWarning)',
    ],
  });
});

test('packages may do so too', async () => {
  const registry = aRegistry([
    {
      description: { name: 'words', version: '1.0.0' },
      files: {
        'index.js': "exports.say = (language) => require('./words/' + language);",
        'words/de.js': "module.exports = 'ja';",
        'words/en.js': "module.exports = 'yes';",
      },
    },
  ]);
  const code = {
    'src/hit.ts': "import { say } from 'words';\nexport const handler = (language: string) => say(language);\n",
    'package.json': packageFile({ words: '1' }),
  };
  const { artifacts, problems } = await buildFiles(code, registry);
  expect({ problems, answers: [await handled(artifacts[0], 'de'), await handled(artifacts[0], 'en.js')] }).toEqual({ problems: [], answers: ['ja', 'yes'] });
});

test('a build that is stopped doesn’t wait for the bundler', async () => {
  const stop = new AbortController();
  const ports = { ...buildPorts(), bundler: { version: '0', bundle: () => new Promise<never>(() => {}) } };
  const building = build(aBuildRequest(things), ports, () => {}, stop.signal);
  stop.abort(new Error('stopped'));
  await expect(building).rejects.toThrow('stopped');
});
