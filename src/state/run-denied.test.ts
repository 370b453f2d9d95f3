import { expect, test } from 'vitest';
import { denialsIn } from './run-denied.ts';

const diagnose = (text: string) => {
  const [, action, resource] = /denied (\S+)(?: on (\S+))?/.exec(text) ?? [];
  return action === undefined ? null : { action, principal: 'role/hit', ...(resource === undefined ? {} : { resource }) };
};

test('a refusal that came several times is one; its principal doesn’t matter', () => {
  const lines = ['hello', 'denied s3:GetObject on photos/a', 'denied sqs:SendMessage', 'denied s3:GetObject on photos/a', 'denied s3:GetObject on photos/b'];
  expect(denialsIn(lines, diagnose)).toEqual([
    { action: 's3:GetObject', resource: 'photos/a' },
    { action: 'sqs:SendMessage' },
    { action: 's3:GetObject', resource: 'photos/b' },
  ]);
});
