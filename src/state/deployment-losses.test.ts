import { expect, test } from 'vitest';
import { aChange } from '#support/deployment-states.ts';
import { keptText, lossText } from './deployment-losses.ts';

const table = (of: object) => ({ ...aChange({ action: 'remove', type: 'AWS::DynamoDB::Table', name: 'visits', holdsData: true }), ...of });

test('what holds data says what becomes of it, by what is done and what its policy keeps', () => {
  const text = (of: object) => lossText('visits', [table(of)]);
  expect([
    text({ old: 'kept' }),
    text({ old: 'deleted' }),
    text({ action: 'modify', replacement: 'always', old: 'kept' }),
    text({ action: 'modify', replacement: 'maybe', old: 'deleted' }),
    text({ action: 'modify', replacement: 'never' }),
    lossText('other', [table({ old: 'kept' })]),
  ]).toEqual([
    'It leaves the stack and stays in your account with what it holds; it may cost money, and the functions no longer reach it.',
    'It is deleted with all that it holds. That cannot be undone.',
    'It is made anew, and the new one begins empty; the old one stays in your account with what it holds, and may cost money.',
    'It may be made anew: then the new one begins empty; the old one is deleted with all that it holds, which cannot be undone.',
    undefined,
    undefined,
  ]);
});

test('a row says what is kept, before and after', () => {
  const text = (state: 'waiting' | 'skipped' | 'done' | 'running', of: object) => keptText({ state, change: table(of) });
  expect([
    text('waiting', { old: 'kept' }),
    text('skipped', { old: 'kept' }),
    text('done', { old: 'kept' }),
    text('running', { old: 'kept' }),
    text('done', { old: 'deleted' }),
    text('waiting', { action: 'modify', replacement: 'always', old: 'kept' }),
  ]).toEqual([
    'will be kept in your account',
    'kept in your account, may cost money',
    'kept in your account, may cost money',
    undefined,
    undefined,
    'keeps the old one',
  ]);
});
