import type { ProblemCode } from '#model/problem-codes.ts';
import { type Remedy, remedyFacts } from '#model/remedy.ts';

/** The world failed: thrown by ports and drivers, caught in one place (the deployer, or a command's edge) and turned into a problem. Never holds a secret. */
export class CloudError extends Error {
  readonly code: ProblemCode;
  readonly remedy: string;
  /** In the page's words, where they are others. */
  readonly inPage?: string;
  /** The cloud's own code, `AccessDeniedException`, and the command that failed, `CreateChangeSet`. */
  readonly cloudCode?: string;
  readonly command?: string;
  /** Where it is about certain resources of the template: each by its logical id, in the cloud's words. */
  readonly about?: readonly { readonly logicalId: string; readonly reason: string }[];

  constructor(
    code: ProblemCode,
    message: string,
    of: {
      remedy: string | Remedy;
      cause?: unknown;
      cloudCode?: string;
      command?: string;
      about?: readonly { readonly logicalId: string; readonly reason: string }[];
    },
  ) {
    super(message, { cause: of.cause });
    this.name = 'CloudError';
    this.code = code;
    const { remedy, inPage } = remedyFacts(of.remedy);
    this.remedy = remedy;
    if (inPage !== undefined) this.inPage = inPage;
    if (of.cloudCode !== undefined) this.cloudCode = of.cloudCode;
    if (of.command !== undefined) this.command = of.command;
    if (of.about !== undefined) this.about = of.about;
  }
}

/** Whether asking again may help: the cloud didn't answer, had a fault of its own, or asks to slow down; it decided nothing. */
export function isTransient(error: unknown): boolean {
  return error instanceof CloudError && TRANSIENT.has(error.code);
}

const TRANSIENT: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['EndpointUnreachable', 'CloudOutOfOrder', 'Throttled']);

/** The credentials expired, or are not accepted: with others it may go on. Whatever was called was not carried out. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof CloudError && (error.code === 'CredentialsExpired' || error.code === 'CredentialsMissing');
}
