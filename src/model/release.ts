import type { Change } from './change.ts';
import type { DeploymentRow } from './deployment.ts';
import type { Problem } from './problem.ts';
import type { StackEvent, StackOutput } from './stack.ts';

/** How a deployment that reached the cloud's hands ended. */
export type ReleaseStatus = 'succeeded' | 'rolledBack' | 'failed';

/**
 * One finished deployment, as the ledger keeps it: `docs/release-format.md`. It has all that is needed to deploy the same again, but
 * never a value from outside the repository. Times are milliseconds since 1970.
 */
export interface Release {
  readonly version: 1;
  /** `20261121T081530123Z-1a2b3c4d`: sorts by its end. */
  readonly id: string;
  readonly project: string;
  readonly stage: string;
  readonly status: ReleaseStatus;
  readonly startedAt: number;
  readonly endedAt: number;
  /** Whose credentials these were. */
  readonly who?: string;
  /** `browser` or `command line`. */
  readonly from?: string;
  /** Of the folder, where it is a repository's. */
  readonly commit?: ReleaseCommit;
  /** The release that was deployed again. */
  readonly returnsTo?: string;
  readonly stackName: string;
  readonly stackId?: string;
  readonly stackStatus?: string;
  /** `7 added, nothing removed.` */
  readonly summary?: string;
  readonly changes: readonly ReleaseChange[];
  readonly events: readonly StackEvent[];
  /** So many were left out in the middle. */
  readonly eventsLeftOut?: number;
  readonly outputs: readonly StackOutput[];
  readonly problems: readonly Problem[];
  readonly artifacts: readonly ReleaseArtifact[];
  /** Of variables that are valued outside the repository: their names, never their values. */
  readonly parameters: readonly ReleaseParameter[];
  /** The template's parameter for the artifact bucket. */
  readonly artifactBucketParameter?: string;
  /** Project names by logical id. */
  readonly names: Readonly<Record<string, string>>;
  /** Logical ids of what holds data. */
  readonly dataHolders: readonly string[];
  readonly publicUrls?: number;
  readonly idleCosts?: readonly string[];
  /** The hash of all sources. */
  readonly sources?: string;
  /** The manifest's text. */
  readonly manifest?: string;
  /** The bytes that were submitted. */
  readonly template?: string;
}

export interface ReleaseCommit {
  readonly id: string;
  /** Files of the project differed from it. */
  readonly isDirty: boolean;
}

export interface ReleaseChange extends Change {
  readonly outcome: DeploymentRow['state'];
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly reason?: string;
  /** Logical ids of the changes that came before it. */
  readonly after?: readonly string[];
  /** Within a nested stack: that stack's logical id. */
  readonly parent?: string;
}

export interface ReleaseArtifact {
  readonly function: string;
  readonly key: string;
  readonly sha256: string;
  /** Absent where whoever wrote the entry hadn't built it. */
  readonly bytes?: number;
}

export interface ReleaseParameter {
  readonly id: string;
  readonly variable: string;
  readonly function?: string;
}
