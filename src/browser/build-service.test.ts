import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BuildResult } from '#engine/build/built.ts';
import { aBuildRequest } from '#support/a-build.ts';
import type { BuildAnswer, BuildQuestion } from './build-protocol.ts';
import { createBuildService } from './build-service.ts';
import type { BuildWorker } from './watched-worker.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const request = aBuildRequest({ 'src/hit.ts': '' });
const result: BuildResult = { artifacts: [], problems: [], log: ['made'], files: {} };

/** Workers that answer when the test says so, and hear as long as they aren't held. */
function heldWorkers() {
  const opened: { questions: BuildQuestion[]; answer: (data: BuildAnswer) => void; fail: (message: string) => void; isHeld: boolean; isEnded: boolean }[] = [];
  const open = (): BuildWorker => {
    const messages: ((event: { data: BuildAnswer }) => void)[] = [];
    const errors: ((event: { message?: string }) => void)[] = [];
    const held = {
      questions: [] as BuildQuestion[],
      answer: (data: BuildAnswer) => {
        for (const listener of messages) listener({ data });
      },
      fail: (message: string) => {
        for (const listener of errors) listener({ message });
      },
      isHeld: false,
      isEnded: false,
    };
    opened.push(held);
    return {
      postMessage(message) {
        if (message.type !== 'ping') held.questions.push(message);
        else if (!held.isHeld) held.answer({ type: 'pong' });
      },
      addEventListener(type: 'message' | 'error', listener: never) {
        if (type === 'message') messages.push(listener);
        else errors.push(listener);
      },
      terminate() {
        held.isEnded = true;
      },
    };
  };
  const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);
  return { opened, open, seconds };
}

const ids = (questions: readonly BuildQuestion[]) => questions.map((one) => ('id' in one ? `${one.type} ${one.id}` : one.type));
const never = new AbortController().signal;
const nothing = () => {};

test('a build that takes long, in a worker that hears, is waited for', async () => {
  const { opened, open, seconds } = heldWorkers();
  const building = createBuildService(open).build(request, nothing, never);
  await seconds(1000);
  opened[0]?.answer({ type: 'result', id: 1, result });
  expect(await building).toEqual(result);
  expect({ workers: opened.length, isEnded: opened[0]?.isEnded }).toEqual({ workers: 1, isEnded: false });
});

test('a stopped build rejects at once; a worker that goes on all the same is replaced, and what else it had is asked again', async () => {
  const { opened, open, seconds } = heldWorkers();
  const service = createBuildService(open);
  const stop = new AbortController();
  const first = service.build(request, nothing, stop.signal);
  const second = service.build(request, nothing, never);
  if (opened[0]) opened[0].isHeld = true;
  stop.abort(new Error('stopped'));
  await expect(first).rejects.toThrow('stopped');
  await seconds(4);
  expect(opened.map(({ questions, isEnded }) => [isEnded, ...ids(questions)])).toEqual([
    [true, 'build 1', 'build 2', 'abort 1'],
    [false, 'build 2'],
  ]);
  opened[1]?.answer({ type: 'result', id: 2, result });
  expect(await second).toEqual(result);
});

test('a worker that hears that it is stopped is kept', async () => {
  const { opened, open, seconds } = heldWorkers();
  const service = createBuildService(open);
  const stop = new AbortController();
  const first = service.build(request, nothing, stop.signal);
  stop.abort(new Error('stopped'));
  await expect(first).rejects.toThrow('stopped');
  opened[0]?.answer({ type: 'failure', id: 1, message: 'stopped' });
  await seconds(10);
  void service.build(request, nothing, never).catch(nothing);
  expect(opened.map(({ questions, isEnded }) => [isEnded, ...ids(questions)])).toEqual([[false, 'build 1', 'abort 1', 'build 2']]);
});

test('while one build holds its worker, others get another; the first may still come to its end', async () => {
  const { opened, open, seconds } = heldWorkers();
  const service = createBuildService(open);
  const first = service.build(request, nothing, never);
  if (opened[0]) opened[0].isHeld = true;
  await seconds(6);
  const second = service.build(request, nothing, never);
  opened[1]?.answer({ type: 'result', id: 2, result });
  expect(await second).toEqual(result);
  opened[0]?.answer({ type: 'result', id: 1, result });
  expect(await first).toEqual(result);
  void service.build(request, nothing, never).catch(nothing);
  expect(opened.map(({ questions, isEnded }) => [isEnded, ...ids(questions)])).toEqual([
    [true, 'build 1'],
    [false, 'build 2', 'build 3'],
  ]);
});

test('a build that never comes to its end is ended, and that is a problem of its sources', async () => {
  const { opened, open, seconds } = heldWorkers();
  const service = createBuildService(open);
  const building = service.build(request, nothing, never);
  const typings = service.typings({ files: {} } as never, never);
  opened[0]?.answer({ type: 'progress', id: 1, progress: { activity: 'Bundling hit', done: 0, total: 1 } });
  if (opened[0]) opened[0].isHeld = true;
  await seconds(125);
  expect((await building).problems).toEqual([
    {
      code: 'BuildFailed',
      severity: 'error',
      at: {},
      summary: 'bundling hit did not come to an end within 2 minutes, and was stopped',
      remedy: 'look for a large generated source among those that it imports, and keep it out',
    },
  ]);
  expect(opened.map(({ questions, isEnded }) => [isEnded, ...ids(questions)])).toEqual([
    [true, 'build 1', 'typings 2'],
    [false, 'typings 2'],
  ]);
  opened[1]?.answer({ type: 'failure', id: 2, message: 'no types' });
  await expect(typings).rejects.toThrow('no types');
});

test('a worker that fails rejects what was asked of it, and the next build has another', async () => {
  const { opened, open } = heldWorkers();
  const service = createBuildService(open);
  const first = service.build(request, nothing, never);
  opened[0]?.fail('out of memory');
  await expect(first).rejects.toThrow('out of memory');
  const second = service.build(request, nothing, never);
  opened[1]?.answer({ type: 'result', id: 2, result });
  expect(await second).toEqual(result);
});
