import { expect, test } from 'vitest';
import { parseJsonc } from './jsonc.ts';

test('comments and last commas are no part of the value, but may stand in texts', () => {
  const text = '\ufeff{\n  // a comment, with "quotes"\n  "a": "//no, /*comment*/", /* of "several"\n lines */ "b": [1, 2, ],\n  "c\\"": ",}",\n}\n';
  expect(parseJsonc(text)).toEqual({ a: '//no, /*comment*/', b: [1, 2], 'c"': ',}' });
});

test('what is no such text gives nothing', () => {
  expect(['', '{', '{ a: 1 }', '/* '].map(parseJsonc)).toEqual([undefined, undefined, undefined, undefined]);
});
