import { expect, test } from 'vitest';
import { isPlain, keepEnds, lineStarts, shownText } from './line-ends.ts';

const MIXED = 'a\r\nb\nc\r\nd\re';

test('a keystroke in one line leaves the ends of all lines as they were', () => {
  expect(keepEnds(MIXED, shownText(MIXED, '\r\n').replace('c', 'cc'))).toBe('a\r\nb\ncc\r\nd\re');
  expect(keepEnds(MIXED, shownText(MIXED, '\n'))).toBe(MIXED);
});

test('lines that come and go take nothing from those around them', () => {
  expect(keepEnds(MIXED, 'a\nb\nnew\nnewer\nc\nd\ne')).toBe('a\r\nb\nnew\nnewer\nc\r\nd\re');
  expect(keepEnds(MIXED, 'a\nd\ne')).toBe('a\r\nd\re');
  expect(keepEnds(MIXED, '')).toBe('');
  expect(keepEnds('a\r\nb\r\n', 'a\nb\nc\n')).toBe('a\r\nb\r\nc\r\n');
});

test('a mark of the encoding stays at the beginning, and is not shown', () => {
  expect([shownText('\uFEFFa\nb', '\n'), keepEnds('\uFEFFa\nb', 'a\nbb'), lineStarts('\uFEFFa\nb')]).toEqual(['a\nb', '\uFEFFa\nbb', [1, 3]]);
});

test('ordinary texts are taken as they are', () => {
  expect([isPlain('a\nb'), isPlain(MIXED), keepEnds('a\nb', 'a\nc'), shownText('a\nb', '\n'), lineStarts('a\r\nb\n')]).toEqual([
    true,
    false,
    'a\nc',
    'a\nb',
    [0, 3, 5],
  ]);
});
