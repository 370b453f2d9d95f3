import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { PolicyDifference } from '#model/policy.ts';
import type { Settings } from './deploy-world.ts';

const SHOWN = 'permissions shown';
/** Characters: more isn't kept in a place that holds few megabytes. */
const LARGEST = 200_000;

/** Remembered over a reload, for the changes that begin to be executed: the cloud can't tell it any more. */
export function rememberPolicy(settings: Settings, { changeSetId, policy }: Pick<DeploymentSnapshot, 'changeSetId' | 'policy'>): void {
  const text = changeSetId !== undefined && policy ? JSON.stringify({ changeSetId, policy }) : '';
  settings.set(SHOWN, text.length <= LARGEST ? text : '');
}

/** What was shown of just these changes. */
export function recallPolicy(settings: Settings, changeSetId: string): PolicyDifference | undefined {
  try {
    const kept = JSON.parse(settings.get(SHOWN) ?? 'null') as { readonly changeSetId: string; readonly policy: PolicyDifference } | null;
    return kept?.changeSetId === changeSetId ? kept.policy : undefined;
  } catch {
    return undefined;
  }
}
