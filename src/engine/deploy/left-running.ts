import type { DeploymentPhase, DeploymentSnapshot } from '#model/deployment.ts';
import { eventsOfExecution } from './carried-out.ts';
import type { Controls } from './controls.ts';
import type { Course } from './course.ts';
import type { LeftRequest } from './deploy-request.ts';
import type { DeployerContext } from './deployer-context.ts';
import { beginProgress } from './progress.ts';
import { followToEnd } from './run-staged.ts';

interface Left {
  readonly phase: DeploymentPhase;
  readonly facts: Partial<DeploymentSnapshot>;
  run(context: DeployerContext, course: Course, controls: Controls): Promise<void>;
}

/** What was begun here and left: followed as if nobody had gone, to its end, which may have come meanwhile. */
export async function leftRunning(context: DeployerContext, request: LeftRequest, stackName: string, signal?: AbortSignal): Promise<Left | undefined> {
  const { last } = request;
  const { changeSetId, stackId = stackName } = last;
  if (changeSetId === undefined) return undefined;
  const { driver } = context.session;
  // By its id a stack is also found when it is gone.
  const state = await driver.inspect(stackId, signal);
  const events = await eventsOfExecution(driver, state, { changeSetId, ...(last.stackId ? { stackId: last.stackId } : {}) }, signal);
  if (!events) return undefined;
  const isBusy = state.condition === 'busy';
  // What leads out of a failure is an operation of its own.
  if (isBusy && events.some((event) => event.isStack && event.phase === 'failed')) return undefined;
  const kind = events.some((event) => event.isStack && event.verb === 'create') ? 'create' : 'update';
  const changes = last.rows.map((row) => row.change);
  const { rows, total } = beginProgress(kind, changes);
  const wasStopped = request.wasStopped?.(stackId, changeSetId) ?? false;
  const { can: _can, phase: _phase, id: _id, activity: _activity, problems: _problems, ...known } = last;
  return {
    phase: isBusy && state.operation?.rollingBack ? 'rollingBack' : wasStopped ? 'stopping' : 'executing',
    facts: {
      ...known,
      ...(wasStopped ? { stopTaken: true } : {}),
      ...(state.status ? { stackStatus: state.status } : {}),
      ...(state.keepsOnFailure && kind === 'update' ? { keeps: 'forced' } : {}),
      stopDeletes: kind === 'create' || (state.keepsOnFailure ?? false),
      rows,
      total,
      done: 0,
      errors: 0,
      events: [],
    },
    run(own, course, controls) {
      controls.wasStopped = wasStopped;
      const names = Object.fromEntries(changes.map((change) => [change.logicalId, change.name]));
      return followToEnd(own, course, controls, { staged: { stackId, kind, changes }, names, subject: request, cursor: undefined });
    },
  };
}
