import { expect, test } from 'vitest';
import { aCatalogue } from '#support/a-catalogue.ts';
import { aThumbnailer, aThumbnailerScan } from '#support/a-project.ts';
import { aRegistry, type FakeRegistry } from '#support/a-registry.ts';
import { anEditWorld } from '#support/an-edit-world.ts';
import { addTyped, dependenciesOf, findPackages } from './add-dependency.ts';

const { signal } = new AbortController();

function aDialog(listed: { readonly dependencies?: object; readonly devDependencies?: object } = {}) {
  const versions = (name: string, ...of: string[]) => of.map((version) => ({ description: { name, version } }));
  const registry: FakeRegistry = aRegistry([
    ...versions('nanoid', '3.3.7', '5.0.0', '5.1.6'),
    ...versions('left-pad', '1.3.0'),
    ...versions('@scope/one', '1.0.0'),
  ]);
  const fake = anEditWorld({ project: aThumbnailer, files: { 'package.json': JSON.stringify(listed) }, catalogue: aCatalogue, scan: aThumbnailerScan });
  const world = { ...fake, bench: { ...fake.bench, registry: () => registry } };
  const add = async (spec: string, dev = false) => {
    const isAdded = await addTyped(world, spec, dev, signal);
    const { said, checked } = world.dependencies.getState();
    return { isAdded, said: said ?? checked?.wrong, rows: dependenciesOf(world) };
  };
  return { world, registry, add };
}

test.each([
  ['nanoid@5.0.0', 'nanoid', '5.0.0'],
  ['nanoid@latest', 'nanoid', 'latest'],
  [' nanoid@^3 ', 'nanoid', '^3'],
  ['@scope/one@1', '@scope/one', '1'],
  ['left-pad@npm:nanoid@3', 'left-pad', 'npm:nanoid@3'],
  ['left-pad@npm:@scope/one', 'left-pad', 'npm:@scope/one'],
])('%s is added as %s: %s', async (spec, name, range) => {
  expect(await aDialog().add(spec)).toEqual({ isAdded: true, said: `${name} is added: ${range}.`, rows: [{ name, range, dev: false }] });
});

test.each([
  ['left-pad@99.0.0', 'left-pad has no version 99.0.0: use one that exists, such as 1.3.0.'],
  ['left-pad@^2', 'left-pad has no version ^2: use one that exists, such as 1.3.0.'],
  ['left-pad@beta', 'left-pad has no version beta: use one that exists, such as 1.3.0.'],
  ['left-pad@npm:nanoid@9', 'nanoid has no version 9: use one that exists, such as 5.1.6.'],
  ['nanoidd@1', 'The registry has no package “nanoidd”.'],
  ['nano id@1', '“nano id” is no name of a package.'],
  ['nanoid@github:ai/nanoid', 'nanoid would come from “github:ai/nanoid”: only packages of the registry can be built in. Type a version of it.'],
])('%s is refused at once, as the build would: %s', async (spec, said) => {
  expect(await aDialog().add(spec)).toEqual({ isAdded: false, said, rows: [] });
});

test('the version of what is listed is set, of its kind', async () => {
  const { add } = aDialog({ devDependencies: { nanoid: '^5.0.0' } });
  const rows = [{ name: 'nanoid', range: '3', dev: true }];
  expect(await add('nanoid@3')).toEqual({ isAdded: true, said: 'nanoid is listed already: its version is set to 3, it was ^5.0.0.', rows });
  expect(await add('nanoid@3')).toEqual({ isAdded: true, said: 'nanoid is listed already: 3.', rows });
});

test('where the registry does not answer, what was typed is taken, and that is said', async () => {
  const { world, add, registry } = aDialog();
  registry.isDown = true;
  await findPackages(world, 'nanoid@5.0.0', signal);
  expect(world.dependencies.getState().problem).toBe(
    'the package registry does not answer; what is typed is taken as it is, and the next build sees whether it is there',
  );
  const said = 'nanoid is added: 5.0.0. The registry does not answer: the next build sees whether it has that version.';
  expect(await add('nanoid@5.0.0')).toEqual({ isAdded: true, said, rows: [{ name: 'nanoid', range: '5.0.0', dev: false }] });
});

test('while it is typed, the registry is asked for the version, not for a package of that whole text', async () => {
  const { world } = aDialog();
  const answers = [];
  for (const query of ['nanoid@5', 'nanoid@6']) {
    await findPackages(world, query, signal);
    answers.push(world.dependencies.getState().checked);
  }
  expect(answers).toEqual([
    { spec: 'nanoid@5', found: 'nanoid 5.1.6' },
    { spec: 'nanoid@6', wrong: 'nanoid has no version 6: use one that exists, such as 5.1.6.' },
  ]);
});
