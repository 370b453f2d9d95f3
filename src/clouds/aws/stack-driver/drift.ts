import type { StackResourceDrift } from '@aws-sdk/client-cloudformation';
import { CloudError } from '#kit/cloud-error.ts';
import type { ResourceDrift, StackDrift, UncheckedResource } from '#model/drift.ts';
import type { StackResource } from '#model/stack.ts';
import type { Send } from '../client/calls.ts';
import { resources } from './removal.ts';
import type { StageContext } from './stage.ts';

/**
 * What there is, against what was deployed. User Guide, "Detect unmanaged configuration changes": only properties that the template sets are
 * compared, and not every type can be looked at; those that can't are named, for silence would pass for a good answer.
 */
export async function drift(
  { send, clock, pause, target }: StageContext,
  stack: string,
  onProgress: (checked: number, total: number) => void,
  signal?: AbortSignal,
): Promise<StackDrift> {
  const standing = (await resources(send, stack, signal)).filter((one) => one.physicalId !== undefined && !/^DELETE_/.test(one.status));
  onProgress(0, standing.length);
  const { StackDriftDetectionId } = await send('DetectStackDrift', { StackName: stack }, signal);
  for (;;) {
    const { DetectionStatus } = await send('DescribeStackDriftDetectionStatus', { StackDriftDetectionId }, signal);
    // One that failed has still looked at the others.
    if (DetectionStatus !== 'DETECTION_IN_PROGRESS') break;
    onProgress((await readDrifts(send, stack, signal)).filter(isLookedAt).length, standing.length);
    await clock.sleep(pause, signal);
  }
  const drifts = new Map((await readDrifts(send, stack, signal)).map((one) => [one.LogicalResourceId ?? '', one]));
  const unchecked = standing.flatMap((one) => uncheckedOf(one, drifts.get(one.logicalId)));
  onProgress(standing.length - unchecked.length, standing.length);
  return {
    checked: standing.length - unchecked.length,
    drifted: standing.flatMap((one) => driftedOf(one, drifts.get(one.logicalId))),
    unchecked,
    at: clock.now(),
    // The local cloud takes the call for an ordinary one, which finds nothing to do.
    canRevert: target.kind !== 'local',
  };
}

function isLookedAt({ StackResourceDriftStatus }: StackResourceDrift): boolean {
  return StackResourceDriftStatus === 'IN_SYNC' || StackResourceDriftStatus === 'MODIFIED' || StackResourceDriftStatus === 'DELETED';
}

async function readDrifts(send: Send, stack: string, signal?: AbortSignal): Promise<StackResourceDrift[]> {
  const found: StackResourceDrift[] = [];
  let token: string | undefined;
  try {
    do {
      const page = await send('DescribeStackResourceDrifts', { StackName: stack, ...(token ? { NextToken: token } : {}) }, signal);
      found.push(...(page.StackResourceDrifts ?? []));
      token = page.NextToken;
    } while (token);
  } catch (error) {
    // While it looks, there may be nothing to read yet.
    if (!(error instanceof CloudError && /drift detection .*in progress/i.test(error.message))) throw error;
  }
  return found;
}

function driftedOf({ logicalId, physicalId, type, name }: StackResource, found: StackResourceDrift | undefined): ResourceDrift[] {
  const status = found?.StackResourceDriftStatus;
  if (status !== 'MODIFIED' && status !== 'DELETED') return [];
  return [
    {
      logicalId,
      ...(physicalId ? { physicalId } : {}),
      type,
      name: name ?? logicalId,
      kind: status === 'DELETED' ? 'deleted' : 'changed',
      differences: (found?.PropertyDifferences ?? []).map(({ PropertyPath = '', ExpectedValue, ActualValue }) => ({
        property: PropertyPath.replace(/^\//, '').replaceAll('/', '.'),
        ...(isValue(ExpectedValue) ? { expected: ExpectedValue } : {}),
        ...(isValue(ActualValue) ? { actual: ActualValue } : {}),
      })),
    },
  ];
}

/** The API writes `null` where there is no value. */
function isValue(text: string | undefined): text is string {
  return text !== undefined && text !== 'null';
}

function uncheckedOf({ logicalId, type, name }: StackResource, found: StackResourceDrift | undefined): UncheckedResource[] {
  const of = { logicalId, type, name: name ?? logicalId };
  switch (found?.StackResourceDriftStatus) {
    case 'IN_SYNC':
    case 'MODIFIED':
    case 'DELETED':
      return [];
    case 'UNKNOWN': {
      const reason = found.DriftStatusReason;
      return [{ ...of, why: 'failed', ...(reason ? { reason } : {}) }];
    }
    default:
      return [{ ...of, why: 'type' }];
  }
}
