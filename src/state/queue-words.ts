import type { DeploymentRequest } from '#engine/queue/deployment-queue.ts';
import { ROLLED_BACK, STOPPED_HERE } from '#engine/queue/snapshot-events.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { StackState } from '#model/stack.ts';
import type { QueueState } from './queue.ts';

/** `10:31:07`, as clocks show it here. */
export function momentText(at: number): string {
  return new Date(at).toLocaleTimeString(undefined, { hour12: false });
}

/** `at 10:31:07`, or with its day where that isn't today. */
export function dayText(at: number): string {
  const day = new Date(at).toDateString();
  return day === new Date().toDateString() ? `at ${momentText(at)}` : `on ${new Date(at).toLocaleDateString()} at ${momentText(at)}`;
}

/** How a request is spoken of where there are several. */
export function requestName({ at }: Pick<DeploymentRequest, 'at'>): string {
  return `the request of ${momentText(at)}`;
}

/** What stands before a request's reason. */
export function requestStateText(request: DeploymentRequest, all: readonly DeploymentRequest[]): string {
  switch (request.state) {
    case 'QUEUED':
      return 'Queued';
    case 'TRIGGERED':
    case 'WAITING':
      return 'Being prepared';
    case 'AVAILABLE':
    case 'RUNNING':
      return 'Being deployed';
    case 'DONE':
      return 'Deployed';
    case 'FAILED':
      return 'Failed';
    case 'TERMINATED': {
      const successor = all.find((one) => one.id === request.successor);
      if (request.reasons.includes(STOPPED_HERE)) return 'Stopped';
      return successor ? `Given up for ${requestName(successor)}` : 'Given up';
    }
  }
}

/** What comes next, in one sentence; undefined: nothing is queued. */
export function queuedText({ queue, waitsFor, plan }: QueueState): string | undefined {
  const { queued } = queue;
  if (!queued) return undefined;
  const build = plan?.steps.find((one) => one.name === 'build')?.state;
  const built = build === 'DONE' ? ', built already' : build === 'ACTIVE' ? ', being built' : '';
  const when = waitsFor?.requestId === queued.id ? `waits ${waitsFor.text}` : 'begins when this is over';
  return `Next: the project as it was at ${momentText(queued.at)}${built}; ${when}.`;
}

/** Whether the project as it is now may be deployed once this is over. What isn't at work yet is staged again instead; what a stack is recovered for goes on by itself. */
export function canDeployAfter({ phase }: DeploymentSnapshot): boolean {
  return phase === 'executing' || phase === 'stopping' || phase === 'rollingBack' || phase === 'removing' || phase === 'replacing';
}

/** The footer's few words. */
export function queuedShort({ queue, waitsFor }: QueueState): string | undefined {
  if (!queue.queued) return undefined;
  return waitsFor?.needsPerson ? '1 queued, waits for you' : '1 queued';
}

/** How the last one ended, while none is shown; undefined: well, or as somebody wished. */
export function failedShort({ queue: { past, current, queued } }: QueueState): string | undefined {
  const [last] = past;
  if (last?.state !== 'FAILED' || current || queued) return undefined;
  return last.reasons.includes(ROLLED_BACK) ? 'The last deployment was rolled back' : 'The last deployment failed';
}

/** What runs on the stack and isn't ours: whose, where it says so, and since when. */
export function busyText({ operation }: StackState, by?: string): string {
  const what = operation?.kind === 'delete' ? 'deletion' : operation?.kind === 'create' ? 'creation' : operation?.rollingBack ? 'rollback' : 'update';
  const since = operation?.startedAt === undefined ? '' : `, which runs since ${momentText(operation.startedAt)}`;
  return `until ${by === undefined ? 'another' : `${nameOf(by)}’s`} ${what} of the stack is over${since}`;
}

/** What is begun from no page of this browser, as far as one can tell. */
export function elsewhereText({ startedAt, stagedBy }: DeploymentSnapshot): string {
  const by = stagedBy === undefined ? '' : ` by ${nameOf(stagedBy)}`;
  return `This was begun elsewhere${by} at ${momentText(startedAt)}. What you edit is not part of it.`;
}

/** Of a long name, what people call each other by: its last part. */
function nameOf(by: string): string {
  return by.split('/').at(-1) ?? by;
}

/** What a followed deployment keeps the next one waiting for. */
export function snapshotWait({ phase }: DeploymentSnapshot): string | undefined {
  return phase === 'staged' ? 'until the changes that are staged now are executed or aborted' : undefined;
}
