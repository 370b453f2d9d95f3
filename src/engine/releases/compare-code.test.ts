import { expect, test } from 'vitest';
import { zipFiles } from '#engine/build/zip-files.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { Release } from '#model/release.ts';
import type { CodeDifference } from '#model/release-comparison.ts';
import { compareCode } from './compare-code.ts';

type Contents = Readonly<Record<string, string | Uint8Array>>;
const bytes = (content: string | Uint8Array) => (typeof content === 'string' ? new TextEncoder().encode(content) : content);
const zip = (contents: Contents) => zipFiles(Object.entries(contents).map(([name, content]) => ({ name, bytes: bytes(content) })));

/** Two releases of one function, made of these. */
async function compared(before: Contents | Uint8Array | Error | undefined, after: Contents | undefined) {
  const objects: Record<string, Uint8Array | Error | undefined> = {
    before: before instanceof Uint8Array || before instanceof Error ? before : before && (await zip(before)),
    after: after && (await zip(after)),
  };
  const release = (key: string) => ({ artifacts: [{ function: 'hit', key, sha256: key }] }) as unknown as Release;
  const artifact = async (key: string) => {
    const found = objects[key];
    if (found instanceof Error) throw found;
    return found;
  };
  const code: CodeDifference[] = [{ function: 'hit', change: 'changed', before: 'before', after: 'after' }];
  const [one] = await compareCode(code, { before: release('before'), after: release('after'), ledger: { artifact } });
  return one;
}
const filesOf = async (before: Contents, after: Contents) => (await compared(before, after))?.files;
const sized = (before: string, after: string) => ({ bytesBefore: before.length, bytesAfter: after.length });

test('files that came, went and changed, with the lines that changed', async () => {
  expect(await filesOf({ 'a.py': 'one\ntwo\n', 'gone.py': 'x\n', 'same.py': '' }, { 'a.py': 'one\nthree\n', 'new.py': 'y\n', 'same.py': '' })).toEqual([
    {
      path: 'a.py',
      change: 'changed',
      ...sized('one\ntwo\n', 'one\nthree\n'),
      hunks: [{ before: { line: 1, count: 2 }, after: { line: 1, count: 2 }, lines: [' one', '-two', '+three'] }],
    },
    { path: 'gone.py', change: 'removed', bytesBefore: 2, hunks: [{ before: { line: 1, count: 1 }, after: { line: 0, count: 0 }, lines: ['-x'] }] },
    { path: 'new.py', change: 'added', bytesAfter: 2, hunks: [{ before: { line: 0, count: 0 }, after: { line: 1, count: 1 }, lines: ['+y'] }] },
  ]);
});

const bundle = (hit: string, page: string) =>
  [
    'var own = 1;',
    '// stackwright:/project/src/hit.ts',
    'exports(hit);',
    '// stackwright:/project/src/page.ts',
    page,
    '// stackwright:/project/src/hit.ts',
    hit,
    '// Annotate the CommonJS export names for ESM import in node:',
    '//# sourceMappingURL=index.js.map',
  ].join('\n');

test('a bundle is told apart by the sources that it says it is made of; its map says nothing more', async () => {
  const map = (mappings: string) => JSON.stringify({ version: 3, sources: ['stackwright:/project/src/hit.ts'], mappings });
  expect(await filesOf({ 'index.js': bundle('a', 'b'), 'index.js.map': map('A') }, { 'index.js': bundle('a', 'c'), 'index.js.map': map('B') })).toEqual([
    { path: 'src/page.ts', change: 'changed', ...sized('b', 'c'), hunks: [expect.objectContaining({ lines: ['-b', '+c'] })] },
  ]);
});

test('sources that a map holds are what was written, and are preferred; packages are told as a whole', async () => {
  const made = (hit: string, pad: string) => ({
    'index.js': `var a=${hit.length},b=${pad.length}`,
    'index.js.map': JSON.stringify({
      version: 3,
      sources: ['../../src/hit.ts', 'webpack://shop/./node_modules/@left/pad/index.js', '../node_modules/@left/pad/more.js'],
      sourcesContent: [hit, pad, pad],
    }),
  });
  expect(await filesOf(made('const a: number = 1;\n', 'x'), made('const a: number = 12;\n', 'yy'))).toEqual([
    {
      path: 'src/hit.ts',
      change: 'changed',
      ...sized('const a: number = 1;\n', 'const a: number = 12;\n'),
      hunks: [expect.objectContaining({ lines: ['-const a: number = 1;', '+const a: number = 12;'] })],
    },
    { path: 'node_modules/@left/pad', change: 'changed', packageFiles: 2 },
  ]);
});

test('what is no text, or nothing to read, or differs only in how lines end, says so', async () => {
  const long = 'x'.repeat(3_000);
  const files = await filesOf({ a: new Uint8Array([0, 1]), b: long, c: 'l\n' }, { a: new Uint8Array([0, 2]), b: `${long}y`, c: 'l\r\n' });
  expect(files?.map((one) => [one.path, one.why])).toEqual([
    ['a', 'it is no text'],
    ['b', 'it is long, or made small, and nothing to read'],
    ['c', 'only where its lines end'],
  ]);
});

test('an artifact that is gone, no zip, or can’t be read is said', async () => {
  const denied = new CloudError('AccessDenied', 'not allowed to read it', { remedy: '' });
  const whys = [await compared(undefined, {}), await compared(new Uint8Array([1, 2]), {}), await compared(denied, {})].map((one) => [one?.unread, one?.files]);
  expect(whys).toEqual([
    ['the artifact before is no longer in the artifact bucket', undefined],
    ['the artifact before is no zip that can be read', undefined],
    ["the artifact before can't be read: not allowed to read it", undefined],
  ]);
});

test('where only one of two bundles tells its sources, both are compared as they are', async () => {
  const files = await filesOf({ 'index.js': bundle('a', 'b') }, { 'index.js': 'small' });
  expect(files?.map((one) => [one.path, one.change])).toEqual([['index.js', 'changed']]);
});
