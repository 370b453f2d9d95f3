import { expect, test } from 'vitest';
import { problem } from '#model/problem.ts';
import { listedProblems } from './listed-problems.ts';

const failed = problem('ResourceFailed', { at: { resource: 'hit' }, summary: 'hit could not be made', remedy: 'mend it' });
const broken = problem('StackBroken', { summary: 'the stack is CREATE_FAILED', remedy: 'deploy on top' });
const severities = (...problems: readonly (typeof failed)[]) => listedProblems({ phase: 'failed', problems }).map((one) => [one.code, one.severity]);

test('one failure is one error, and that the stack is left by it a warning; where it is all that is known it is the error', () => {
  expect(severities(failed, broken)).toEqual([
    ['ResourceFailed', 'error'],
    ['StackBroken', 'warning'],
  ]);
  expect(severities(broken)).toEqual([['StackBroken', 'error']]);
  expect(listedProblems({ phase: 'succeeded', problems: [failed] })).toEqual([]);
});

test('what a return to an earlier release ran into is no problem of the project', () => {
  expect(listedProblems({ phase: 'failed', problems: [failed], returnsTo: '1' })).toEqual([]);
});
