import { expect, test } from 'vitest';
import { type Plan, planOf } from './plan.ts';
import { runPlan } from './run-plan.ts';

const never = new AbortController().signal;
const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A step that ends when the test says so. */
function aStep() {
  let end: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { work: () => ended, end: () => end(), fail: (text: string) => fail(new Error(text)) };
}

test('steps run side by side where they can, one after the other where they must', async () => {
  const log: string[] = [];
  const step = (name: string) => async () => {
    log.push(`${name} begins`);
    await soon();
    log.push(`${name} ends`);
  };
  const end = await runPlan(
    planOf({ build: [], turn: [], deploy: ['build', 'turn'] }),
    { build: step('build'), turn: step('turn'), deploy: step('deploy') },
    { signal: never },
  );
  expect([end, log]).toEqual([{ kind: 'done' }, ['build begins', 'turn begins', 'build ends', 'turn ends', 'deploy begins', 'deploy ends']]);
});

test('a failure lets the others end, and joins what they failed for', async () => {
  const [a, b] = [aStep(), aStep()];
  let isOver = false;
  const running = runPlan(
    planOf({ a: [], b: [], c: ['a', 'b'] }),
    { a: a.work, b: b.work, c: () => Promise.reject(new Error('never begun')) },
    { signal: never },
  );
  void running.then(() => {
    isOver = true;
  });
  a.fail('no paper');
  await soon();
  expect(isOver).toBe(false);
  b.fail('no ink');
  expect(await running).toEqual({ kind: 'failed', errors: ['no paper', 'no ink'] });
});

test('a plan whose steps wait for each other is stuck', async () => {
  expect(await runPlan(planOf({ a: ['b'], b: ['a'] }), { a: soon, b: soon }, { signal: never })).toEqual({ kind: 'stuck', blocked: ['a', 'b'] });
});

test('terminated, what comes late is discarded', async () => {
  const stop = new AbortController();
  const seen: Plan[] = [];
  const slow = aStep();
  const running = runPlan(planOf({ a: [], b: ['a'] }), { a: slow.work, b: soon }, { signal: stop.signal, onChange: (plan) => seen.push(plan) });
  await soon();
  stop.abort();
  expect(await running).toEqual({ kind: 'terminated' });
  slow.end();
  await soon();
  expect(seen.map((plan) => plan.steps.map((one) => one.state))).toEqual([['ACTIVE', 'BLOCKED']]);
});
