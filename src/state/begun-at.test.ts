import { expect, test } from 'vitest';
import { recallBegin, rememberBegin } from './begun-at.ts';

function someSettings(text?: string) {
  const values = new Map<string, string>(text === undefined ? [] : [['deployments begun', text]]);
  return { get: (key: string) => values.get(key), set: (key: string, value: string) => void values.set(key, value) };
}

test('when a deployment was begun is remembered by its changes, for the last few', () => {
  const settings = someSettings();
  for (let at = 0; at < 10; at += 1) rememberBegin(settings, { changeSetId: `changes ${at}`, startedAt: at });
  rememberBegin(settings, { startedAt: 99 });
  rememberBegin(settings, { changeSetId: 'changes 9', startedAt: 90 });
  expect(['changes 1', 'changes 2', 'changes 8', 'changes 9', 'others'].map((id) => recallBegin(settings, id))).toEqual([undefined, 2, 8, 90, undefined]);
});

test('what somebody else has written there tells nothing', () => {
  expect(['nonsense', '{}', '[1, ["a"]]', '[["a", "b"]]'].map((text) => recallBegin(someSettings(text), 'a'))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
