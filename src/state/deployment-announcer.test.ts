import { expect, test } from 'vitest';
import { aSnapshot } from '#support/a-snapshot.ts';
import { announce, heldBack } from './deployment-announcer.ts';

const running = (done: number) => aSnapshot({ phase: 'executing', done, total: 11 });

test('progress is said at most every eight seconds', () => {
  const first = announce(undefined, running(1), 0);
  expect(announce(first, running(2), 7_999)).toBe(first);
  expect(announce(first, running(3), 8_000)).toEqual({ text: '3 of 11 done', at: 8_000, phase: 'executing' });
});

test('nothing is said twice', () => {
  const first = announce(undefined, running(1), 0);
  expect(announce(first, running(1), 60_000)).toBe(first);
});

test('an end is said at once', () => {
  const first = announce(undefined, running(10), 0);
  expect(announce(first, aSnapshot({ phase: 'succeeded' }), 10)?.text).toBe('Deployed. Everything is as the project says.');
});

test('what failed is counted in it', () => {
  expect(announce(undefined, aSnapshot({ phase: 'executing', done: 12, total: 30, errors: 1 }), 0)?.text).toBe('12 of 30 done, 1 failed');
});

test('each change of phase is said, but phases that follow one another at once are not read one over the other', () => {
  const building = announce(undefined, aSnapshot({ phase: 'building', activity: 'Bundling hit' }), 0);
  const uploading = aSnapshot({ phase: 'uploading', activity: 'Uploading 1 of 2 artifacts' });
  expect(announce(building, uploading, 1_000)).toBe(building);
  expect(announce(building, uploading, 1_500)?.text).toBe('Uploading 1 of 2 artifacts…');
});

test('what was held back is said when its pause is over, also where nothing else happens', () => {
  const first = announce(undefined, running(1), 0);
  expect([heldBack(first, running(1), 1_000), heldBack(first, running(2), 1_000), heldBack(first, running(2), 9_000)]).toEqual([undefined, 7_000, 0]);
});
