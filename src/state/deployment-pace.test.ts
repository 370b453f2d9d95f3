import { expect, test } from 'vitest';
import { aSnapshot } from '#support/a-snapshot.ts';
import { aRow } from '#support/told-events.ts';
import { lateText, learnedOf, timeLeftText, waitText } from './deployment-pace.ts';

const learned = learnedOf([{ changes: [{ ...aRow('Table').change, outcome: 'done', startedAt: 0, endedAt: 40_000 }] }]);
const running = aRow('Table', { state: 'running', startedAt: 0 });

test('how long it still takes is said in round numbers, and only of what was learned', () => {
  const executing = aSnapshot({ phase: 'executing', rows: [running] });
  const left = (now: number) => timeLeftText(executing, learned, now);
  expect([left(1_000), left(12_000), left(36_000), left(44_000)]).toEqual(['about 40 s left', 'about 30 s left', 'about to end', 'about to end']);
  expect([timeLeftText(executing, undefined, 1_000), learnedOf([])]).toEqual([undefined, undefined]);
  expect(timeLeftText(aSnapshot({ phase: 'staged', rows: [running] }), learned, 0)).toBeUndefined();
});

test('once what was expected has passed, it is said that it takes longer, unless something else still takes its usual time', () => {
  const left = (now: number, ...others: ReturnType<typeof aRow>[]) => timeLeftText(aSnapshot({ phase: 'executing', rows: [running, ...others] }), learned, now);
  expect([left(46_000), left(90_000)]).toEqual(['longer than before', 'longer than before']);
  const next = aRow('Next', { change: { ...running.change, logicalId: 'Next' }, after: ['Table'] });
  const beside = { ...next, state: 'running', startedAt: 70_000 } as const;
  expect([left(44_000, next), left(90_000, next), left(90_000, beside)]).toEqual(['about 40 s left', 'longer than before', 'about 20 s left']);
});

test('a row says that it takes longer than ever, what it waits for, and that it stabilises', () => {
  expect([lateText(running, learned, 79_000), lateText(running, learned, 81_000)]).toEqual([undefined, 'longer than ever: 40 s at most so far']);
  const waiting = (...waitsFor: string[]) => waitText(aRow('A', { waitsFor }));
  expect([waiting('role'), waiting('role', 'table'), waiting('a', 'b', 'c', 'd')]).toEqual([
    'waits for role',
    'waits for role and table',
    'waits for a, b and 2 others',
  ]);
  expect([waitText(aRow('A')), waitText({ ...running, stabilising: true })]).toEqual([undefined, 'still stabilising']);
});
