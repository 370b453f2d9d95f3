import { expect, test } from 'vitest';
import { targetOf } from './package-exports.ts';

const asImport = new Set(['node', 'import', 'default']);
const asRequire = new Set(['node', 'require', 'default']);

test.each([
  ['text alone is the package itself', './main.js', '.', './main.js'],
  ['the first condition that counts', { browser: './b.js', import: './i.js', default: './d.js' }, '.', './i.js'],
  ['conditions within conditions', { node: { require: './r.js', import: './i.js' } }, '.', './i.js'],
  ['a subpath', { '.': './main.js', './sub': './lib/sub.js' }, './sub', './lib/sub.js'],
  ['the pattern with the longest prefix', { './*': './all/*.js', './inner/*': './in/*.js' }, './inner/a/b', './in/a/b.js'],
  ['a pattern with an ending', { './*.js': './dist/*.mjs' }, './a.js', './dist/a.mjs'],
  ['null closes a subpath', { './*': './*', './secret/*': null }, './secret/x', undefined],
  ['what is not exported', { '.': './main.js' }, './other', undefined],
  ['the first of a list that leads somewhere', { '.': [{ browser: './b.js' }, './main.js'] }, '.', './main.js'],
])('%s', (_name, map, subpath, expected) => {
  expect(targetOf(map, subpath, asImport)).toBe(expected);
});

test('require and import may lead to different files', () => {
  const map = { import: './i.mjs', require: './r.cjs' };
  expect([targetOf(map, '.', asImport), targetOf(map, '.', asRequire)]).toEqual(['./i.mjs', './r.cjs']);
});
