import type { ReleasesOf } from '#kit/release-ledger.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { ReleaseFacts } from './make-release.ts';

/** What only whoever began a deployment knows of it, kept beyond them until its entry is in the ledger. Carried out in the order in which it is told. */
export interface KeptDeployments {
  /** Its changes are staged: a stack has one such deployment. */
  staged(last: DeploymentSnapshot, facts: ReleaseFacts): void;
  /** Nothing of it is looked for any more. Its entry, where it has one, is kept until the ledger has it. */
  ended(changeSetId: string | undefined, entry: KeptEntry | undefined): void;
  entered(id: string): void;
}

/** How a deployment stood when it was left, and what its entry needs besides. */
export interface KeptDeployment {
  readonly last: DeploymentSnapshot;
  readonly facts: ReleaseFacts;
}

export interface KeptEntry {
  readonly of: ReleasesOf;
  readonly id: string;
  readonly text: string;
}
