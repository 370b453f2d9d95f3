import { describe, expect, test } from 'vitest';
import type { Place } from '#model/place.ts';
import type { StackEvent } from '#model/stack.ts';
import { diagnose } from './diagnose.ts';
import type { Evidence } from './diagnose-place.ts';

let clock = 0;
const event = (logicalId: string, verb: StackEvent['verb'], phase: StackEvent['phase'], reason?: string, more: Partial<StackEvent> = {}): StackEvent => {
  clock += 1;
  return {
    id: `${clock}`,
    at: clock,
    logicalId,
    type: 'Thing',
    status: '',
    verb,
    phase,
    isStack: logicalId === 'stack',
    ...(reason ? { reason } : {}),
    ...more,
  };
};
const told = (events: readonly StackEvent[], more: Partial<Evidence> = {}) =>
  diagnose({
    events,
    names: { Photos: 'photos' },
    diagnoseAccessDenied: (text) => (text.includes('denied') ? { action: 'store:Make', resource: 'photos-1' } : null),
    ...more,
  });

test('the first failure is the root, the cancelled ones come last as information', () => {
  const problems = told([
    event('Other', 'create', 'failed', 'Resource creation cancelled', { cancelled: true }),
    event('Photos', 'create', 'failed', 'already exists'),
    event('Late', 'create', 'failed', 'something else'),
    event('stack', 'rollback', 'running', 'failed: [Photos]'),
  ]);
  expect(problems.map((one) => [one.code, one.severity, one.at, one.summary])).toEqual([
    ['ResourceFailed', 'error', { resource: 'photos' }, 'photos (Thing) could not be made: already exists'],
    ['ResourceFailed', 'error', { resource: 'Late' }, 'Late (Thing) could not be made: something else'],
    ['ResourceCancelled', 'info', { resource: 'Other' }, 'Other (Thing) was cancelled, because another one failed'],
  ]);
});

test('what the changes add is said not to have been made, also by a cloud that calls all of an update an update', () => {
  const events = [event('Photos', 'update', 'failed', 'no room'), event('Late', 'update', 'failed', 'no room')];
  expect(told(events, { added: new Set(['Photos']) }).map((one) => one.summary)).toEqual([
    'photos (Thing) could not be made: no room',
    'Late (Thing) could not be changed: no room',
  ]);
});

test('a denied action is named with the statement that is needed', () => {
  expect(told([event('Photos', 'create', 'failed', 'it was denied')])).toEqual([
    {
      code: 'AccessDenied',
      severity: 'error',
      at: { resource: 'photos' },
      summary: 'photos (Thing) failed, because store:Make on photos-1 is not allowed',
      remedy: 'allow store:Make on photos-1, then deploy again',
    },
  ]);
});

test('what goes on from there leads out: to the recovery that there is, or to the replacement where there is none', () => {
  const remedyIn = (verb: StackEvent['verb'], state: Evidence['state']) =>
    told([event('Photos', verb, 'failed', 'no'), event('stack', verb, 'failed')], state ? { state } : {})[0]?.remedy;
  expect(remedyIn('delete', { condition: 'broken' })).toBe(
    'put right what the reason names, then deploy again and let the broken stack be replaced (`deploy --replace-broken --yes`)',
  );
  expect(remedyIn('update', { condition: 'broken', recovery: 'continueRollback' })).toBe(
    'put right what the reason names, recover the stack (`recover`), then deploy again',
  );
  expect(remedyIn('delete', { condition: 'broken', recovery: 'retryDeletion' })).toBe(
    'put right what the reason names, then delete the stack again (`recover`), or leave photos in the account (`recover --retain photos`)',
  );
});

test('the place in the project is told where it is known', () => {
  const at = { file: 'src/a.ts', line: 3 };
  expect(told([event('Photos', 'update', 'failed', 'no')], { placeOf: () => at })[0]?.at).toEqual(at);
});

test('what fails within a nested stack has the place of the stack that holds it', () => {
  const events = [event('Box', 'create', 'failed', 'no'), event('Archive/Box', 'create', 'failed', 'no'), event('Photos/Deep/Box', 'create', 'failed', 'no')];
  const places: Readonly<Record<string, Place>> = {
    Archive: { file: 'match.template.json', line: 3 },
    Photos: { resource: 'photos', file: 'stackwright.json' },
  };
  const at = (more: Partial<Evidence>) => told(events, more).map((one) => one.at);
  expect(at({ placeOf: (id) => places[id] })).toEqual([{ resource: 'Box' }, places.Archive, places.Photos]);
  expect(at({})).toEqual([{ resource: 'Box' }, { resource: 'Archive/Box' }, { resource: 'Photos/Deep/Box' }]);
});

test('what fails while going back is told as such, and what was asked to stop needs no reason', () => {
  expect(told([event('stack', 'rollback', 'running', 'User Initiated'), event('Photos', 'update', 'failed', 'the old code is gone')])[0]?.summary).toBe(
    'photos (Thing) could not be taken back: the old code is gone',
  );
  expect(told([event('stack', 'rollback', 'running', 'User Initiated')], { stoppedByUser: true })).toEqual([]);
});

test('where no resource failed, the stack says why, and what was found out beforehand comes first', () => {
  const events = [event('stack', 'create', 'failed', 'validation failed')];
  expect(told(events).map((one) => one.summary)).toEqual(['the stack could not be brought to the new state: validation failed']);
  const finding = { logicalId: 'Photos', path: '/Resources/Photos/Properties/Name', check: 'NAME_CONFLICT', reason: 'the name is taken', isWarning: false };
  expect(told(events, { findings: [finding, { ...finding, isWarning: true }] }).map((one) => [one.at, one.summary])).toEqual([
    [{ resource: 'photos', field: 'Name' }, 'photos did not pass NAME_CONFLICT: the name is taken'],
  ]);
});

test('what stays in the account is said once, and is no failure', () => {
  const kept = event('Photos', 'delete', 'skipped', undefined, { physicalId: 'photos-1' });
  expect(told([kept, kept]).map((one) => [one.code, one.severity, one.summary])).toEqual([
    ['ResourceKept', 'info', 'photos (Thing, photos-1) is kept in your account, and may cost money'],
  ]);
  expect(told([event('Photos', 'delete', 'failed', 'in use'), event('stack', 'update', 'done')]).map((one) => one.code)).toEqual(['ResourceKept']);
});

test('a stack that takes no update any more is recovered, or replaced, before anything is deployed again', () => {
  const failed = [event('Photos', 'update', 'failed', 'no capacity')];
  const remedy = (state: Evidence['state']) => told(failed, state ? { state } : {})[0]?.remedy;
  expect([remedy({ condition: 'ready' }), remedy({ condition: 'broken', recovery: 'continueRollback' }), remedy({ condition: 'broken' })]).toEqual([
    'put right what the reason names, then deploy again',
    'put right what the reason names, recover the stack (`recover`), then deploy again',
    'put right what the reason names, then deploy again and let the broken stack be replaced (`deploy --replace-broken --yes`)',
  ]);
});

describe('stopped by somebody else', () => {
  const stop = { byUser: true } as const;
  const begun = () => event('stack', 'update', 'running', 'User Initiated');

  test('it is told as that, and what was cancelled was stopped with it', () => {
    const problems = told([
      begun(),
      event('stack', 'rollback', 'running', 'User Initiated', stop),
      event('Photos', 'update', 'failed', 'Resource update cancelled', { cancelled: true }),
    ]);
    expect(problems.map((one) => [one.code, one.severity, one.summary])).toEqual([
      ['StoppedElsewhere', 'error', 'it was stopped from elsewhere (another window, the command line or the console), and what it had done was taken back'],
      ['ResourceCancelled', 'info', 'photos (Thing) was stopped with it'],
    ]);
  });

  test('a first creation is, by the deletion of its stack', () => {
    expect(told([event('stack', 'create', 'running'), event('stack', 'delete', 'running')]).map((one) => [one.code, one.summary])).toEqual([
      [
        'StoppedElsewhere',
        'it was stopped from elsewhere (another window, the command line or the console), and the stack was deleted, but for what holds data and is kept',
      ],
    ]);
  });

  test('what the cloud itself takes back after a failure stays a failure, and so does a rollback that says why', () => {
    const failed = event('Photos', 'update', 'failed', 'no');
    expect(told([begun(), failed, event('stack', 'rollback', 'running', 'User Initiated', stop)]).map((one) => one.code)).toEqual(['ResourceFailed']);
    expect(told([begun(), event('stack', 'rollback', 'running', 'an alarm went off')]).map((one) => one.summary)).toEqual([
      'the stack could not be brought to the new state: an alarm went off',
    ]);
  });

  test('a rollback or a deletion of its own stops nothing', () => {
    expect(told([event('stack', 'rollback', 'running', 'User Initiated', stop), event('Photos', 'update', 'failed', 'no')]).map((one) => one.code)).toEqual([
      'ResourceFailed',
    ]);
    expect(told([event('stack', 'delete', 'running', 'User Initiated', stop)])).toEqual([]);
  });

  test('whoever stopped it here knows', () => {
    const course = [begun(), event('stack', 'rollback', 'running', 'User Initiated', stop), event('Photos', 'update', 'failed', 'x', { cancelled: true })];
    expect(told(course, { stoppedByUser: true }).map((one) => one.summary)).toEqual(['photos (Thing) was stopped with it']);
  });
});
