import { expect, test } from 'vitest';
import { LARGEST_SOURCE, sourceTextOf, unreadOf } from './source-text.ts';

const bytes = (...parts: (string | number)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((one) => (typeof one === 'number' ? [one] : [...new TextEncoder().encode(one)])));
const utf16 = (text: string): Uint8Array => Uint8Array.from([...text].flatMap((one) => [one.charCodeAt(0), 0]));

test('an invalid byte, a NUL and a mark of UTF-8 are read as the bundler reads them', () => {
  const files = { 'a.js': bytes('// caf', 0xe9, '\n1;'), 'b.js': bytes("'\0'; 1;"), 'c.js': bytes(0xef, 0xbb, 0xbf, '1;'), 'd.js': '2;' };
  expect(Object.keys(files).map((path) => [sourceTextOf(files, path), unreadOf(files, path)])).toEqual([
    ['// caf\ufffd\n1;', undefined],
    ["'\0'; 1;", undefined],
    ['1;', undefined],
    ['2;', undefined],
  ]);
});

test('UTF-16, with its mark or without, and what is too large are not read, and it is said why', () => {
  const files = {
    'a.js': bytes(0xff, 0xfe, 0x31, 0),
    'b.js': utf16('export const a = 1;'),
    'c.js': 'x'.repeat(LARGEST_SOURCE + 1),
    'd.js': new Uint8Array(LARGEST_SOURCE + 1),
  };
  expect(Object.keys(files).map((path) => [sourceTextOf(files, path), unreadOf(files, path)?.summary])).toEqual([
    [undefined, "a.js is UTF-16, which can't be built"],
    [undefined, "b.js is UTF-16, which can't be built"],
    [undefined, 'c.js has 8389 kB, and code is read up to 8389 kB'],
    [undefined, 'd.js has 8389 kB, and code is read up to 8389 kB'],
  ]);
});

test('a file that is not there has neither text nor a reason', () => {
  expect([sourceTextOf({}, 'toString'), unreadOf({}, 'toString')]).toEqual([undefined, undefined]);
});
