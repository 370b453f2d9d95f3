import { never } from '#base/never.ts';
import { type DeploymentPhase, type DeploymentSnapshot, isStoppedHere } from '#model/deployment.ts';
import type { QueueEvent } from './deployment-queue.ts';

/**
 * What a turn of a deployment means to its request and to the stack's queue. `requestId` undefined: nobody asked for it here,
 * it was found at work on the stack, or is no deployment.
 */
export function queueEventsOf(before: DeploymentPhase | undefined, snapshot: DeploymentSnapshot, requestId: string | undefined, at: number): QueueEvent[] {
  const { phase } = snapshot;
  if (before === phase) return [];
  const own = requestId === undefined ? [] : requestEvents(snapshot, requestId, at);
  const found: QueueEvent[] = requestId === undefined && AT_WORK.has(phase) ? [{ type: 'stackSeen', state: { condition: 'busy' } }] : [];
  return [...own, ...found, ...stackEvents(before, phase, isBrokenAfter(snapshot))];
}

const AT_WORK: ReadonlySet<DeploymentPhase> = new Set(['executing', 'stopping', 'rollingBack', 'removing']);

/** Why a request ended that was stopped while its changes were carried out. */
export const STOPPED_HERE = 'you stopped it';
/** The first of the reasons of one that went back. */
export const ROLLED_BACK = 'it was rolled back';

function requestEvents(snapshot: DeploymentSnapshot, id: string, at: number): QueueEvent[] {
  const { phase, changeSetId } = snapshot;
  const advanced = (event: Extract<QueueEvent, { type: 'advanced' }>['event']): QueueEvent => ({
    type: 'advanced',
    id,
    event,
    ...(changeSetId === undefined ? {} : { changeSetId }),
  });
  const reasons = snapshot.problems.filter((one) => one.severity === 'error').map((one) => one.summary);
  switch (phase) {
    case 'building':
    case 'initializing':
    case 'preparing':
      return [advanced('stackWait')];
    case 'awaitingConsent':
    case 'replacing':
    case 'recovering':
      return [advanced('stackProgress')];
    case 'uploading':
      return [advanced('stackReady')];
    case 'staging':
      return [advanced('stackReady'), advanced('running')];
    case 'staged':
    case 'executing':
    case 'stopping':
    case 'rollingBack':
      return [advanced('stepEnded')];
    case 'succeeded':
      return [advanced('stackReady'), advanced('running'), { type: 'ended', id, at, event: 'allDone', reasons: [] }];
    case 'unchanged':
      return [advanced('stackReady'), advanced('running'), { type: 'ended', id, at, event: 'allDone', reasons: ['there was nothing to change'] }];
    case 'rolledBack':
      if (isStoppedHere(snapshot)) return [{ type: 'ended', id, at, event: 'terminated', reasons: [STOPPED_HERE] }];
      return [{ type: 'ended', id, at, event: 'anyError', reasons: [ROLLED_BACK, ...reasons] }];
    case 'failed':
      // Where the stack let nobody in, that is what it failed for.
      return [
        { type: 'ended', id, at, event: 'stackFailure', reasons },
        { type: 'ended', id, at, event: 'anyError', reasons },
      ];
    case 'aborted':
      return [{ type: 'ended', id, at, event: 'terminated', reasons: ['it was aborted'] }];
    // What became of it, the cloud is asked before anything else begins.
    case 'lost':
    case 'removing':
    case 'removed':
    case 'recovered':
      return [];
    default:
      return never(phase);
  }
}

function stackEvents(before: DeploymentPhase | undefined, phase: DeploymentPhase, isBroken: boolean): QueueEvent[] {
  const turned = (event: Extract<QueueEvent, { type: 'stackTurned' }>['event']): QueueEvent => ({ type: 'stackTurned', event });
  switch (phase) {
    case 'awaitingConsent':
      return [turned('failed')];
    case 'replacing':
      return [turned('deletionConsented')];
    case 'initializing':
      return before === 'recovering' ? [turned('recovered'), turned('popped')] : [];
    case 'recovered':
      return [turned('recovered'), turned('nothingQueued')];
    case 'succeeded':
    case 'unchanged':
    case 'aborted':
    case 'rolledBack':
      return [turned('completed')];
    case 'failed':
      return [turned(isBroken ? 'failed' : 'completed')];
    default:
      return [];
  }
}

function isBrokenAfter({ problems }: DeploymentSnapshot): boolean {
  return problems.some((one) => one.code === 'StackBroken');
}
