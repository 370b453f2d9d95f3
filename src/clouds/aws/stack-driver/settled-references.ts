import type { ResourceChange, ResourceChangeDetail } from '@aws-sdk/client-cloudformation';

/** Their physical id is whatever they answer, also where they stay. */
const ANSWERS_ITS_ID = /^(Custom::|AWS::CloudFormation::CustomResource$)/;

export interface SettledChange {
  readonly change: ResourceChange;
  /** Where nothing is left to change: the logical ids that it refers to, and that stay. */
  readonly stays: readonly string[];
}

/**
 * The changes without those that can't happen: what refers to a resource by `Ref` or its ARN "may change" with it, says a change set of
 * whatever is changed; but both are the same for as long as that resource isn't replaced.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChangeDetail.html (Evaluation);
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html ("retains its physical ID").
 */
export function withoutSettledReferences(changes: readonly ResourceChange[]): SettledChange[] {
  const byId = new Map(changes.map((change) => [change.LogicalResourceId ?? '', change]));
  const replaced = new Set<string>();
  const isSettled = (detail: ResourceChangeDetail): boolean => {
    const id = identityOf(detail);
    const cause = id === undefined ? undefined : byId.get(id);
    return id !== undefined && cause?.Action === 'Modify' && !ANSWERS_ITS_ID.test(cause.ResourceType ?? '') && !replaced.has(id);
  };
  // What is replaced takes along what refers to it, and so on.
  for (let before = -1; before !== replaced.size; ) {
    before = replaced.size;
    for (const [id, change] of byId) if (mayBeReplaced(change, isSettled)) replaced.add(id);
  }
  return changes.map((change) => {
    const { Details = [] } = change;
    const settled = Details.filter(isSettled);
    if (change.Action !== 'Modify' || settled.length === 0) return { change, stays: [] };
    const isInPlace = change.Replacement === 'Conditional' && !replaced.has(change.LogicalResourceId ?? '');
    const left = Details.filter((detail) => !settled.includes(detail));
    return {
      change: { ...change, Details: left, ...(isInPlace ? { Replacement: 'False' } : {}) },
      stays: left.length > 0 ? [] : [...new Set(settled.flatMap((detail) => identityOf(detail) ?? []))],
    };
  });
}

function mayBeReplaced({ Action, Replacement, Details = [] }: ResourceChange, isSettled: (detail: ResourceChangeDetail) => boolean): boolean {
  if (Action !== 'Modify') return false;
  if (Replacement !== 'Conditional') return Replacement === 'True';
  return Details.length === 0 || Details.some((detail) => detail.Target?.RequiresRecreation !== 'Never' && !isSettled(detail));
}

function identityOf({ ChangeSource, CausingEntity = '', Evaluation }: ResourceChangeDetail): string | undefined {
  if (Evaluation !== 'Dynamic') return undefined;
  if (ChangeSource === 'ResourceReference') return CausingEntity;
  if (ChangeSource === 'ResourceAttribute' && CausingEntity.endsWith('.Arn')) return CausingEntity.slice(0, -'.Arn'.length);
  return undefined;
}
