import { expect, test } from 'vitest';
import type { Change } from '#model/change.ts';
import { summaryOf } from './summary.ts';

const change = (action: Change['action'], more: Partial<Change> = {}): Change => ({
  action,
  logicalId: 'A',
  type: 'T',
  name: 'a',
  replacement: 'never',
  holdsData: false,
  causes: [],
  ...more,
});
const sentence = (...args: Parameters<typeof summaryOf>): string => summaryOf(...args).sentence;

test('the sentence of the manual: what comes, that nothing goes, who can call it and what it costs', () => {
  const changes = Array.from({ length: 7 }, () => change('add'));
  expect(summaryOf(changes, { publicUrls: 1, idleCosts: [] })).toEqual({
    added: 7,
    modified: 0,
    removed: 0,
    replaced: 0,
    imported: 0,
    sentence: '7 added, nothing removed. One public URL without sign-in. Idle cost: none.',
  });
});

test('every kind of change is counted, and replacements are told', () => {
  expect(
    sentence([change('add'), change('import'), change('modify'), change('modify', { replacement: 'maybe' }), change('remove')], {
      publicUrls: 2,
      idleCosts: ['per shard and hour'],
    }),
  ).toBe('1 added, 1 imported, 2 changed (1 of them perhaps by replacement), 1 removed. 2 public URLs without sign-in. Idle cost: per shard and hour.');
  expect(sentence([change('modify', { replacement: 'always' })])).toBe('1 changed by replacement, nothing removed.');
  expect(sentence([change('modify', { replacement: 'maybe' })])).toBe('1 changed, perhaps by replacement, nothing removed.');
  expect(sentence([change('modify', { replacement: 'maybe' }), change('modify', { replacement: 'maybe' })])).toBe(
    '2 changed, all of them perhaps by replacement, nothing removed.',
  );
  expect(sentence([change('modify', { replacement: 'always' }), change('modify', { replacement: 'maybe' })])).toBe(
    '2 changed (1 of them by replacement, 1 of them perhaps by replacement), nothing removed.',
  );
  expect(sentence([change('modify', { replacement: 'always' }), change('modify', { replacement: 'always' })])).toBe(
    '2 changed by replacement, all of them, nothing removed.',
  );
});

test('without facts the sentence speaks of the changes only; without changes it says so', () => {
  expect(sentence([change('remove')])).toBe('1 removed.');
  expect(sentence([], { publicUrls: 0, idleCosts: [] })).toBe('Nothing to change. Idle cost: none.');
});
