import { expect, test } from 'vitest';
import type { Send } from './client/calls.ts';
import { logs } from './logs.ts';

const said = (timestamp: number, message: string) => ({ timestamp, message, logStreamName: 'stream' });

test('where the cloud numbers no events a line has the same name in each reading, and what is said twice has two', async () => {
  const events = [said(1, 'START one'), said(1, 'hello'), said(2, 'START two'), said(2, 'hello'), said(2, 'hello')];
  const send = (async (verb: string, { startTime = 0 }: { startTime?: number }) =>
    verb === 'FilterLogEvents' ? { events: events.filter((one) => one.timestamp >= startTime) } : {}) as unknown as Send;
  const all = await logs(send, new Map(), 'f', 0);
  const newest = await logs(send, new Map(), 'f', 2);
  expect(new Set(all.map((line) => line.id)).size).toBe(5);
  expect(newest).toEqual(all.slice(2));
});

/** As the local cloud answers: the oldest of what is asked for, at most 10,000, and no token. */
function untold(events: readonly { readonly timestamp: number }[]) {
  const asked: number[] = [];
  const send = (async (verb: string, { startTime = 0 }: { startTime?: number }) => {
    if (verb !== 'FilterLogEvents') return {};
    asked.push(startTime);
    return { events: events.filter((one) => one.timestamp >= startTime).slice(0, 10_000) };
  }) as unknown as Send;
  return { send, asked };
}

test('a full page that names no next one is read on from its last moment: nothing is lost, and nothing twice', async () => {
  // Three lines a moment, two of them the same: the pages end within one.
  const events = Array.from({ length: 25_000 }, (_, index) => said(1 + Math.floor(index / 3), index % 3 === 0 ? `line ${index}` : 'the same'));
  const { send, asked } = untold(events);
  const all = await logs(send, new Map(), 'f', 0);
  expect(all.map((line) => `${line.at} ${line.text}`).join('\n') === events.map((one) => `${one.timestamp} ${one.message}`).join('\n')).toBe(true);
  expect(asked).toEqual([0, 3_334, 6_667]);
});

test('a page that is full of one moment is gone past', async () => {
  const events = [...Array.from({ length: 12_000 }, (_, index) => said(5, `burst ${index}`)), said(6, 'after')];
  const { send } = untold(events);
  const all = await logs(send, new Map(), 'f', 0);
  expect([all.length, all.at(-1)?.text]).toEqual([10_001, 'after']);
});

test('with a token it is read on by it, and a full last page is looked behind once', async () => {
  const asked: unknown[] = [];
  const send = (async (verb: string, { startTime, nextToken }: { startTime?: number; nextToken?: string }) => {
    if (verb !== 'FilterLogEvents') return {};
    asked.push([startTime, nextToken]);
    const event = (id: number) => ({ ...said(id, 'x'), eventId: `${id}` });
    return nextToken === undefined
      ? { events: [event(1)], nextToken: 'more' }
      : { events: Array.from({ length: startTime === 0 ? 10_000 : 1 }, (_, index) => event(startTime === 0 ? index + 2 : 10_001)) };
  }) as unknown as Send;
  expect((await logs(send, new Map(), 'f', 0)).length).toBe(10_001);
  expect(asked).toEqual([
    [0, undefined],
    [0, 'more'],
    [10_001, undefined],
    [10_001, 'more'],
  ]);
});
