import { expect, test } from 'vitest';
import { aSnapshot } from '#support/a-snapshot.ts';
import { announce } from './deployment-announcer.ts';
import { lookOf, waitOf } from './deployment-waits.ts';
import { activityText, footerText, headlineOf } from './deployment-words.ts';

const running = (of: Parameters<typeof aSnapshot>[0]) => aSnapshot({ activity: 'Updating the stack', done: 1, total: 3, ...of });

test('what it waits for comes before what it is at, wherever it is told', () => {
  const signedOut = running({ phase: 'executing', waitsFor: 'credentials' });
  expect([headlineOf(signedOut), footerText(signedOut), activityText(signedOut), lookOf(signedOut)]).toEqual([
    'The credentials have expired. The deployment goes on in the cloud; sign in again to follow it.',
    'Sign in again to go on',
    undefined,
    'attention',
  ]);
  expect(lookOf(running({ phase: 'executing' }))).toBe('progress');
  expect(waitOf(running({ phase: 'executing' }))).toBeUndefined();
});

test('before it is executed nothing goes on in the cloud', () => {
  expect([headlineOf(running({ phase: 'staging', waitsFor: 'credentials' })), headlineOf(running({ phase: 'uploading', waitsFor: 'network' }))]).toEqual([
    'The credentials have expired. Sign in again, and the deployment goes on from here.',
    'You are offline. The deployment goes on from here as soon as you are back.',
  ]);
});

test('where nothing was heard of it yet, nobody knows whether it has begun', () => {
  const unheard = running({ phase: 'executing', waitsFor: 'network', done: 0 });
  expect([headlineOf(unheard), footerText(unheard)]).toEqual([
    'You are offline. Whether the cloud has begun is found out as soon as you are back; if it has, it goes on meanwhile.',
    'Offline; waits for the network',
  ]);
});

test('that it waits, and that it goes on, is said at once', () => {
  const before = announce(undefined, running({ phase: 'executing' }), 0);
  const waiting = announce(before, running({ phase: 'executing', waitsFor: 'network' }), 100);
  expect(waiting?.text).toBe('You are offline. The deployment goes on in the cloud, and is followed again as soon as you are back.');
  expect(announce(waiting, running({ phase: 'executing', done: 2 }), 200)?.text).toMatch(/^2 of 3 done/);
});

test('what was pressed before the network went is said to be done when it is back', () => {
  const can = { execute: false, abort: false, stop: false, consent: false };
  const dropping = running({ phase: 'staged', waitsFor: 'network', can });
  const stopping = running({ phase: 'stopping', waitsFor: 'network', can });
  expect([headlineOf(dropping), footerText(dropping), headlineOf(stopping), footerText(stopping)]).toEqual([
    'You are offline. The staged changes are discarded as soon as you are back.',
    'Offline; discarded when you are back',
    'You are offline. It is stopped as soon as you are back, if it still runs by then.',
    'Offline; stopped when you are back',
  ]);
});
