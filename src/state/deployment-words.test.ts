import { expect, test } from 'vitest';
import { aSnapshot } from '#support/a-snapshot.ts';
import { clockText, durationText, footerText, fractionText, goesOn, progressOf } from './deployment-words.ts';

test('the fraction counts what is done and what failed, and names the stack’s own status', () => {
  expect(fractionText(aSnapshot({ phase: 'executing', done: 7, total: 11, stackStatus: 'UPDATE_IN_PROGRESS' }))).toBe(
    '7 of 11 done, 0 errors · UPDATE_IN_PROGRESS',
  );
  expect(fractionText(aSnapshot({ phase: 'rollingBack', done: 2, total: 11, errors: 1 }))).toBe('2 of 11 done, 1 error');
});

test('the footer says the same, shorter', () => {
  expect(footerText(aSnapshot({ phase: 'executing', done: 7, total: 11, activity: 'Updating functions' }))).toBe('7/11 updating functions · 0 errors');
  expect(footerText(aSnapshot({ phase: 'staged' }))).toBe('Changes ready: execute or abort');
});

test('progress is unknown until there is something to count, and whole at a good end', () => {
  expect(progressOf(aSnapshot({ phase: 'staging' }))).toBeUndefined();
  expect(progressOf(aSnapshot({ phase: 'executing', done: 1, total: 4 }))).toBe(0.25);
  expect(progressOf(aSnapshot({ phase: 'unchanged' }))).toBe(1);
});

test('a staged deployment goes on in the background, an ended one doesn’t', () => {
  expect([undefined, aSnapshot({ phase: 'staged' }), aSnapshot({ phase: 'failed' })].map(goesOn)).toEqual([false, true, false]);
});

test('durations are short', () => {
  expect([88, 3_140, 42_900, 125_000, 3_720_000].map(durationText)).toEqual(['88 ms', '3.1 s', '42 s', '2 min 05 s', '1 h 02 min']);
  expect(clockText(62_000)).toBe('01:02');
});
