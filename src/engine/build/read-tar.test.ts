import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { tarball } from '#support/a-registry.ts';
import { readTar } from './read-tar.ts';

const read = (archive: Uint8Array) =>
  Object.fromEntries([...readTar(new Uint8Array(gunzipSync(archive)))].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));

test('files are found below the first folder, whatever it is called, and by names of any length', () => {
  const long = `${'deep/'.repeat(30)}name.js`;
  expect(read(tarball({ 'a.js': 'a', [long]: 'long', 'empty.txt': '' }, 'whatever'))).toEqual({ 'a.js': 'a', [long]: 'long', 'empty.txt': '' });
});

test('a path that leads out of the package is refused', () => {
  expect(read(tarball({ '../../etc/passwd': 'no', 'lib/../../x': 'no', 'b.js': 'b' }))).toEqual({ 'b.js': 'b' });
});
