/** A state machine as a table: from each state, which events lead where. A target that isn't a state is a compile error. */
export interface Machine<State extends string, Event extends string> {
  readonly name: string;
  readonly initial: State;
  /** Where else a life may begin: what is found, not made. */
  readonly alsoBegins?: readonly State[];
  /** It has no final state, and every state leads on. */
  readonly endless?: boolean;
  readonly states: { readonly [S in State]: { readonly on?: { readonly [E in Event]?: State }; readonly final?: boolean } };
}

export function defineMachine<State extends string, Event extends string>(machine: Machine<State, Event>): Machine<State, Event> {
  return machine;
}

/** The next state, or undefined where the state doesn't answer to the event: late events are ignored by whoever asks. */
export function nextState<State extends string, Event extends string>(machine: Machine<State, Event>, state: State, event: Event): State | undefined {
  return machine.states[state].on?.[event];
}

/** Whether a button for this event lives in this state. */
export function answers<State extends string, Event extends string>(machine: Machine<State, Event>, state: State, event: Event): boolean {
  return nextState(machine, state, event) !== undefined;
}

/** The events that a state answers to, in the table's order. */
export function eventsOf<State extends string, Event extends string>(machine: Machine<State, Event>, state: State): Event[] {
  return Object.keys(machine.states[state].on ?? {}) as Event[];
}
