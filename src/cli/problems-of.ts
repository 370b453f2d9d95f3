import { CloudError } from '#kit/cloud-error.ts';
import { type Problem, problem } from '#model/problem.ts';
import { Refused } from './exit.ts';
import { fileProblem } from './file-problem.ts';

/** What was thrown, as problems; undefined where it is a fault of the command itself. */
export function problemsOf(error: unknown): readonly Problem[] | undefined {
  if (error instanceof Refused) return error.problems;
  if (error instanceof CloudError) return [problem(error.code, { summary: error.message, remedy: error.remedy, severity: 'error' })];
  const one = fileProblem(error);
  return one && [one];
}

/** Ctrl-C, with nothing begun or all of it taken back. */
export function stoppedProblem(when: string): Problem {
  return problem('Stopped', { summary: `stopped ${when}`, remedy: 'begin again when it suits' });
}
