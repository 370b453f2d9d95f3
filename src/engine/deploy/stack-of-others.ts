import type { CloudSession } from '#kit/cloud-session.ts';
import type { StagedChanges } from '#kit/stack-driver.ts';
import type { Change } from '#model/change.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { StackState } from '#model/stack.ts';
import type { Course } from './course.ts';
import type { DeployRequest } from './deploy-request.ts';
import type { DeployerContext } from './deployer-context.ts';

/** Between two looks at a stack that somebody else works on, in milliseconds: nobody watches it as closely as their own. */
const PAUSE = 5_000;

/** The stack as it is once nobody else works on it, where the request waits for that; else as it is. */
export async function stackForRequest(
  context: DeployerContext,
  course: Course,
  request: DeployRequest,
  stackName: string,
  signal: AbortSignal,
): Promise<StackState> {
  const { session, clock, interval } = context;
  const { driver } = session;
  let heldBy: string | undefined;
  for (;;) {
    const state = await driver.inspect(stackName, signal);
    if (state.condition !== 'busy' || !state.ours || request.whenBusy !== 'wait') {
      if (heldBy !== undefined) course.tell({ heldBy: undefined });
      return state;
    }
    // Who it is stands with the changes that run, where it is known at all.
    heldBy ??= await whoWorks(session, state, signal);
    course.tell({ heldBy, activity: `${heldBy}; waiting until that is over`, ...(state.status ? { stackStatus: state.status } : {}) });
    await clock.sleep(Math.max(interval, Math.min(PAUSE, interval * 4)), signal);
  }
}

/** `alice is updating the stack since 10:03:07 UTC` */
async function whoWorks({ driver }: CloudSession, state: StackState, signal: AbortSignal): Promise<string> {
  const { operation } = state;
  const found = operation?.kind === 'delete' ? undefined : await driver.findStaged(state, signal).catch(() => undefined);
  const doing = operation?.kind === 'delete' ? 'deleting' : operation?.kind === 'create' ? 'creating' : operation?.rollingBack ? 'rolling back' : 'updating';
  const since = operation?.startedAt === undefined ? '' : ` since ${timeText(operation.startedAt)}`;
  return `${nameOf(found?.facts?.by) ?? 'somebody else'} is ${doing} the stack${since}`;
}

/** What others have staged on the stack and not executed yet: executing anything else drops it. `own`: the id of what is ours. */
export async function othersStaged({ driver }: Pick<CloudSession, 'driver'>, state: StackState, signal?: AbortSignal, own?: string): Promise<Problem[]> {
  if (state.condition !== 'ready') return [];
  const waiting = ((await driver.waiting?.(state, signal)) ?? []).filter(({ id }) => id !== own);
  return waiting.map(({ by, at, name }) =>
    problem('StagedElsewhere', {
      summary: `${nameOf(by) ?? 'somebody'} has staged changes on the stack ${state.name}${at === undefined ? '' : ` at ${timeText(at)}`} (${name}): executing these drops them`,
      remedy: 'look at them first, and ask whose they are; abort these changes where the others are to be executed',
    }),
  );
}

/** The same of changes that are found staged: what was told when they were, as far as the stack still tells. */
export async function foundOnStack(
  { driver }: Pick<CloudSession, 'driver'>,
  state: StackState,
  staged: StagedChanges,
  signal?: AbortSignal,
): Promise<Problem[]> {
  const removes = staged.changes.some((change) => change.action === 'remove');
  const resources = removes ? await driver.resources(state.name, signal) : [];
  const deployed = resources.filter((one) => one.physicalId !== undefined).length;
  return [...takeOverProblems(staged.changes, deployed, state.name), ...(await othersStaged({ driver }, state, signal, staged.id))];
}

/** Where nothing of what the stack has stays, it may be another project's that has the same name: that is said, and never starts by itself. */
export function takeOverProblems(changes: readonly Change[], deployed: number, stack: string): Problem[] {
  const removed = changes.filter((change) => change.action === 'remove').length;
  if (deployed === 0 || removed < deployed) return [];
  return [
    problem('StackReplaced', {
      summary: `nothing of what the stack ${stack} has stays: all ${removed} resources are removed`,
      remedy: 'look whether another project of the same name was deployed there; if so, give this one another name',
    }),
  ];
}

/** Of a long name, what people call each other by: its last part. */
function nameOf(by: string | undefined): string | undefined {
  return by?.split('/').at(-1) || undefined;
}

function timeText(at: number): string {
  return `${new Date(at).toISOString().slice(11, 19)} UTC`;
}
