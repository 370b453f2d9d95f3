import type { StagedChanges, WhatBecame } from '#kit/stack-driver.ts';
import type { Send } from '../client/calls.ts';
import { isMissing } from '../errors.ts';

/** Others may have executed these changes, or discarded them. The cloud forgets some of those that it has carried out. */
export async function whatBecame(send: Send, { id, stackId }: StagedChanges, signal?: AbortSignal): Promise<WhatBecame> {
  try {
    const { ExecutionStatus } = await send('DescribeChangeSet', { ChangeSetName: id, StackName: stackId }, signal);
    if (ExecutionStatus === 'OBSOLETE') return 'gone';
    return ExecutionStatus?.startsWith('EXECUTE_') ? 'executed' : 'waiting';
  } catch (error) {
    if (isMissing(error)) return 'gone';
    throw error;
  }
}
