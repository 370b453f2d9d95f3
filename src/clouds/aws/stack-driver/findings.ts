import type { OperationEvent } from '@aws-sdk/client-cloudformation';
import { CloudError } from '#kit/cloud-error.ts';
import type { Finding } from '#kit/stack-driver.ts';
import type { Send } from '../client/calls.ts';
import { NO_REASON, withAdvice } from './hook-advice.ts';

/** What early validation and hooks held against a change set. */
export async function findingsOfChangeSet(send: Send, id: string, stackId: string, signal?: AbortSignal): Promise<Finding[]> {
  return withAdvice(send, findingsIn(await failedEvents(send, { ChangeSetName: id, StackName: stackId }, signal)), { changeSet: id }, signal);
}

/** The same of an operation that began at `since`. */
export async function findingsOfStack(send: Send, stackId: string, since: number, signal?: AbortSignal): Promise<Finding[]> {
  const events = await failedEvents(send, { StackName: stackId }, signal);
  return withAdvice(send, findingsIn(events.filter((event) => (event.Timestamp?.getTime() ?? since) >= since)), { stack: stackId }, signal);
}

async function failedEvents(send: Send, of: { StackName: string; ChangeSetName?: string }, signal?: AbortSignal): Promise<OperationEvent[]> {
  try {
    return (await send('DescribeEvents', { ...of, Filters: { FailedEvents: true } }, signal)).OperationEvents ?? [];
  } catch (error) {
    // An account or a region may not let it be asked; the stack's own events still tell what failed.
    if (error instanceof CloudError && error.code !== 'CredentialsExpired') return [];
    throw error;
  }
}

function findingsIn(events: readonly OperationEvent[]): Finding[] {
  return events.flatMap((event) => {
    const isHook = event.EventType === 'HOOK_INVOCATION_ERROR';
    if (!isHook && event.EventType !== 'VALIDATION_ERROR') return [];
    const path = event.ValidationPath;
    const logicalId = event.LogicalResourceId ?? /^\/Resources\/([^/]+)/.exec(path ?? '')?.[1];
    return [
      {
        ...(logicalId ? { logicalId } : {}),
        ...(path ? { path } : {}),
        check: (isHook ? event.HookType : event.ValidationName) ?? 'validation',
        reason: (isHook ? event.HookStatusReason : event.ValidationStatusReason) ?? NO_REASON,
        isWarning: (isHook ? event.HookFailureMode : event.ValidationFailureMode) === 'WARN',
        ...(isHook ? { isHook } : {}),
      },
    ];
  });
}
