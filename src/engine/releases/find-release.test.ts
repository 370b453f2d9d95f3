import { expect, test } from 'vitest';
import { aRelease } from '#support/releases.ts';
import { findRelease } from './find-release.ts';

const releases = [
  aRelease({ id: '20261124T100000000Z-dddddddd', status: 'failed' }),
  aRelease({ id: '20261123T100000000Z-cccccccc' }),
  aRelease({ id: '20261122T100000000Z-bbbbbbbb', status: 'rolledBack' }),
  aRelease({ id: '20261121T100000000Z-abbbbbbb' }),
];
const found = (reference: string) => {
  const one = findRelease(releases, reference);
  return 'release' in one ? one.release.id.slice(0, 8) : one.problem;
};

test('by id, by its beginning, by the beginning of its second part, by a word', () => {
  expect(['20261122T100000000Z-bbbbbbbb', '20261121', 'cc', 'latest', 'current', 'previous'].map(found)).toEqual([
    '20261122',
    '20261121',
    '20261123',
    '20261124',
    '20261123',
    '20261121',
  ]);
});

test('what is not there, or stands for several, is said with the ids to choose from', () => {
  expect(found('2026')).toMatchObject({
    code: 'ReleaseMissing',
    summary: expect.stringContaining('the beginning of 4 releases: 20261124T100000000Z-dddddddd'),
  });
  expect(found('zz')).toMatchObject({
    code: 'ReleaseMissing',
    summary: 'there is no release "zz"',
    remedy: expect.stringContaining('20261124T100000000Z-dddddddd'),
  });
  expect(found('')).toMatchObject({ code: 'ReleaseMissing' });
  expect(findRelease([], 'latest')).toMatchObject({ problem: { code: 'ReleaseMissing', remedy: 'deploy first: the ledger is empty' } });
  expect(findRelease(releases.slice(1, 3), 'previous')).toMatchObject({ problem: { summary: 'there is no previous release' } });
});
