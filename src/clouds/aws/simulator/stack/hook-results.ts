import type {
  Annotation,
  GetHookResultCommandInput,
  GetHookResultCommandOutput,
  ListHookResultsCommandInput,
  ListHookResultsCommandOutput,
} from '@aws-sdk/client-cloudformation';
import type { Finding } from '../account-state.ts';
import { ServiceError } from '../service-error.ts';
import type { World } from '../world.ts';

/** API Reference, `ListHookResults`: of a change set, by its id. */
export function listHookResults({ state }: World, { TargetType, TargetId }: ListHookResultsCommandInput): Omit<ListHookResultsCommandOutput, '$metadata'> {
  const changeSet = TargetType === 'CHANGE_SET' ? state.changeSets.find((one) => one.id === TargetId) : undefined;
  if (!changeSet) throw new ServiceError('HookResultNotFound', 'The specified target does not exist.', 404);
  return { TargetType: 'CHANGE_SET', TargetId: changeSet.id, HookResults: changeSet.findings.filter((one) => one.hook).map(summaryOf) };
}

/** API Reference, `GetHookResult`. */
export function getHookResult({ state }: World, { HookResultId }: GetHookResultCommandInput): Omit<GetHookResultCommandOutput, '$metadata'> {
  const finding = state.changeSets.flatMap((one) => one.findings).find((one) => one.resultId !== undefined && one.resultId === HookResultId);
  if (!finding) throw new ServiceError('HookResultNotFound', `The hook result ${HookResultId} does not exist.`, 404);
  return {
    ...summaryOf(finding),
    Target: { TargetType: 'RESOURCE', TargetTypeName: finding.type, TargetId: finding.logicalId, Action: 'CREATE' },
    Annotations: (finding.advice ?? []).map(
      ({ rule, message, remedy, link }): Annotation => ({
        ...(rule === undefined ? {} : { AnnotationName: rule }),
        Status: 'FAILED',
        StatusMessage: message,
        ...(remedy === undefined ? {} : { RemediationMessage: remedy }),
        ...(link === undefined ? {} : { RemediationLink: link }),
      }),
    ),
  };
}

function summaryOf({ resultId = '', check, mode, reason }: Finding) {
  return {
    HookResultId: resultId,
    InvocationPoint: 'PRE_PROVISION',
    FailureMode: mode,
    TypeName: check,
    Status: 'HOOK_COMPLETE_FAILED',
    HookStatusReason: reason,
  } as const;
}
