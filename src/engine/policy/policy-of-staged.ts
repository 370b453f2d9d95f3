import { isJsonObject } from '#base/json.ts';
import type { StackDriver } from '#kit/stack-driver.ts';
import type { Change } from '#model/change.ts';
import type { Place } from '#model/place.ts';
import type { PolicyDifference } from '#model/policy.ts';
import type { Statement } from '#model/template.ts';
import { comparePolicies } from './compare-policies.ts';

export interface StagedTemplate {
  readonly stack: string;
  readonly kind: 'create' | 'update';
  /** What is staged. */
  readonly template: string;
  /** What it does: a stack that was left as it failed says that it has what was never made. */
  readonly changes?: readonly Pick<Change, 'action' | 'logicalId'>[];
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
    before = deployed === undefined ? undefined : driver.policies?.(withoutAdded(deployed, staged.changes ?? []));
    if (!before) return undefined;
  }
  const { statements, placeOf } = staged;
  return comparePolicies({ before, after, ...(statements ? { statements } : {}), ...(placeOf ? { placeOf } : {}) });
}

/** What is added now isn't there yet, whatever the template says that was to make it. */
function withoutAdded(template: string, changes: readonly Pick<Change, 'action' | 'logicalId'>[]): string {
  const added = new Set(changes.filter((one) => one.action === 'add').map((one) => one.logicalId));
  if (added.size === 0) return template;
  try {
    const whole: unknown = JSON.parse(template);
    if (!isJsonObject(whole) || !isJsonObject(whole.Resources)) return template;
    const standing = Object.entries(whole.Resources).filter(([id]) => !added.has(id));
    return JSON.stringify({ ...whole, Resources: Object.fromEntries(standing) });
  } catch {
    // Not written by us: then as it says.
    return template;
  }
}
