import { expect, test } from 'vitest';
import { aClock } from '#support/a-session.ts';
import type { Send } from './client/calls.ts';
import { invoke } from './invoke.ts';

/** What is made of a function's log, of which the cloud gives the last 4 KB. */
async function toldOf(log: string) {
  const bytes = new TextEncoder().encode(log).slice(-4_096);
  const send = (async () => ({ LogResult: btoa(String.fromCharCode(...bytes)) })) as unknown as Send;
  const { logs, logsCut } = await invoke(send, aClock(), 'hit', '{}');
  return { count: logs.length, first: logs[0], last: logs.at(-1), logsCut };
}

const lines = (count: number, of: string) => Array.from({ length: count }, (_, index) => `${index} ${of}`);

test('a log that is longer than what comes with the answer begins with a whole line, and is said to be cut', async () => {
  const log = ['START RequestId: 1', ...lines(100, 'é'.repeat(40)), 'END RequestId: 1'].join('\n');
  // In the middle of a line, of a character, and wherever else.
  for (const more of ['', '\n', '\nx', '\nxy', `\n${'z'.repeat(50)}`]) {
    expect(await toldOf(log + more)).toMatchObject({ first: expect.stringMatching(/^\d+ é{40}$/), logsCut: true });
  }
});

test('a log that comes whole is given as it is', async () => {
  expect(await toldOf('first\nlast\n')).toEqual({ count: 2, first: 'first', last: 'last', logsCut: undefined });
  expect(await toldOf('')).toEqual({ count: 0, first: undefined, last: undefined, logsCut: undefined });
  const full = `START RequestId: 1\n${'x'.repeat(4_096 - 19)}`;
  expect(await toldOf(full)).toMatchObject({ count: 2, first: 'START RequestId: 1', logsCut: undefined });
});
