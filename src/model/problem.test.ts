import { expect, test } from 'vitest';
import { problem, problemText } from './problem.ts';

test('what a cloud says in a sentence is a clause among the others: its full stop goes, and what is left open stays so', () => {
  const refused = problem('StagingFailed', { at: { resource: 'photos' }, summary: 'photos already exists.', meaning: 'it is there.', remedy: 'rename it' });
  expect(problemText(refused)).toBe('photos: photos already exists; it is there; rename it (StagingFailed)');
  expect(problem('StagingFailed', { summary: 'one, two, ...', remedy: '' }).summary).toBe('one, two, ...');
});
