import { bench, describe } from 'vitest';
import { build } from '#engine/build/build.ts';
import { aBuildRequest, buildPorts, packageFile } from '#support/a-build.ts';
import { aRegistry } from '#support/a-registry.ts';

const modules = 400;
const members = Array.from({ length: modules }, (_, at) => `export const member${at} = (given) => [${at}, given].map(String).join('-');\n`);
const large = {
  description: { name: 'large', version: '1.0.0', type: 'module', exports: './index.js', sideEffects: false },
  files: {
    'index.js': members.map((_, at) => `export { member${at} } from './member-${at}.js';`).join('\n'),
    ...Object.fromEntries(members.map((code, at) => [`member-${at}.js`, code])),
  },
};
const registry = aRegistry([large]);
const { signal } = new AbortController();

const edited = (code: string, time: number) => aBuildRequest({ 'src/hit.ts': `${code}// ${time}\n`, 'package.json': packageFile({ large: '1.0.0' }) });
const apart = "import { member1, member399 } from 'large';\nexport const handler = (given: unknown) => [member1(given), member399(given)];\n";
// A package imported whole is bundled anew with each build.
const atOnce = "import * as large from 'large';\nexport const handler = (given: unknown) => [large.member1(given), large.member399(given)];\n";
const options = { time: 2000, iterations: 10, warmupIterations: 3 };

// What keeping the bundled packages saves after an edit; in the browser, whose bundler is slower by far, it saves more.
describe(`a function with a package of ${modules} modules, after an edit`, () => {
  const ports = buildPorts(registry);
  let time = 0;
  const timed = async (code: string) => {
    time += 1;
    const { artifacts } = await build(edited(code, time), ports, () => {}, signal);
    if (artifacts.length !== 1) throw new Error('the function did not build');
  };
  bench('packages kept from the build before', () => timed(apart), options);
  bench('reference: everything bundled at once', () => timed(atOnce), options);
});
