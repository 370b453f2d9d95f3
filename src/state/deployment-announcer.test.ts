import { expect, test } from 'vitest';
import { aSnapshot } from '#support/a-snapshot.ts';
import { announce } from './deployment-announcer.ts';

const running = (done: number) => aSnapshot({ phase: 'executing', done, total: 11 });

test('progress is said at most every eight seconds', () => {
  const first = announce(undefined, running(1), 0);
  expect(announce(first, running(2), 7_999)).toBe(first);
  expect(announce(first, running(3), 8_000)).toEqual({ text: '3 of 11 done, 0 errors', at: 8_000, phase: 'executing' });
});

test('nothing is said twice', () => {
  const first = announce(undefined, running(1), 0);
  expect(announce(first, running(1), 60_000)).toBe(first);
});

test('an end is said at once', () => {
  const first = announce(undefined, running(10), 0);
  expect(announce(first, aSnapshot({ phase: 'succeeded' }), 10)?.text).toBe('Deployed. Everything is as the project says.');
});
