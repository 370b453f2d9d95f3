import { expect, test } from 'vitest';
import { aSnapshot } from '#support/a-snapshot.ts';
import { stepsOf } from './deployment-steps.ts';

const states = (of: Parameters<typeof aSnapshot>[0]) => stepsOf(aSnapshot(of)).map((step) => step.state);

test('each phase stands at its step', () => {
  expect(states({ phase: 'initializing' })).toEqual(['current', 'waiting', 'waiting', 'waiting', 'waiting']);
  expect(states({ phase: 'awaitingConsent' })).toEqual(['done', 'attention', 'waiting', 'waiting', 'waiting']);
  expect(states({ phase: 'staged' })).toEqual(['done', 'done', 'attention', 'waiting', 'waiting']);
  expect(states({ phase: 'rollingBack' })).toEqual(['done', 'done', 'done', 'current', 'waiting']);
  expect(states({ phase: 'succeeded' })).toEqual(['done', 'done', 'done', 'done', 'done']);
  expect(states({ phase: 'rolledBack' })).toEqual(['done', 'done', 'done', 'failed', 'stopped']);
});

test('a failure stands at the step that its deployment had reached', () => {
  expect(states({ phase: 'failed' })).toEqual(['failed', 'waiting', 'waiting', 'waiting', 'waiting']);
  expect(states({ phase: 'failed', template: '{}' })).toEqual(['done', 'failed', 'waiting', 'waiting', 'waiting']);
  expect(states({ phase: 'aborted', template: '{}', changeSetId: 'c' })).toEqual(['done', 'done', 'stopped', 'waiting', 'waiting']);
});

test('a recovery has staged and executed nothing', () => {
  expect(states({ phase: 'recovered' })).toEqual(['done', 'done', 'waiting', 'waiting', 'done']);
});
