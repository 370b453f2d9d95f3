import { eventsOf, type Machine, nextState } from '#base/machine.ts';

/** One way through a machine: from a beginning to an end or, where that comes first, to a state that it was in before. */
export type Walk = readonly { readonly from: string; readonly event: string; readonly to: string }[];

/** Every way that takes no state twice, but for its last step: so each transition that can be reached is on one of them. */
export function walksOf<State extends string, Event extends string>(machine: Machine<State, Event>): Walk[] {
  const walks: Walk[] = [];
  const go = (state: State, walk: Walk, seen: ReadonlySet<State>): void => {
    const events = eventsOf(machine, state);
    if (events.length === 0) walks.push(walk);
    for (const event of events) {
      const to = nextState(machine, state, event) as State;
      const further = [...walk, { from: state, event, to }];
      if (seen.has(to)) walks.push(further);
      else go(to, further, new Set([...seen, to]));
    }
  };
  for (const begin of beginningsOf(machine)) go(begin, [], new Set([begin]));
  return walks;
}

/** What is wrong with a machine, in words; nothing: every state is reached, and leads on or is an end. */
export function flawsOf<State extends string, Event extends string>(machine: Machine<State, Event>): string[] {
  const states = Object.keys(machine.states) as State[];
  const reachedFrom = (from: readonly State[]): Set<State> => {
    const reached = new Set(from);
    for (const state of reached) for (const event of eventsOf(machine, state)) reached.add(nextState(machine, state, event) as State);
    return reached;
  };
  const isEnd = (state: State): boolean => machine.states[state].final ?? false;
  const reached = reachedFrom(beginningsOf(machine));
  return states.flatMap((state) => {
    const events = eventsOf(machine, state);
    return [
      ...(reached.has(state) ? [] : [`${state} is never reached`]),
      ...events.filter((event) => !((nextState(machine, state, event) as State) in machine.states)).map((event) => `${state} leads nowhere by ${event}`),
      ...(isEnd(state) && events.length > 0 ? [`${state} is an end and goes on`] : []),
      ...(!isEnd(state) && events.every((event) => nextState(machine, state, event) === state) ? [`${state} has no way out`] : []),
      ...(!machine.endless && !isEnd(state) && ![...reachedFrom([state])].some(isEnd) ? [`from ${state} no end is reached`] : []),
      ...(machine.endless && isEnd(state) ? [`${state} is an end, where there is none`] : []),
    ];
  });
}

function beginningsOf<State extends string, Event extends string>({ initial, alsoBegins = [] }: Machine<State, Event>): State[] {
  return [initial, ...alsoBegins];
}
