import { expect, test } from 'vitest';
import { zipFiles } from '#engine/build/zip-files.ts';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { anArtifactOf, aRelease } from '#support/releases.ts';
import { closeComparison, compareChosen } from './compare-releases.ts';

const first = aRelease({ id: '1', artifacts: [anArtifactOf('resize', '1')] });
const later = aRelease({ id: '2', artifacts: [anArtifactOf('resize', '2')] });
const zip = (text: string) => zipFiles([{ name: 'index.py', bytes: new TextEncoder().encode(text) }]);

function aWorld(artifact: (key: string) => Promise<Uint8Array | undefined>) {
  const { world } = aDeployWorld({ session: { releases: { artifact } } as never });
  world.releases.setState({ list: [later, first], chosen: ['2', '1'] });
  return world;
}
const shown = (world: ReturnType<typeof aWorld>) => {
  const { isComparing, code } = world.releases.getState();
  return [isComparing, code?.isReading, code?.code.map((one) => one.unread ?? one.files?.map((file) => file.path))];
};

test('two releases stand beside each other at once; their code follows when it is read', async () => {
  const world = aWorld((key) => zip(key));
  const comparing = compareChosen(world);
  expect(shown(world)).toEqual([true, true, [undefined]]);
  await comparing;
  expect(shown(world)).toEqual([true, false, [['index.py']]]);
  closeComparison(world);
  expect(shown(world)).toEqual([false, undefined, undefined]);
});

test('what is read after the comparison was closed is dropped; what is gone is said', async () => {
  const world = aWorld((key) => zip(key));
  const comparing = compareChosen(world);
  closeComparison(world);
  await comparing;
  expect(shown(world)).toEqual([false, undefined, undefined]);
  const without = aWorld(async () => undefined);
  await compareChosen(without);
  expect(shown(without)).toEqual([true, false, [expect.stringMatching(/is no longer in the artifact bucket/)]]);
});
