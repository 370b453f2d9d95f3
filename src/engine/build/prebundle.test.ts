import { expect, test } from 'vitest';
import { aBuildRequest, buildPorts, handled, packageFile, unzipped } from '#support/a-build.ts';
import { aRegistry } from '#support/a-registry.ts';
import { build } from './build.ts';

const signal = new AbortController().signal;
const packages = [
  {
    description: { name: 'modern', version: '1.0.0', type: 'module', exports: './m.js', sideEffects: false, dependencies: { base: '1' } },
    files: {
      'm.js': "import state from 'base'; export const add = () => ++state.n; export const unused = 'never asked for'; export default 'modern default';",
    },
  },
  {
    description: { name: 'classic', version: '1.0.0', dependencies: { base: '1' } },
    files: { 'index.js': "const state = require('base'); exports.add = () => ++state.n; exports.__esModule = true; exports.default = 'classic default';" },
  },
  { description: { name: 'base', version: '1.0.0', scripts: { install: 'x' } }, files: { 'index.js': 'exports.n = 0;' } },
];
// `base` is resolved last and stands first in the lock file: what was made before is found all the same.
const dependencies = packageFile({ modern: '1', classic: '1' });

async function built(code: string, ports = buildPorts(aRegistry(packages)), files: Record<string, string> = {}) {
  const result = await build(aBuildRequest({ 'src/hit.ts': code, 'package.json': dependencies, ...files }), ports, () => {}, signal);
  return { result, names: (await unzipped(result.artifacts[0])).names };
}

const apart = `import modern, { add } from 'modern';
import classic, { add as addToo, type Nothing } from 'classic';
import { Type } from 'base';
export const handler = (given: Type | Nothing) => [modern, classic, add(), addToo(), given];
`;

test('packages stand in a file of their own, which has what is used of them, once', async () => {
  const { result, names } = await built(apart);
  expect({ names, answer: await handled(result.artifacts[0], 'x') }).toEqual({
    names: ['index.js', 'index.js.map', 'packages.js', 'packages.js.map'],
    answer: ['modern default', 'classic default', 1, 2, 'x'],
  });
  const { default: JSZip } = await import('jszip');
  const text = await (await JSZip.loadAsync(result.artifacts[0]?.bytes ?? '')).file('packages.js')?.async('string');
  expect(text).not.toContain('never asked for');
});

test('after an edit no package is even unpacked, and warnings about them are told again', async () => {
  const ports = buildPorts(aRegistry(packages));
  const first = (await built(apart, ports)).result;
  const cold = {
    ...ports,
    registry: aRegistry([]),
    cache: { ...ports.cache, get: async (key: string) => (key.startsWith('packages/') ? undefined : ports.cache.get(key)) },
  };
  const edited = (await built(apart.replace('given]', "given, 'edited']"), cold, first.files)).result;
  expect(await handled(edited.artifacts[0], 'x')).toEqual(['modern default', 'classic default', 1, 2, 'x', 'edited']);
  expect(edited.problems).toEqual(first.problems);
  expect(first.problems.map((one) => one.code)).toEqual(['DependencyNeedsScript']);
});

test.each([
  ['imported whole', "import * as modern from 'modern';\nimport { add } from 'classic';\nexport const handler = () => [modern.add(), add()];"],
  ['asked for by require beside an import', "import { add } from 'modern';\nexport const handler = () => [add(), require('classic').add()];"],
])('a package that is %s is bundled with the rest: a module is never there twice', async (_how, code) => {
  const { result, names } = await built(code);
  expect({ names, answer: await handled(result.artifacts[0]) }).toEqual({ names: ['index.js', 'index.js.map'], answer: [1, 2] });
});
