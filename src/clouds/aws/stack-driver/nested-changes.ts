import type { Change as ChangeSetEntry } from '@aws-sdk/client-cloudformation';
import { CloudError, isSignedOut, isTransient } from '#kit/cloud-error.ts';
import { type Change, losesData } from '#model/change.ts';
import type { Send } from '../client/calls.ts';
import { changesOf } from './changes.ts';
import { describeChangeSet } from './describe-change-set.ts';
import { STACK_TYPE } from './event-of.ts';

/**
 * User Guide, "Change sets for nested stacks": what becomes of what is within one stands in a change set of its own. Where data goes, or where that
 * can't be told, its change asks for a consent, as a replacement does.
 */
export async function withNestedLosses(
  send: Send,
  of: { readonly entries: readonly ChangeSetEntry[]; readonly changes: readonly Change[] },
  signal?: AbortSignal,
): Promise<Change[]> {
  const found: Change[] = [];
  for (const change of of.changes) {
    const entry = of.entries.find((one) => one.ResourceChange?.LogicalResourceId === change.logicalId)?.ResourceChange;
    const isNested = change.type === STACK_TYPE && change.action === 'modify';
    found.push(isNested ? { ...change, ...(await lossWithin(send, entry?.ChangeSetId, entry?.PhysicalResourceId, signal)) } : change);
  }
  return found;
}

async function lossWithin(send: Send, id: string | undefined, stackId: string | undefined, signal?: AbortSignal): Promise<Partial<Change>> {
  if (id === undefined) return UNTOLD;
  let lost: readonly Change[];
  try {
    const { Status, Changes = [] } = await describeChangeSet(send, id, stackId ?? '', signal);
    // Without a change of its own it fails to be made, and nothing goes.
    if (Status === 'FAILED') return {};
    if (Status !== 'CREATE_COMPLETE') return UNTOLD;
    lost = (await withNestedLosses(send, { entries: Changes, changes: changesOf(Changes, {}) }, signal)).filter(losesData);
  } catch (error) {
    if (!(error instanceof CloudError) || isSignedOut(error) || isTransient(error)) throw error;
    return UNTOLD;
  }
  if (lost.length === 0) return {};
  const within = lost.flatMap((one) => one.within?.map((name) => `${one.name}/${name}`) ?? [one.name]);
  return {
    replacement: 'maybe',
    within,
    old: lost.every((one) => one.old === 'kept') ? 'kept' : 'deleted',
    causes: [`${within.join(', ')} within it ${within.length === 1 ? 'is' : 'are'} removed or replaced`],
  };
}

const UNTOLD: Partial<Change> = { replacement: 'maybe', old: 'deleted', causes: ['what becomes of what is within it isn’t told'] };
