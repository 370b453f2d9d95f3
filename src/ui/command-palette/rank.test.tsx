import { expect, test } from 'vitest';
import { COMMANDS } from '#state/commands-register.ts';
import { nameOf, rank } from './rank.ts';

const leaving = new Set(COMMANDS.filter((one) => one.leaves).map(nameOf));
const found = (search: string): string[] => {
  const byName = rank(leaving);
  const scored = COMMANDS.map((one) => ({ name: nameOf(one), score: byName(nameOf(one), search) })).filter(({ score }) => score > 0);
  return scored.sort((one, other) => other.score - one.score).map(({ name }) => name);
};

test('no few letters select first what takes away what one is at; its own name does', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const starts = [...letters, ...COMMANDS.filter((one) => !one.leaves).flatMap(({ title }) => title.split(' ').map((word) => word.slice(0, 3).toLowerCase()))];
  expect(starts.filter((one) => leaving.has(found(one)[0] ?? ''))).toEqual([]);
  expect(['close project', 'close tab', 'remove'].map((one) => found(one)[0])).toEqual(['File Close Project', 'File Close Tab', 'Deploy Remove Stack…']);
});
