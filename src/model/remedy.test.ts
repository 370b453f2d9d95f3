import { expect, test } from 'vitest';
import { problem } from './problem.ts';
import { remedy, remedyInPage, way } from './remedy.ts';

test('the command line and the page say the same, each naming what it has', () => {
  const again = remedy`delete it again (${way('recover', 'Try deleting again')})`;
  const both = remedy`put right ${'jobs'}, then ${again}`;
  expect(both).toEqual({
    command: 'put right jobs, then delete it again (`recover`)',
    page: 'put right jobs, then delete it again (Try deleting again)',
  });
  const held = problem('StackBroken', { summary: 'it is broken', remedy: both });
  expect([held.remedy, remedyInPage(held)]).toEqual([both.command, both.page]);
});

test('where both say the same it is held once', () => {
  const plain = problem('StackBroken', { summary: 'it is broken', remedy: remedy`wait` });
  expect([plain, remedyInPage(plain)]).toEqual([problem('StackBroken', { summary: 'it is broken', remedy: 'wait' }), 'wait']);
});
