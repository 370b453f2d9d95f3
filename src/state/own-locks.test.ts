import { expect, test } from 'vitest';
import { createOwnLocks } from './own-locks.ts';

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

function aTask(log: string[], name: string) {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    end: () => end(),
    work: async () => {
      log.push(`${name} begins`);
      await ended;
      log.push(`${name} ends`);
      return name;
    },
  };
}

test('one after the other, in the order of asking; not at all where only a free one is wanted', async () => {
  const log: string[] = [];
  const locks = createOwnLocks();
  const [a, b] = [aTask(log, 'a'), aTask(log, 'b')];
  const held = [locks.hold('x', a.work), locks.hold('x', b.work)];
  expect(await locks.hold('x', async () => 'c', { ifFree: true })).toBe(undefined);
  expect(await locks.hold('y', async () => 'd', { ifFree: true })).toBe('d');
  b.end();
  a.end();
  expect([await Promise.all(held), log]).toEqual([
    ['a', 'b'],
    ['a begins', 'a ends', 'b begins', 'b ends'],
  ]);
  await soon();
  expect(await locks.hold('x', async () => 'e', { ifFree: true })).toBe('e');
});

test('whoever gives up waiting is gone at once, and lets nobody in early', async () => {
  const log: string[] = [];
  const locks = createOwnLocks();
  const [a, b, c] = [aTask(log, 'a'), aTask(log, 'b'), aTask(log, 'c')];
  const stop = new AbortController();
  const first = locks.hold('x', a.work);
  const second = locks.hold('x', b.work, { signal: stop.signal });
  const third = locks.hold('x', c.work);
  stop.abort(new Error('given up'));
  await expect(second).rejects.toThrow('given up');
  await soon();
  expect(log).toEqual(['a begins']);
  a.end();
  c.end();
  expect([await first, await third, log]).toEqual(['a', 'c', ['a begins', 'a ends', 'c begins', 'c ends']]);
});
