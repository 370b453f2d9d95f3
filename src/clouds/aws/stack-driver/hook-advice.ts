import type { Annotation, GetHookResultOutput } from '@aws-sdk/client-cloudformation';
import { CloudError, isSignedOut } from '#kit/cloud-error.ts';
import type { Advice, Finding } from '#kit/stack-driver.ts';
import type { Send } from '../client/calls.ts';

/** Where the results of hooks are asked for. */
type Asked = { readonly changeSet: string } | { readonly stack: string };

/**
 * What hooks say themselves about what they are against: which of their rules, and what to change. API Reference, `GetHookResult`: Annotations.
 * A change set's results are listed by it, a stack's are named by its events. Whoever may not read them has the findings as they are.
 */
export async function withAdvice(send: Send, findings: readonly Finding[], asked: Asked, signal?: AbortSignal): Promise<Finding[]> {
  if (!findings.some((one) => one.isHook)) return [...findings];
  try {
    const results: Result[] = [];
    for (const { id, logicalId } of 'stack' in asked ? await idsInStack(send, asked.stack, signal) : await idsOfChangeSet(send, asked.changeSet, signal)) {
      results.push({ ...(await send('GetHookResult', { HookResultId: id }, signal)), ...(logicalId === undefined ? {} : { logicalId }) });
    }
    return findings.map((finding) => (finding.isHook ? advised(finding, results) : finding));
  } catch (error) {
    if (!(error instanceof CloudError) || isSignedOut(error)) throw error;
    return [...findings];
  }
}

type Result = Partial<GetHookResultOutput> & { readonly logicalId?: string };

/** Of several results of one hook, those about this very thing, where they say what they are about. */
function advised(finding: Finding, results: readonly Result[]): Finding {
  const ofHook = results.filter((one) => one.TypeName === finding.check);
  const own = ofHook.filter((one) => one.logicalId === finding.logicalId || one.Target?.TargetId === finding.logicalId);
  const advice = (own.length > 0 ? own : ofHook).flatMap(({ Annotations = [] }) => Annotations.flatMap(adviceOf));
  const [first] = own.length > 0 ? own : ofHook;
  const reason = finding.reason === NO_REASON && first?.HookStatusReason ? first.HookStatusReason : finding.reason;
  return { ...finding, reason, ...(advice.length > 0 ? { advice } : {}) };
}

/** What stands where a hook gives no reason of its own. */
export const NO_REASON = 'no reason was given';

function adviceOf({ Status, AnnotationName: rule, StatusMessage: message, RemediationMessage: remedy, RemediationLink: link }: Annotation): Advice[] {
  if (Status === 'PASSED' || Status === 'SKIPPED' || (message ?? rule) === undefined) return [];
  return [{ ...(rule ? { rule } : {}), message: message ?? rule ?? '', ...(remedy ? { remedy } : {}), ...(link ? { link } : {}) }];
}

async function idsOfChangeSet(send: Send, id: string, signal?: AbortSignal): Promise<{ id: string; logicalId?: string }[]> {
  const found: { id: string }[] = [];
  for (let token: string | undefined, isMore = true; isMore; isMore = token !== undefined) {
    const page = await send('ListHookResults', { TargetType: 'CHANGE_SET', TargetId: id, ...(token ? { NextToken: token } : {}) }, signal);
    found.push(...(page.HookResults ?? []).flatMap(({ HookResultId, Status }) => (HookResultId && FAILED.test(Status ?? '') ? [{ id: HookResultId }] : [])));
    token = page.NextToken;
  }
  return found;
}

/** The newest page has what ended the newest operation. */
async function idsInStack(send: Send, stackId: string, signal?: AbortSignal): Promise<{ id: string; logicalId?: string }[]> {
  const { StackEvents = [] } = await send('DescribeStackEvents', { StackName: stackId }, signal);
  return StackEvents.flatMap(({ HookInvocationId: id, HookStatus, LogicalResourceId: logicalId }) =>
    id && FAILED.test(HookStatus ?? '') ? [{ id, ...(logicalId ? { logicalId } : {}) }] : [],
  );
}

const FAILED = /FAILED$/;
