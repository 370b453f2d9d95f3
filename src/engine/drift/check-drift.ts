// drift tells what somebody changed beside the stack, and stages the changes that take it back; they are executed like a deployment's.
import type { DeploymentSubject } from '#engine/deploy/deploy-request.ts';
import { assertUsable } from '#engine/deploy/prepare.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { StackDrift } from '#model/drift.ts';
import { stackName as stackNameOf } from '#model/names.ts';
import { type Problem, problem } from '#model/problem.ts';

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
    throw new CloudError('StackMissing', `no stack ${stackName}: the project is not deployed at this stage`, { remedy: 'deploy the project' });
  }
  assertUsable(state);
  return driver.drift(state.id ?? stackName, (checked, total) => onProgress({ checked, total }), signal);
}

/** What could not be looked at, as problems: silence would pass for a good answer. Types are told once each. */
export function uncheckedProblems({ unchecked }: StackDrift): Problem[] {
  const byType = new Map<string, string[]>();
  for (const one of unchecked) if (one.why === 'type') byType.set(one.type, [...(byType.get(one.type) ?? []), one.name]);
  return [
    ...unchecked
      .filter((one) => one.why === 'failed')
      .map((one) =>
        problem('DriftNotChecked', {
          at: { resource: one.name },
          severity: 'warning',
          summary: `${one.name} (${one.type}) could not be looked at${one.reason ? `: ${one.reason}` : ''}`,
          remedy: 'check again, or look at the resource itself',
        }),
      ),
    ...[...byType].map(([type, names]) =>
      problem('DriftNotChecked', {
        ...(names.length === 1 ? { at: { resource: names[0] ?? '' } } : {}),
        summary: `the cloud can't check ${type} (${[...new Set(names)].join(', ')}) for drift`,
        remedy: 'look at the resource itself where it matters',
      }),
    ),
  ];
}
