import { CloudError, isTransient } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Clock } from '#kit/ports.ts';
import type { PollCursor } from '#kit/stack-driver.ts';
import type { Change } from '#model/change.ts';
import { type Problem, problem } from '#model/problem.ts';
import { remedy } from '#model/remedy.ts';
import type { StackEvent, StackState } from '#model/stack.ts';
import type { Course } from './course.ts';
import { diagnose } from './diagnose.ts';
import type { PlaceOf } from './diagnose-place.ts';
import { explainerOf } from './explainer.ts';
import { beginProgress, endProgress, foldEvents, type Order, type Progress } from './progress.ts';
import { STATUS } from './ways.ts';

export interface Following {
  readonly course: Course;
  readonly session: CloudSession;
  readonly clock: Clock;
  readonly stackId: string;
  readonly kind: Progress['kind'];
  /** Undefined: not known, rows come with the events. */
  readonly changes: readonly Change[] | undefined;
  readonly names: Readonly<Record<string, string>>;
  readonly placeOf?: PlaceOf;
  /** Undefined: from the start of the stack's newest operation. */
  readonly cursor: PollCursor | undefined;
  /** What it told before the cursor, oldest first. */
  readonly told?: readonly StackEvent[];
  /** Aborted when nobody wants to know any more; the cloud goes on. */
  readonly signal: AbortSignal;
  /** Milliseconds between two looks. */
  readonly interval: number;
  readonly wasStopped: () => boolean;
  /** The operation may not have begun (the answer to the call was lost): asked to begin once more. */
  readonly beginAgain?: () => Promise<void>;
  /** The steps of the machine aren't taken: a stack is being deleted to be made again. */
  readonly silent?: boolean;
  /** What goes on, where the phase doesn't tell. */
  readonly activity?: string;
}

export interface Followed {
  readonly state: StackState;
  readonly progress: Progress;
  readonly events: readonly StackEvent[];
  readonly problems: readonly Problem[];
}

/** For so long it keeps asking a cloud that doesn't answer. */
const PATIENCE = 5 * 60_000;
const LONGEST_PAUSE = 30_000;
/** No turn counts for more: a laptop that was closed for hours has not been asking for hours. */
const LONGEST_TURN = 60_000;
/** So many looks at a stack that doesn't begin. */
const UNBEGUN = 20;

/** Follows one operation to its end. Throws where it can no longer be followed. */
export async function follow(of: Following): Promise<Followed> {
  const { course, session, clock, signal } = of;
  let { cursor, beginAgain } = of;
  const events: StackEvent[] = [...(of.told ?? [])];
  let progress = foldEvents(beginProgress(of.kind, of.changes, orderOf(of)), events, of.names);
  let sawBusy = false;
  let restingLooks = 0;
  let silentFor = 0;
  let failedAt: number | undefined;
  let failures = 0;
  let newsAt = clock.now();
  const look = async (): Promise<StackState> => {
    const result = await session.driver.poll(of.stackId, cursor, signal);
    cursor = result.cursor;
    const fresh = ownEvents(of, progress, result.events);
    const isLate = (fresh[0]?.at ?? Number.POSITIVE_INFINITY) < (events.at(-1)?.at ?? 0);
    events.push(...fresh);
    // What a nested stack tells comes by another call, and may be older than what its parent has told.
    if (isLate) events.sort((a, b) => a.at - b.at);
    if (fresh.length > 0) newsAt = clock.now();
    progress = foldEvents(progress, fresh, of.names);
    return asLeft(of, progress, result.state);
  };
  for (;;) {
    try {
      const state = await look();
      // A beginning that doesn't get through, though looks do, is asked for ever more rarely.
      if (restingLooks < 2 || !beginAgain) failures = 0;
      silentFor = 0;
      failedAt = undefined;
      const isBusy = state.condition === 'busy';
      sawBusy ||= isBusy;
      const rollingBack = progress.rollingBack || (state.operation?.rollingBack ?? false);
      if (isBusy && rollingBack && !of.silent) course.go('rollbackBegan');
      course.tell({
        ...shown(progress, events),
        activity: activityOf(course, of, progress.stabilising),
        ...(state.status ? { stackStatus: state.status } : {}),
        stackId: of.stackId,
      });
      if (!isBusy) {
        restingLooks += 1;
        // The state was read before the events: until both tell of the same end, one of them is old.
        const word = progress.stackEvent;
        const isOver = word ? word.phase !== 'running' && (word.status === state.status || restingLooks > 3) : sawBusy;
        if (isOver) {
          const last = await look();
          return conclude(of, last, progress, events);
        }
        if (restingLooks >= UNBEGUN) {
          throw new CloudError('DeploymentLost', `the stack stays ${state.status ?? 'missing'}, and tells nothing of the operation`, {
            remedy: remedy`look at the stack (${STATUS}, or the console), then deploy again`,
          });
        }
        if (restingLooks >= 2 && word === undefined && beginAgain) {
          await beginAgain();
          beginAgain = undefined;
        }
      } else restingLooks = 0;
      await clock.sleep(of.interval * slowness(clock.now() - newsAt), signal);
    } catch (error) {
      if (signal.aborted || !isTransient(error)) throw error;
      const now = clock.now();
      silentFor += failedAt === undefined ? 0 : Math.min(now - failedAt, LONGEST_TURN);
      failedAt = now;
      if (silentFor >= PATIENCE) {
        throw new CloudError('DeploymentLost', `the cloud hasn't answered for ${Math.round(PATIENCE / 60_000)} minutes`, {
          remedy: remedy`check the connection, then look again (${STATUS}): it goes on in the cloud`,
          cause: error,
        });
      }
      const pause = Math.min(LONGEST_PAUSE, of.interval * 2 ** failures);
      failures += 1;
      course.tell({ activity: `The cloud doesn't answer; asking again in ${Math.max(1, Math.round(pause / 1000))} s` });
      await clock.sleep(pause, signal);
    }
  }
}

/** Where nothing has happened for long, it is asked less often. */
function slowness(quiet: number): number {
  return quiet < 30_000 ? 1 : quiet < 60_000 ? 1.5 : 2.5;
}

/** After the word with which all is applied, what the stack begins is another operation: somebody's next one. */
function ownEvents(of: Following, { stackEvent }: Progress, fresh: readonly StackEvent[]): readonly StackEvent[] {
  if (of.kind === 'remove' || of.wasStopped()) return fresh;
  let isApplied = stackEvent !== undefined && applies(stackEvent);
  const end = fresh.findIndex((event) => {
    if (!event.isStack) return false;
    if (isApplied && event.phase === 'running') return true;
    isApplied = applies(event);
    return false;
  });
  return end < 0 ? fresh : fresh.slice(0, end);
}

function applies({ phase, verb }: StackEvent): boolean {
  return phase === 'done' && (verb === 'create' || verb === 'update' || verb === 'import');
}

/** The stack as what is followed left it, where all was applied and somebody removes it since: that is no failure of this. */
function asLeft(of: Following, { stackEvent }: Progress, state: StackState): StackState {
  const isRemoved = state.condition === 'missing' || state.operation?.kind === 'delete';
  if (of.kind === 'remove' || of.wasStopped() || !isRemoved || !stackEvent || !applies(stackEvent)) return state;
  const { name, id, ours, outputs, updatedAt } = state;
  return {
    name,
    ...(id === undefined ? {} : { id }),
    ours,
    outputs,
    ...(updatedAt === undefined ? {} : { updatedAt }),
    condition: 'ready',
    status: stackEvent.status,
    operation: { kind: of.kind, running: false, failed: false, rollingBack: false },
    removedSince: true,
  };
}

async function conclude(of: Following, state: StackState, progress: Progress, events: readonly StackEvent[]): Promise<Followed> {
  const failed = (state.operation?.failed ?? false) || progress.rollingBack;
  const since = events[0]?.at ?? 0;
  // What else the cloud found out is worth having, and not worth failing for.
  const findings = failed && of.kind !== 'remove' ? await of.session.driver.findings(of.stackId, since, of.signal).catch(() => []) : [];
  const explain = failed || events.some((event) => event.phase === 'failed') ? await explainerOf(of.session) : undefined;
  const problems = diagnose({
    events,
    findings,
    names: of.names,
    added: new Set(progress.rows.flatMap(({ change }) => (change.action === 'add' ? [change.logicalId] : []))),
    ...(of.placeOf ? { placeOf: of.placeOf } : {}),
    diagnoseAccessDenied: of.session.diagnoseAccessDenied,
    explain,
    stoppedByUser: of.wasStopped(),
    state,
  });
  const rolledBack = failed && (state.condition === 'missing' || (state.operation?.rolledBack ?? false));
  const end = of.kind === 'remove' ? (state.condition === 'missing' ? 'succeeded' : 'other') : !failed ? 'succeeded' : rolledBack ? 'rolledBack' : 'other';
  if (state.removedSince && end === 'succeeded') {
    problems.push(
      problem('StackRemovedSince', {
        summary: `all was applied, and the stack ${state.name} has begun to be removed since, or is gone`,
        remedy: 'find out who removes it; deploy again once it is gone, if it is to stand',
      }),
    );
  }
  return { state, progress: endProgress(progress, end, events.at(-1)?.at ?? of.clock.now()), events, problems };
}

/** What comes before what, where the template is at hand. */
function orderOf({ course, session, kind }: Following): Order {
  const { template } = course.snapshot();
  return (kind !== 'remove' && template !== undefined && session.driver.dependencies?.(template)) || {};
}

export function shown(
  progress: Progress,
  events: readonly StackEvent[],
): Pick<ReturnType<Course['snapshot']>, 'rows' | 'done' | 'total' | 'errors' | 'events'> {
  return { rows: progress.rows, done: progress.done, total: progress.total, errors: progress.errors, events: [...events] };
}

function activityOf(course: Course, of: Following, isStabilising = false): string {
  if (of.activity !== undefined) return of.activity;
  switch (course.phase) {
    case 'replacing':
      return 'Deleting the broken stack';
    case 'stopping':
      return 'Stopping';
    case 'rollingBack':
      return 'Rolling back';
    case 'removing':
      return 'Removing the stack';
    default:
      if (isStabilising) return 'All is applied, and still stabilising';
      return of.kind === 'create' ? 'Creating the stack' : 'Updating the stack';
  }
}
