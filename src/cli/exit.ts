import type { Problem } from '#model/problem.ts';

/** 0 done, 1 the project or the deployment failed (with problems), 2 the call was wrong, 130 stopped by Ctrl-C. */
export type ExitCode = 0 | 1 | 2 | 130;

export const STOPPED = 130;

/** The call was wrong: printed as it is, exit 2. */
export class UsageError extends Error {}

/** What was named can't be used, for these reasons: printed as problems, exit 1. */
export class Refused extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems[0]?.summary ?? 'refused');
    this.problems = problems;
  }
}
