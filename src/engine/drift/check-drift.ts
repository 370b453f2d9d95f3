// drift tells what somebody changed beside the stack, and stages the changes that take it back; they are executed like a deployment's.
import type { DeploymentSubject } from '#engine/deploy/deploy-request.ts';
import { assertUsable, brokenProblem, missingStack } from '#engine/deploy/prepare.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { StackDrift } from '#model/drift.ts';
import { stackName as stackNameOf } from '#model/names.ts';

export interface DriftProgress {
  readonly checked: number;
  readonly total: number;
}

/** Holds what there is against what was deployed. Throws `CloudError` where there is nothing to look at, or the cloud can't look now. */
export async function checkDrift(
  { driver }: Pick<CloudSession, 'driver'>,
  subject: Pick<DeploymentSubject, 'projectName' | 'stage'>,
  onProgress: (progress: DriftProgress) => void,
  signal?: AbortSignal,
): Promise<StackDrift> {
  const stackName = stackNameOf(subject.projectName, subject.stage);
  if (!driver.drift) {
    throw new CloudError('DriftNotChecked', 'this cloud does not tell what was changed beside a stack', { remedy: 'look at the resources themselves' });
  }
  const state = await driver.inspect(stackName, signal);
  if (state.condition === 'missing' || state.condition === 'empty') {
    throw missingStack(stackName);
  }
  assertUsable(state, 'check again');
  try {
    return await driver.drift(state.id ?? stackName, (checked, total) => onProgress({ checked, total }), signal);
  } catch (error) {
    if (state.condition !== 'broken' || !(error instanceof CloudError) || error.code !== 'CloudFailed') throw error;
    // Most broken stacks can't be looked at: what leads out of that comes first.
    const { summary, remedy } = brokenProblem(driver, state);
    throw new CloudError('StackBroken', summary, { remedy, cause: error });
  }
}
