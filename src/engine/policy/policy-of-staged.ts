import type { StackDriver } from '#kit/stack-driver.ts';
import type { Place } from '#model/place.ts';
import type { PolicyDifference } from '#model/policy.ts';
import type { Statement } from '#model/template.ts';
import { comparePolicies } from './compare-policies.ts';

export interface StagedTemplate {
  readonly stack: string;
  readonly kind: 'create' | 'update';
  /** What is staged. */
  readonly template: string;
  readonly statements?: Readonly<Record<string, readonly Statement[]>>;
  readonly placeOf?: (logicalId: string) => Place | undefined;
}

/** Against what the stack has now. Worth having, and not worth failing for: undefined where it can't be told. */
export async function policyOfStaged(
  driver: Pick<StackDriver, 'deployedTemplate' | 'policies'>,
  staged: StagedTemplate,
  signal?: AbortSignal,
): Promise<PolicyDifference | undefined> {
  const after = driver.policies?.(staged.template);
  if (!after) return undefined;
  let before: ReturnType<NonNullable<typeof driver.policies>>;
  if (staged.kind === 'update') {
    const deployed = await driver.deployedTemplate(staged.stack, signal).catch(() => undefined);
    before = deployed === undefined ? undefined : driver.policies?.(deployed);
    if (!before) return undefined;
  }
  const { statements, placeOf } = staged;
  return comparePolicies({ before, after, ...(statements ? { statements } : {}), ...(placeOf ? { placeOf } : {}) });
}
