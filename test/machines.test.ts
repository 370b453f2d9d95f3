import { expect, test } from 'vitest';
import { defineMachine, eventsOf, type Machine, nextState } from '#base/machine.ts';
import { deploymentMachine } from '#engine/deploy/deployment.machine.ts';
import { machines } from '#engine/machines.ts';
import { flawsOf, walksOf } from '#support/walk-machine.ts';

const named = machines.map((machine) => [machine.name, machine] as const);

test.each(named)('%s: each state is reached, and has a way out or is an end', (_name, machine) => {
  expect(flawsOf(machine)).toEqual([]);
});

test.each(named)('%s: the ways through it take every transition of the table, and none that isn’t there', (_name, machine) => {
  const walks = walksOf(machine);
  const taken = new Set<string>();
  for (const walk of walks) {
    let state: string | undefined = walk[0]?.from;
    for (const { from, event, to } of walk) {
      expect(from).toBe(state);
      state = nextState(machine, from, event);
      expect(state).toBe(to);
      taken.add(`${from} ${event}`);
    }
  }
  expect([...taken].sort()).toEqual(
    Object.keys(machine.states)
      .flatMap((state) => eventsOf(machine, state).map((event) => `${state} ${event}`))
      .sort(),
  );
});

test('a way through a deployment ends, or circles where it begins again, where changes are refused and where a stop comes too late', () => {
  const last = new Set(walksOf(deploymentMachine as Machine<string, string>).map((walk) => walk.at(-1)?.to));
  const isEnd = (state: string | undefined) => deploymentMachine.states[state as 'building'].final;
  expect([...last].filter((state) => !isEnd(state)).sort()).toEqual(['executing', 'initializing', 'preparing', 'recovering', 'staged', 'stopping']);
});

test('a state that nothing leads to, one without a way out, and a circle without an end are found', () => {
  type State = 'a' | 'b' | 'c' | 'd' | 'end';
  const bad = defineMachine<State, 'go'>({
    name: 'bad',
    initial: 'a',
    states: { a: { on: { go: 'b' } }, b: { on: { go: 'a' } }, c: {}, d: { on: { go: 'd' } }, end: { final: true, on: { go: 'a' } } },
  });
  expect(flawsOf(bad)).toEqual([
    'from a no end is reached',
    'from b no end is reached',
    'c is never reached',
    'c has no way out',
    'from c no end is reached',
    'd is never reached',
    'd has no way out',
    'from d no end is reached',
    'end is never reached',
    'end is an end and goes on',
  ]);
});
