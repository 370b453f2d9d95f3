// queue decides which request to deploy comes next on a stack, and which never will. Pure tables and functions:
// whoever drives stores what they give, and asks the cloud.
import { defineMachine } from '#base/machine.ts';

/** A request's states: waiting in the queue, taken up, waiting for the stack, having it, at work on it, and three ends. */
export type RequestState = 'QUEUED' | 'TRIGGERED' | 'WAITING' | 'AVAILABLE' | 'RUNNING' | 'DONE' | 'FAILED' | 'TERMINATED';

export type RequestEvent =
  | 'triggered'
  | 'stackWait'
  | 'stackProgress'
  | 'stackFailure'
  | 'stackReady'
  | 'running'
  | 'stepEnded'
  | 'allDone'
  | 'anyError'
  | 'interrupted'
  | 'terminated';

export const requestMachine = defineMachine<RequestState, RequestEvent>({
  name: 'request',
  initial: 'QUEUED',
  states: {
    // Its own steps that need no stack may fail before its turn comes.
    QUEUED: { on: { triggered: 'TRIGGERED', anyError: 'FAILED', terminated: 'TERMINATED' } },
    // Whoever drove it is gone, or somebody else was quicker, before anything was begun: it stands in the queue again.
    TRIGGERED: { on: { stackWait: 'WAITING', anyError: 'FAILED', interrupted: 'QUEUED', terminated: 'TERMINATED' } },
    WAITING: { on: { stackProgress: 'WAITING', stackReady: 'AVAILABLE', stackFailure: 'FAILED', interrupted: 'QUEUED', terminated: 'TERMINATED' } },
    AVAILABLE: { on: { running: 'RUNNING', anyError: 'FAILED', interrupted: 'QUEUED', terminated: 'TERMINATED' } },
    RUNNING: { on: { stepEnded: 'RUNNING', allDone: 'DONE', anyError: 'FAILED', interrupted: 'QUEUED', terminated: 'TERMINATED' } },
    DONE: { final: true },
    FAILED: { final: true },
    TERMINATED: { final: true },
  },
});
