import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outcomeOf, type Plan, planOf, readySteps, stepBegan, stepEnded } from './plan.ts';

const statesOf = (plan: Plan) => Object.fromEntries(plan.steps.map((one) => [one.name, one.state]));

test('steps that wait for nothing are ready at once; the others once all that they wait for are done', () => {
  let plan = planOf({ build: [], turn: [], deploy: ['build', 'turn'] });
  expect(readySteps(plan)).toEqual(['build', 'turn']);
  plan = stepBegan(stepBegan(plan, 'build'), 'turn');
  plan = stepEnded(plan, 'turn');
  expect([statesOf(plan), outcomeOf(plan).kind]).toEqual([{ build: 'ACTIVE', turn: 'DONE', deploy: 'BLOCKED' }, 'goesOn']);
  plan = stepEnded(plan, 'build');
  expect(readySteps(plan)).toEqual(['deploy']);
  expect(outcomeOf(stepEnded(stepBegan(plan, 'deploy'), 'deploy'))).toEqual({ kind: 'done' });
});

test('after a failure nothing new starts; those at work end, and then all their errors are told', () => {
  let plan = planOf({ a: [], b: [], c: [], last: ['a'] });
  plan = stepBegan(stepBegan(plan, 'a'), 'b');
  plan = stepEnded(plan, 'a', 'no paper');
  expect([readySteps(plan), outcomeOf(plan).kind, stepBegan(plan, 'c')]).toEqual([[], 'goesOn', plan]);
  plan = stepEnded(plan, 'b', 'no ink');
  expect([outcomeOf(plan), statesOf(plan)]).toEqual([
    { kind: 'failed', errors: ['no paper', 'no ink'] },
    { a: 'FAILED', b: 'FAILED', c: 'READY', last: 'BLOCKED' },
  ]);
});

test('a plan in which nothing can go on is stuck, and never done', () => {
  expect(outcomeOf(planOf({ a: ['b'], b: ['a'] }))).toEqual({ kind: 'stuck', blocked: ['a', 'b'] });
  const half = planOf({ first: [], other: ['other'] });
  expect(outcomeOf(stepEnded(stepBegan(half, 'first'), 'first'))).toEqual({ kind: 'stuck', blocked: ['other'] });
});

test('a result of what isn’t at work changes nothing', () => {
  const plan = planOf({ a: [], b: ['a'] });
  expect([stepEnded(plan, 'a'), stepEnded(plan, 'b', 'no'), stepBegan(plan, 'b')]).toEqual([plan, plan, plan]);
});

test('whatever depends on what, and whatever fails: nothing begins before what it waits for is done, none begins twice, and done means all are', () => {
  const names = ['a', 'b', 'c', 'd', 'e'] as const;
  const graph = fc.record(Object.fromEntries(names.map((name) => [name, fc.subarray([...names], { maxLength: 2 })])) as Record<string, fc.Arbitrary<string[]>>);
  fc.assert(
    fc.property(graph, fc.array(fc.nat(), { maxLength: 20 }), fc.subarray([...names], { maxLength: 2 }), (dependsOn, picks, failing) => {
      let plan: Plan = planOf(dependsOn as Record<string, string[]>);
      const begun: string[] = [];
      for (let turn = 0; outcomeOf(plan).kind === 'goesOn'; turn += 1) {
        for (const name of readySteps(plan)) {
          const states = statesOf(plan);
          expect((dependsOn[name] as string[]).every((one) => states[one] === 'DONE')).toBe(true);
          expect(begun).not.toContain(name);
          begun.push(name);
          plan = stepBegan(plan, name);
        }
        const active = plan.steps.filter((one) => one.state === 'ACTIVE').map((one) => one.name);
        const over = active[(picks[turn] ?? 0) % active.length] as string;
        plan = stepEnded(plan, over, failing.includes(over as 'a') ? `${over} failed` : undefined);
      }
      const outcome = outcomeOf(plan);
      expect(outcome.kind === 'done').toBe(plan.steps.every((one) => one.state === 'DONE'));
      expect(outcome.kind === 'failed').toBe(plan.steps.some((one) => one.state === 'FAILED'));
    }),
    { numRuns: 500 },
  );
});
