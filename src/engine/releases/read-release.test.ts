import { expect, test } from 'vitest';
import { aRelease } from '#support/releases.ts';
import { readRelease } from './read-release.ts';

test('what was written is read, and keys that are not known are kept', () => {
  const release = { ...aRelease(), mood: 'good' };
  expect(readRelease(release.id, JSON.stringify(release))).toEqual({ release });
});

test('lists that an earlier Stackwright did not write are empty', () => {
  const { events, problems, dataHolders, names, ...less } = aRelease();
  expect(readRelease(less.id, JSON.stringify(less))).toEqual({ release: { ...less, events, problems, dataHolders, names } });
});

test('what is not of the format, or of a later one, is a problem with its id', () => {
  const texts = ['', '{', '[]', '{"version":1}', JSON.stringify({ ...aRelease(), version: 2 }), JSON.stringify({ ...aRelease(), endedAt: 'today' })];
  const codes = texts.map((text) => {
    const found = readRelease('20261121T100042000Z-0000000a', text);
    return 'problem' in found ? [found.problem.code, found.problem.summary.includes('20261121T100042000Z-0000000a')] : undefined;
  });
  expect(codes).toEqual(texts.map(() => ['ReleaseUnusable', true]));
});
