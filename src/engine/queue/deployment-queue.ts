import { nextState } from '#base/machine.ts';
import { never } from '#base/never.ts';
import type { StackState } from '#model/stack.ts';
import { type RequestEvent, type RequestState, requestMachine } from './request.machine.ts';
import { type StackPhase, type StackTurn, stackMachine } from './stack.machine.ts';

/** One wish to deploy a project as it was at a moment. Its files are kept elsewhere, by its id. */
export interface DeploymentRequest {
  readonly id: string;
  readonly state: RequestState;
  /** When it was made, whose snapshot it has; milliseconds since 1970. */
  readonly at: number;
  readonly endedAt?: number;
  /** TERMINATED for a newer one. */
  readonly successor?: string;
  /** Why it ended as it did, in lower-case clauses. */
  readonly reasons: readonly string[];
  /** What it has staged: to know its deployment by, after a reload. */
  readonly changeSetId?: string;
}

/** What is asked of one stack: plain data, the same for all tabs. */
export interface DeploymentQueue {
  /** Undefined: there is none, as far as is known. */
  readonly stack: StackPhase | undefined;
  /** The one whose turn it is. */
  readonly current?: DeploymentRequest;
  /** Only the newest waits. */
  readonly queued?: DeploymentRequest;
  /** What has ended, the newest first. */
  readonly past: readonly DeploymentRequest[];
}

export type QueueEvent =
  | { readonly type: 'requested'; readonly id: string; readonly at: number }
  /** Its turn has come. */
  | { readonly type: 'popped'; readonly id: string }
  | {
      readonly type: 'advanced';
      readonly id: string;
      readonly event: Exclude<RequestEvent, EndEvent | 'triggered' | 'interrupted'>;
      readonly changeSetId?: string;
    }
  | { readonly type: 'ended'; readonly id: string; readonly at: number; readonly event: EndEvent; readonly reasons: readonly string[] }
  /** Before it has begun anything: it stands in the queue again, unless a newer one does. */
  | { readonly type: 'interrupted'; readonly id: string; readonly at: number }
  | { readonly type: 'stackTurned'; readonly event: StackTurn }
  /** What the cloud says of the stack, whoever worked on it. */
  | { readonly type: 'stackSeen'; readonly state: Pick<StackState, 'condition' | 'operation'> };

type EndEvent = 'allDone' | 'anyError' | 'stackFailure' | 'terminated';

export const NO_QUEUE: DeploymentQueue = { stack: undefined, past: [] };

/** So many ended requests are remembered. */
const REMEMBERED = 20;

/** What comes of an event. One that comes late, or about a request that isn't there any more, changes nothing: the same object. */
export function foldQueue(queue: DeploymentQueue, event: QueueEvent): DeploymentQueue {
  return atRest(folded(queue, event));
}

function folded(queue: DeploymentQueue, event: QueueEvent): DeploymentQueue {
  switch (event.type) {
    case 'requested':
      return requested(queue, { id: event.id, at: event.at, state: requestMachine.initial, reasons: [] });
    case 'popped':
      return popped(queue, event.id);
    case 'advanced':
      return advanced(queue, event);
    case 'ended':
      return ended(queue, event);
    case 'interrupted':
      return interrupted(queue, event);
    case 'stackTurned':
      return turned(queue, event.event);
    case 'stackSeen':
      return stackSeen(queue, event.state);
    default:
      return never(event);
  }
}

/** The request whose turn it is by now, if nobody's is. On a broken stack nothing's turn comes by itself. */
export function dueRequest({ stack, current, queued }: DeploymentQueue): DeploymentRequest | undefined {
  const isFree = stack === undefined || stack === 'STABLE' || stack === 'AVAILABLE';
  return !current && isFree ? queued : undefined;
}

function requested(queue: DeploymentQueue, request: DeploymentRequest): DeploymentQueue {
  if (known(queue, request.id)) return queue;
  const before = queue.queued;
  const after = turned({ ...queue, queued: request }, 'triggered', ['CREATING', 'MIGRATING', 'BROKEN']);
  if (!before) return after;
  return remember(after, end(before, 'terminated', request.at, ['a newer request took its place'], request.id));
}

/** On a broken stack it is somebody at the screen who takes it up: the consent is asked for then. */
function popped(queue: DeploymentQueue, id: string): DeploymentQueue {
  const { queued, current, stack } = queue;
  if (!queued || queued.id !== id || current) return queue;
  const state = nextState(requestMachine, queued.state, 'triggered');
  if (state === undefined || stack === 'CREATING' || stack === 'MIGRATING') return queue;
  const { queued: _, ...rest } = queue;
  const taken = { ...rest, current: { ...queued, state } };
  if (stack === undefined) return { ...taken, stack: stackMachine.initial };
  return turned(taken, stack === 'AVAILABLE' ? 'triggered' : 'popped');
}

function advanced(queue: DeploymentQueue, { id, event, changeSetId }: QueueEvent & { type: 'advanced' }): DeploymentQueue {
  const { current } = queue;
  const state = current?.id === id ? nextState(requestMachine, current.state, event) : undefined;
  if (!current || state === undefined) return queue;
  if (state === current.state && (changeSetId === undefined || changeSetId === current.changeSetId)) return queue;
  return { ...queue, current: { ...current, state, ...(changeSetId === undefined ? {} : { changeSetId }) } };
}

function ended(queue: DeploymentQueue, { id, at, event, reasons }: QueueEvent & { type: 'ended' }): DeploymentQueue {
  const { current, queued, ...rest } = queue;
  if (current?.id === id) {
    const over = end(current, event, at, reasons);
    return over ? remember({ ...rest, ...(queued ? { queued } : {}) }, over) : queue;
  }
  if (queued?.id === id) {
    const over = end(queued, event, at, reasons);
    return over ? remember({ ...rest, ...(current ? { current } : {}) }, over) : queue;
  }
  return queue;
}

function interrupted(queue: DeploymentQueue, { id, at }: QueueEvent & { type: 'interrupted' }): DeploymentQueue {
  const { current, queued, ...rest } = queue;
  const state = current?.id === id ? nextState(requestMachine, current.state, 'interrupted') : undefined;
  if (!current || state === undefined) return queue;
  if (queued) return remember({ ...rest, queued }, end(current, 'terminated', at, ['a newer request took its place'], queued.id));
  const { changeSetId: _, ...again } = current;
  return { ...rest, queued: { ...again, state } };
}

/** `only`: the phases in which it is worth a step. */
function turned(queue: DeploymentQueue, event: StackTurn, only?: readonly StackPhase[]): DeploymentQueue {
  const { stack } = queue;
  if (stack === undefined || (only && !only.includes(stack))) return queue;
  const next = nextState(stackMachine, stack, event);
  return next === undefined || next === stack ? queue : { ...queue, stack: next };
}

/** Taken as the events that led there: what somebody else has done meanwhile went the same ways. */
function stackSeen(queue: DeploymentQueue, { condition, operation }: Pick<StackState, 'condition' | 'operation'>): DeploymentQueue {
  const { stack } = queue;
  // While somebody's turn it is, their deployment tells how the stack fares.
  if (queue.current) return queue;
  switch (condition) {
    case 'missing':
    case 'empty':
      return stack === undefined ? queue : { ...queue, stack: undefined };
    case 'ready':
      if (stack === undefined) return { ...queue, stack: 'AVAILABLE' };
      return turned(stack === 'BROKEN' ? turned(queue, 'recovered') : queue, 'completed');
    case 'broken':
      if (stack === undefined) return { ...queue, stack: 'BROKEN' };
      return turned(underWay(queue), 'failed');
    case 'busy':
      if (stack === undefined) return { ...queue, stack: operation?.kind === 'create' ? 'CREATING' : 'MIGRATING' };
      if (stack === 'BROKEN') return operation?.kind === 'delete' ? turned(queue, 'deletionConsented') : queue;
      return underWay(queue);
    default:
      return never(condition);
  }
}

/** Whoever works on it now, or did: from rest it was triggered from outside. */
function underWay(queue: DeploymentQueue): DeploymentQueue {
  return turned(turned(queue, 'nothingQueued'), 'triggered', ['AVAILABLE']);
}

/** With something queued it stays where pops happen. */
function atRest(queue: DeploymentQueue): DeploymentQueue {
  return queue.queued || queue.current ? queue : turned(queue, 'nothingQueued');
}

function end(request: DeploymentRequest, event: EndEvent, at: number, reasons: readonly string[], successor?: string): DeploymentRequest | undefined {
  const state = nextState(requestMachine, request.state, event);
  return state && { ...request, state, endedAt: at, reasons, ...(successor === undefined ? {} : { successor }) };
}

function remember(queue: DeploymentQueue, request: DeploymentRequest | undefined): DeploymentQueue {
  return request ? { ...queue, past: [request, ...queue.past].slice(0, REMEMBERED) } : queue;
}

function known({ current, queued, past }: DeploymentQueue, id: string): boolean {
  return [current, queued, ...past].some((one) => one?.id === id);
}
