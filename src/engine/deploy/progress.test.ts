import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '#model/change.ts';
import type { StackEvent } from '#model/stack.ts';
import { beginProgress, endProgress, foldEvents, type Progress } from './progress.ts';

let clock = 0;
const change = (logicalId: string, action: Change['action'] = 'add', more: Partial<Change> = {}): Change => ({
  action,
  logicalId,
  type: 'Thing',
  name: logicalId.toLowerCase(),
  replacement: 'never',
  holdsData: false,
  causes: [],
  ...more,
});
const event = (logicalId: string, verb: StackEvent['verb'], phase: StackEvent['phase'], more: Partial<StackEvent> = {}): StackEvent => {
  clock += 1;
  return { id: `${clock}`, at: clock, logicalId, type: 'Thing', status: `${verb} ${phase}`, verb, phase, isStack: false, ...more };
};
const stack = (verb: StackEvent['verb'], phase: StackEvent['phase'], reason?: string): StackEvent =>
  event('stack', verb, phase, { isStack: true, ...(reason ? { reason } : {}) });
const picture = (progress: Progress) => ({
  rows: Object.fromEntries(progress.rows.map((row) => [row.change.logicalId, row.state])),
  fraction: `${progress.done}/${progress.total}`,
  errors: progress.errors,
});

test('changes and the stack itself are counted up to the end', () => {
  let progress = beginProgress('create', [change('A'), change('B')]);
  expect(picture(progress)).toEqual({ rows: { A: 'waiting', B: 'waiting' }, fraction: '0/3', errors: 0 });
  progress = foldEvents(progress, [
    stack('create', 'running'),
    event('A', 'create', 'running'),
    event('A', 'create', 'done', { physicalId: 'a-1' }),
    event('B', 'create', 'running'),
  ]);
  expect(picture(progress)).toEqual({ rows: { A: 'done', B: 'running' }, fraction: '1/3', errors: 0 });
  expect(progress.rows[0]?.change.physicalId).toBe('a-1');
  progress = foldEvents(progress, [event('B', 'create', 'done'), stack('create', 'done')]);
  expect(picture(progress)).toEqual({ rows: { A: 'done', B: 'done' }, fraction: '3/3', errors: 0 });
});

test('updates of resources that are no change count for nothing, as the local cloud tells them', () => {
  const progress = foldEvents(beginProgress('update', [change('A', 'modify')]), [
    stack('update', 'running'),
    event('Same', 'update', 'running'),
    event('Same', 'update', 'done'),
    event('A', 'update', 'running'),
    event('A', 'update', 'done'),
    stack('update', 'done'),
  ]);
  expect(picture(progress)).toEqual({ rows: { A: 'done' }, fraction: '2/2', errors: 0 });
});

test('a rollback counts down, and what failed stays visible with its reason', () => {
  let progress = foldEvents(beginProgress('update', [change('A', 'modify'), change('B', 'modify'), change('C', 'add'), change('D', 'remove')]), [
    stack('update', 'running'),
    event('A', 'update', 'done'),
    event('C', 'create', 'failed', { reason: 'Resource creation cancelled', cancelled: true }),
    event('B', 'update', 'failed', { reason: 'no' }),
  ]);
  expect(picture(progress)).toEqual({ rows: { A: 'done', B: 'failed', C: 'cancelled', D: 'waiting' }, fraction: '1/5', errors: 1 });
  progress = foldEvents(progress, [stack('rollback', 'running', 'failed: [B]'), event('A', 'update', 'running')]);
  expect(picture(progress)).toMatchObject({ rows: { A: 'rollingBack', B: 'failed' }, fraction: '0/5' });
  progress = foldEvents(progress, [
    event('A', 'update', 'done'),
    event('B', 'update', 'running'),
    event('B', 'update', 'done'),
    event('C', 'delete', 'done'),
    stack('rollback', 'done'),
  ]);
  progress = endProgress(progress, 'rolledBack', 99);
  expect(picture(progress)).toEqual({ rows: { A: 'rolledBack', B: 'failed', C: 'cancelled', D: 'cancelled' }, fraction: '0/5', errors: 1 });
  expect(progress.rows.find((row) => row.change.logicalId === 'B')?.reason).toBe('no');
});

test('the time of what is taken back is that of its being taken back, not until then', () => {
  const at = (moment: number) => ({ at: moment });
  let progress = foldEvents(beginProgress('update', [change('A', 'modify'), change('B', 'modify')]), [
    stack('update', 'running'),
    event('A', 'update', 'running', at(1_000)),
    event('A', 'update', 'done', at(4_000)),
    event('B', 'update', 'failed', at(20_000)),
    stack('rollback', 'running'),
    event('A', 'update', 'running', at(22_000)),
    event('A', 'update', 'running', at(23_000)),
  ]);
  const times = () => progress.rows.map((row) => [row.startedAt, row.endedAt]);
  expect(times()[0]).toEqual([22_000, undefined]);
  progress = endProgress(foldEvents(progress, [event('A', 'update', 'done', at(25_000)), stack('rollback', 'done')]), 'rolledBack', 40_000);
  expect(times()).toEqual([
    [22_000, 25_000],
    [20_000, 20_000],
  ]);
});

test('the old copy that a replacement leaves behind does not undo its row', () => {
  const progress = foldEvents(beginProgress('update', [change('A', 'modify', { replacement: 'always' }), change('B', 'remove')]), [
    stack('update', 'running'),
    event('A', 'update', 'done'),
    event('A', 'delete', 'running'),
    event('A', 'delete', 'done'),
    event('B', 'delete', 'failed', { reason: 'in use' }),
    stack('update', 'done'),
  ]);
  // An update goes on past what it can't remove, and leaves it in the account.
  expect(picture(progress)).toEqual({ rows: { A: 'done', B: 'skipped' }, fraction: '3/3', errors: 0 });
});

test('a failing removal is an error, a kept resource is not', () => {
  const progress = foldEvents(beginProgress('remove', [change('A', 'remove'), change('B', 'remove')]), [
    stack('delete', 'running'),
    event('A', 'delete', 'skipped'),
    event('B', 'delete', 'failed', { reason: 'not empty' }),
    stack('delete', 'failed'),
  ]);
  expect(picture(progress)).toEqual({ rows: { A: 'skipped', B: 'failed' }, fraction: '1/3', errors: 1 });
});

test('without known changes the rows come with the events', () => {
  const progress = foldEvents(beginProgress('update', undefined), [stack('update', 'running'), event('A', 'create', 'running'), event('B', 'update', 'done')], {
    A: 'photos',
  });
  expect(progress.rows.map((row) => [row.change.action, row.change.name, row.state])).toEqual([
    ['add', 'photos', 'running'],
    ['modify', 'B', 'done'],
  ]);
});

test('what waits says for what, until that is there or as good as there', () => {
  const order = { Function: ['Role', 'Table'], Role: [], Table: [] };
  const named = (progress: Progress) => Object.fromEntries(progress.rows.map((row) => [row.change.logicalId, row.waitsFor ?? row.state]));
  let progress = foldEvents(beginProgress('create', [change('Function'), change('Role'), change('Table')], order), [
    stack('create', 'running'),
    event('Role', 'create', 'running'),
    event('Table', 'create', 'running'),
  ]);
  expect(named(progress)).toEqual({ Function: ['role', 'table'], Role: 'running', Table: 'running' });
  progress = foldEvents(progress, [event('Role', 'create', 'running', { stabilising: true })]);
  expect([named(progress), progress.rows[1]?.stabilising]).toEqual([{ Function: ['table'], Role: 'running', Table: 'running' }, true]);
  const table = progress.rows[2];
  progress = foldEvents(progress, [event('Role', 'create', 'done')]);
  expect([named(progress).Function, progress.rows[1]?.stabilising, progress.rows[2] === table]).toEqual([['table'], undefined, true]);
  progress = foldEvents(progress, [event('Table', 'create', 'failed', { reason: 'no' }), stack('rollback', 'running')]);
  expect(named(progress)).toEqual({ Function: 'waiting', Role: 'done', Table: 'failed' });
});

test('what a nested stack has within it stands under it, and doesn’t count', () => {
  const within = (id: string, verb: StackEvent['verb'], phase: StackEvent['phase'], more: Partial<StackEvent> = {}) =>
    event(`Child/${id}`, verb, phase, { parent: 'Child', ...more });
  let progress = foldEvents(beginProgress('update', [change('Child'), change('B', 'modify')]), [
    stack('update', 'running'),
    event('Child', 'create', 'running'),
    event('B', 'update', 'running'),
    within('Queue', 'create', 'running'),
    within('Topic', 'create', 'done'),
  ]);
  expect(picture(progress)).toEqual({ rows: { Child: 'running', 'Child/Queue': 'running', 'Child/Topic': 'done', B: 'running' }, fraction: '0/3', errors: 0 });
  expect(progress.rows.map((row) => row.change.logicalId)).toEqual(['Child', 'Child/Queue', 'Child/Topic', 'B']);
  progress = foldEvents(progress, [
    within('Queue', 'create', 'failed', { reason: 'no such key' }),
    event('Child', 'create', 'failed', { reason: 'Embedded stack was not successfully created' }),
    stack('rollback', 'running'),
    within('Topic', 'delete', 'running'),
    within('Topic', 'delete', 'done'),
    within('Unseen', 'delete', 'done'),
  ]);
  expect(picture(progress)).toEqual({
    rows: { Child: 'failed', 'Child/Queue': 'failed', 'Child/Topic': 'rolledBack', B: 'running' },
    fraction: '0/3',
    errors: 1,
  });
});

const anyEvent = fc
  .record({
    logicalId: fc.constantFrom('A', 'B', 'C', 'Elsewhere', 'stack'),
    verb: fc.constantFrom<StackEvent['verb']>('create', 'update', 'delete', 'import', 'rollback', 'other'),
    phase: fc.constantFrom<StackEvent['phase']>('running', 'done', 'failed', 'skipped'),
    cancelled: fc.boolean(),
  })
  .map(({ logicalId, verb, phase, cancelled }) =>
    event(logicalId, verb, phase, { isStack: logicalId === 'stack', ...(cancelled && phase === 'failed' ? { cancelled } : {}) }),
  );

test('in any course of events the numbers stay in bounds, however the events are cut into polls', () => {
  fc.assert(
    fc.property(
      fc.array(anyEvent, { maxLength: 40 }),
      fc.array(fc.nat(5), { maxLength: 12 }),
      fc.constantFrom<Progress['kind']>('create', 'update', 'remove'),
      fc.constantFrom('succeeded' as const, 'rolledBack' as const, 'other' as const),
      (events, cuts, kind, end) => {
        const changes = [change('A'), change('B', 'modify'), change('C', 'remove')];
        const whole = foldEvents(beginProgress(kind, changes), events);
        let pieces = beginProgress(kind, changes);
        let rest = events;
        for (const cut of cuts) {
          pieces = foldEvents(pieces, rest.slice(0, cut));
          rest = rest.slice(cut);
        }
        pieces = foldEvents(pieces, rest);
        expect(pieces).toEqual(whole);
        const ended = endProgress(whole, end, 0);
        for (const progress of [whole, ended]) {
          expect(progress.done).toBeGreaterThanOrEqual(0);
          expect(progress.done).toBeLessThanOrEqual(progress.total);
          expect(progress.rows.map((row) => row.change.logicalId)).toEqual(['A', 'B', 'C']);
        }
        const states = ended.rows.map((row) => row.state);
        if (end === 'succeeded') expect(states).not.toContain('waiting');
        if (end === 'rolledBack') for (const state of ['waiting', 'running', 'rollingBack', 'done']) expect(states).not.toContain(state);
      },
    ),
  );
});

test('five thousand events of five hundred resources are folded at once', () => {
  const changes = Array.from({ length: 500 }, (_, index) => change(`R${index}`, 'modify'));
  const events = Array.from({ length: 5_000 }, (_, index) => event(`R${index % 500}`, 'update', index < 4_500 ? 'running' : 'done'));
  expect(picture(foldEvents(beginProgress('update', changes), events)).fraction).toBe('500/501');
});
