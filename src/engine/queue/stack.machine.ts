import { defineMachine } from '#base/machine.ts';

/** A stack as its queue sees it. Pops happen in STABLE, where nothing is at work on it. */
export type StackPhase = 'CREATING' | 'STABLE' | 'AVAILABLE' | 'MIGRATING' | 'BROKEN';

export type StackTurn = 'triggered' | 'completed' | 'failed' | 'nothingQueued' | 'popped' | 'recovered' | 'deletionConsented';

/** Its first request makes a stack; it lives as long as somebody deploys to it, so no state is an end. */
export const stackMachine = defineMachine<StackPhase, StackTurn>({
  name: 'stack',
  initial: 'CREATING',
  // Found in the cloud as somebody else has left it.
  alsoBegins: ['AVAILABLE', 'MIGRATING', 'BROKEN'],
  endless: true,
  states: {
    // Triggered while it is at work: the request is queued.
    CREATING: { on: { triggered: 'CREATING', completed: 'STABLE', failed: 'BROKEN' } },
    STABLE: { on: { nothingQueued: 'AVAILABLE', popped: 'MIGRATING' } },
    AVAILABLE: { on: { triggered: 'MIGRATING' } },
    MIGRATING: { on: { triggered: 'MIGRATING', completed: 'STABLE', failed: 'BROKEN' } },
    // What is queued waits, until the stack was recovered, or somebody consents to its being deleted and made again.
    BROKEN: { on: { triggered: 'BROKEN', recovered: 'STABLE', deletionConsented: 'CREATING' } },
  },
});
