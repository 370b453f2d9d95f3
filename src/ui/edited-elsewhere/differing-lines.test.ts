import { expect, test } from 'vitest';
import { differingLines } from './differing-lines.ts';

test('only what differs is shown, with two lines around it', () => {
  const text = (middle: string) => ['a', 'b', 'c', middle, 'd', 'e', 'f'].join('\n');
  expect(differingLines(text('mine'), text('theirs'))).toEqual({ from: 2, lines: ['b', 'c', 'mine', 'd', 'e'] });
});

test('lines that were only added or removed have a place too', () => {
  expect(differingLines('a\nb', 'a\nnew\nb')).toEqual({ from: 1, lines: ['a', 'b'] });
  expect(differingLines('a\nnew\nb', 'a\nb')).toEqual({ from: 1, lines: ['a', 'new', 'b'] });
});

test('a text against none is all of it', () => {
  expect(differingLines('a\nb', '')).toEqual({ from: 1, lines: ['a', 'b'] });
});
