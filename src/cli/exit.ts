/** 0 done, 1 the project or the deployment failed (with problems), 2 the call was wrong. */
export type ExitCode = 0 | 1 | 2;

/** The call was wrong: printed as it is, exit 2. */
export class UsageError extends Error {}
