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
