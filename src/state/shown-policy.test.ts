import { expect, test } from 'vitest';
import type { PolicyDifference } from '#model/policy.ts';
import { recallPolicy, rememberPolicy } from './shown-policy.ts';

const policy = (sentence: string): PolicyDifference => ({ isFirst: false, sentence, roles: [] });

function settings() {
  const kept = new Map<string, string>();
  return { get: (key: string) => kept.get(key), set: (key: string, value: string) => void kept.set(key, value) };
}

test('what was shown of permissions is remembered for the changes that begin, and for no others', () => {
  const kept = settings();
  rememberPolicy(kept, { changeSetId: 'one', policy: policy('gains') });
  expect([recallPolicy(kept, 'one')?.sentence, recallPolicy(kept, 'two')]).toEqual(['gains', undefined]);
  rememberPolicy(kept, { changeSetId: 'two' });
  expect([recallPolicy(kept, 'one'), recallPolicy(kept, 'two')]).toEqual([undefined, undefined]);
});

test('what is too large, or what somebody else has written there, is as if nothing was kept', () => {
  const kept = settings();
  rememberPolicy(kept, { changeSetId: 'one', policy: policy('gains '.repeat(50_000)) });
  expect(recallPolicy(kept, 'one')).toBeUndefined();
  expect(recallPolicy({ get: () => '{ torn', set: () => undefined }, 'one')).toBeUndefined();
});
