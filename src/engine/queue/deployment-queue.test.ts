import { expect, test } from 'vitest';
import { type DeploymentQueue, dueRequest, foldQueue, NO_QUEUE, type QueueEvent } from './deployment-queue.ts';

const after = (...events: QueueEvent[]): DeploymentQueue => events.reduce(foldQueue, NO_QUEUE);
const requested = (id: string, at = 0): QueueEvent => ({ type: 'requested', id, at });
const popped = (id: string): QueueEvent => ({ type: 'popped', id });
const seen = (condition: 'missing' | 'ready' | 'busy' | 'broken'): QueueEvent => ({ type: 'stackSeen', state: { condition } });
const advanced = (id: string, ...events: Extract<QueueEvent, { type: 'advanced' }>['event'][]): QueueEvent[] =>
  events.map((event) => ({ type: 'advanced', id, event }));
const ended = (id: string, event: Extract<QueueEvent, { type: 'ended' }>['event'], at = 9): QueueEvent => ({ type: 'ended', id, at, event, reasons: [] });
const running = (id: string): QueueEvent[] => [popped(id), ...advanced(id, 'stackWait', 'stackReady', 'running')];

test('the first request makes the stack; what is asked for meanwhile is queued, and comes next', () => {
  const queue = after(requested('a'), ...running('a'), requested('b', 1));
  expect(queue).toEqual({
    stack: 'CREATING',
    current: { id: 'a', state: 'RUNNING', at: 0, reasons: [] },
    queued: { id: 'b', state: 'QUEUED', at: 1, reasons: [] },
    past: [],
  });
  expect([foldQueue(queue, popped('b')), dueRequest(queue)]).toEqual([queue, undefined]);
  const free = [ended('a', 'allDone'), { type: 'stackTurned', event: 'completed' } as const].reduce(foldQueue, queue);
  expect([free.stack, dueRequest(free)?.id]).toEqual(['STABLE', 'b']);
  expect(foldQueue(free, popped('b'))).toMatchObject({ stack: 'MIGRATING', current: { id: 'b', state: 'TRIGGERED' }, past: [{ id: 'a', state: 'DONE' }] });
});

test('only the newest waits: the one before is terminated, and names it', () => {
  const { queued, past } = after(requested('a'), popped('a'), requested('b', 1), requested('c', 2));
  expect([queued?.id, past]).toEqual(['c', [{ id: 'b', state: 'TERMINATED', at: 1, endedAt: 2, successor: 'c', reasons: ['a newer request took its place'] }]]);
});

test('with nothing queued a stack that is done is available; one that somebody else works on is not', () => {
  const done = after(seen('ready'), requested('a'), ...running('a'), ended('a', 'allDone'), { type: 'stackTurned', event: 'completed' });
  expect(done.stack).toBe('AVAILABLE');
  expect(foldQueue(done, seen('busy')).stack).toBe('MIGRATING');
  expect([seen('busy'), requested('b'), popped('b')].reduce(foldQueue, done).current).toBe(undefined);
});

test('after a clean rollback the request has failed and the next has its turn', () => {
  const queue = after(seen('ready'), requested('a'), ...running('a'), requested('b', 1), ended('a', 'anyError'), { type: 'stackTurned', event: 'completed' });
  expect([queue.past[0]?.state, queue.stack, dueRequest(queue)?.id]).toEqual(['FAILED', 'STABLE', 'b']);
});

test('what is queued on a broken stack waits, until it was recovered, or deleted to be made again', () => {
  const broken = after(seen('ready'), requested('a'), ...running('a'), requested('b', 1), ended('a', 'anyError'), { type: 'stackTurned', event: 'failed' });
  expect([broken.stack, dueRequest(broken)]).toEqual(['BROKEN', undefined]);
  expect(dueRequest(foldQueue(broken, seen('ready')))?.id).toBe('b');
  expect(dueRequest(foldQueue(broken, seen('missing')))?.id).toBe('b');
  // Somebody at the screen goes on with it, and consents.
  const replaced = [popped('b'), { type: 'stackTurned', event: 'deletionConsented' } as const].reduce(foldQueue, broken);
  expect([replaced.stack, replaced.current?.id]).toEqual(['CREATING', 'b']);
});

test('interrupted before anything was begun it stands in the queue again, or gives way to a newer one', () => {
  const staged: QueueEvent = { type: 'advanced', id: 'a', event: 'stepEnded', changeSetId: 'changes' };
  const interrupted: QueueEvent = { type: 'interrupted', id: 'a', at: 5 };
  expect(after(requested('a'), ...running('a'), staged, interrupted).queued).toEqual({ id: 'a', state: 'QUEUED', at: 0, reasons: [] });
  expect(after(requested('a'), popped('a'), requested('b', 1), interrupted)).toMatchObject({
    queued: { id: 'b' },
    past: [{ id: 'a', state: 'TERMINATED', successor: 'b' }],
  });
});

test('what comes late changes nothing', () => {
  const over = after(requested('a'), popped('a'), ended('a', 'terminated'), { type: 'stackTurned', event: 'completed' });
  const late: QueueEvent[] = [
    ended('a', 'allDone'),
    ...advanced('a', 'running'),
    { type: 'interrupted', id: 'a', at: 9 },
    requested('a'),
    popped('a'),
    ended('z', 'allDone'),
  ];
  for (const event of late) expect(foldQueue(over, event)).toBe(over);
});
