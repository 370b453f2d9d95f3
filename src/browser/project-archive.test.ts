import { expect, test } from 'vitest';
import { projectArchive } from './project-archive.ts';

test('a project comes out of its zip as it went in, and twice the same bytes', async () => {
  const files = { 'stackwright.json': '{}', 'src/ä.ts': 'const a = "ü";', 'logo.png': new Uint8Array([137, 80, 78, 71, 0, 255]) };
  const zip = await projectArchive.write(files);
  expect(await projectArchive.read(zip)).toEqual(files);
  expect(await projectArchive.write(files)).toEqual(zip);
});

test('what is no zip is refused', async () => {
  await expect(projectArchive.read(new Uint8Array([1, 2, 3]))).rejects.toMatchObject({ code: 'ArchiveInvalid' });
});
