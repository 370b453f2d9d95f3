import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { projectArchive } from './project-archive.ts';

/** A zip with names to the letter: the library would make them safe, so they are written over what it wrote. */
async function aZip(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const zip = new JSZip();
  const names = Object.keys(files);
  const spare = names.map((name, index) => `${index}`.padEnd(new TextEncoder().encode(name).length, '-'));
  for (const [index, name] of names.entries()) zip.file(spare[index] as string, files[name] ?? '', { createFolders: false });
  const bytes = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
  for (const [index, name] of names.entries()) {
    for (let at = bytes.indexOf(spare[index] as string); at >= 0; at = bytes.indexOf(spare[index] as string, at + 1)) bytes.write(name, at);
  }
  return new Uint8Array(bytes);
}

const refusalOf = async (zip: Uint8Array) => projectArchive.read(zip).then(Object.keys, (error: { code: string; message: string }) => error.message);

test('a project comes out of its zip as it went in, byte for byte, and twice the same bytes', async () => {
  const files = {
    'stackwright.json': '{}',
    'src/ä.ts': 'const a = "ü";\r\nconst b = 1;\n',
    'src/marked.ts': '\uFEFFconst a = 1;',
    'logo.png': new Uint8Array([137, 80, 78, 71, 0, 255]),
  };
  const zip = await projectArchive.write(files);
  expect(await projectArchive.read(zip)).toEqual(files);
  expect(await projectArchive.write(files)).toEqual(zip);
});

test('what is no zip is refused', async () => {
  await expect(projectArchive.read(new Uint8Array([1, 2, 3]))).rejects.toMatchObject({ code: 'ArchiveInvalid' });
});

test.each([
  ['../evil.ts', 'it can’t be opened: "../evil.ts" leads out of the project, or nowhere'],
  ['a/../../b', 'it can’t be opened: "a/../../b" leads out of the project, or nowhere'],
  ['/etc/passwd', 'it can’t be opened: "/etc/passwd" leads out of the project, or nowhere'],
  ['C:/windows/x.ts', 'it can’t be opened: "C:/windows/x.ts" leads out of the project, or nowhere'],
  ['src\\a.ts', 'it can’t be opened: "src\\\\a.ts" leads out of the project, or nowhere'],
])('%s is refused by its name, and nothing of the zip is opened', async (path, words) => {
  expect(await refusalOf(await aZip({ 'stackwright.json': '{}', [path]: 'evil' }))).toBe(words);
});

test('a file that stands beside a folder of its name, or twice, is refused rather than hidden', async () => {
  expect(await refusalOf(await aZip({ 'stackwright.json': '{}', lib: '', 'lib/x.ts': '' }))).toBe(
    'it can’t be opened: lib is a file, and the folder of "lib/x.ts"',
  );
  expect(await refusalOf(await aZip({ 'a.ts': '1', './a.ts': '2' }))).toBe('it can’t be opened: "a.ts" stands in it twice');
});

test('what a project never has is left in the zip, safe or not', async () => {
  expect(await refusalOf(await aZip({ 'stackwright.json': '{}', 'node_modules/x/../../y': '', '__MACOSX/a': '', './src/a.ts': 'a' }))).toEqual([
    'stackwright.json',
    'src/a.ts',
  ]);
});

test('too many files, or too many bytes, are refused, even where the zip’s directory lies', async () => {
  const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`f${index}`, '']));
  expect(await refusalOf(await projectArchive.write(many))).toBe('it can’t be opened: 5001 files are too many: a project has at most 5000');
  const bomb = await projectArchive.write({ 'bomb.txt': 'a'.repeat(1_500_000) });
  // The directory's own word for the size is its 25th byte on.
  const view = new DataView(bomb.buffer, bomb.byteOffset);
  const entry = Buffer.from(bomb.buffer, bomb.byteOffset, bomb.length).indexOf('PK\u0001\u0002');
  view.setUint32(entry + 24, 300_000_000, true);
  expect(await refusalOf(bomb)).toBe('it can’t be opened: it has more than 200 MB of files, which is the most that a project has');
  view.setUint32(entry + 24, 10, true);
  await expect(projectArchive.read(bomb, 1_000_000)).rejects.toThrow('it has more than 1000 kB of files');
});
