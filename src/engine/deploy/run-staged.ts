import { CloudError, isSignedOut, isTransient } from '#kit/cloud-error.ts';
import type { StackDriver, StagedChanges, WhatBecame } from '#kit/stack-driver.ts';
import type { Change } from '#model/change.ts';
import { type Problem, problem } from '#model/problem.ts';
import { remedy, remedyIn } from '#model/remedy.ts';
import type { StackState } from '#model/stack.ts';
import { executionToken } from './carried-out.ts';
import type { Answer, Controls } from './controls.ts';
import type { Course } from './course.ts';
import type { DeploymentSubject } from './deploy-request.ts';
import type { DeployerContext } from './deployer-context.ts';
import { type Followed, follow, shown } from './follow.ts';
import { failuresIn, importFacts, importProblems } from './importing.ts';
import { haltedOf } from './keep.ts';
import { isUnreachable, networkBack } from './network-back.ts';
import { brokenProblem } from './prepare.ts';
import { goingOn, unfollowed } from './unfollowed.ts';
import { STATUS } from './ways.ts';

export interface StagedRun {
  readonly staged: StagedChanges;
  readonly names: Readonly<Record<string, string>>;
  readonly subject: DeploymentSubject;
}

/** From the staged changes to the end: waits for Execute or Abort Changes, carries out what is said, follows it. */
export async function runStaged(context: DeployerContext, course: Course, controls: Controls, run: StagedRun): Promise<void> {
  const { session, network } = context;
  const { driver, renewed } = session;
  const { staged } = run;
  /** What was answered, and couldn't be done without what only others can give: once it is there, it is done. */
  let open: Open | undefined;
  for (;;) {
    let byUser = false;
    let keep = false;
    let answer: Execute | Abort | Look;
    try {
      answer = await nextAnswer(context, course, controls, staged, open);
      if (answer.kind === 'look') {
        // What can't be found out now is found out before anything is executed.
        const became = await becameOf(context, staged).catch(() => 'waiting' as const);
        if (became === 'waiting' || course.snapshot().aborts) continue;
        await goElsewhere(context, course, controls, { ...run, became });
        return;
      }
      if (answer.kind === 'abort') {
        course.hold(true);
        course.tell({ activity: 'Discarding the staged changes' });
        await driver.discard(staged, controls.detached);
        course.go('abort');
        return;
      }
      byUser = answer.byUser ?? false;
      keep = answer.keep ?? false;
    } catch (error) {
      // Nobody waits any more: what is staged stays, to be found again.
      if (controls.detached.aborted) course.fail(unfollowed('its changes stay staged'), 'lost');
      else course.fail(error);
      return;
    }
    const isOffline = (): boolean => network !== undefined && session.clock === undefined && !network.isOnline();
    // It may be back before the call has failed.
    const wasOffline = isOffline();
    const outcome = await begin(context, course, controls, keep ? { ...run, staged: { ...staged, keepOnFailure: true } } : run);
    if (outcome.kind === 'begun') {
      await followToEnd(context, course, controls, { ...run, cursor: outcome.cursor, ...(outcome.beginAgain ? { beginAgain: outcome.beginAgain } : {}) });
      return;
    }
    if (outcome.kind === 'elsewhere') {
      await goElsewhere(context, course, controls, { ...run, became: outcome.became });
      return;
    }
    const { error } = outcome;
    // With new credentials, or once the cloud answers, the same changes can still be executed.
    const isCutOff = isUnreachable(error) && (wasOffline || isOffline());
    const waitsFor = isSignedOut(error) && renewed ? 'credentials' : isCutOff ? 'network' : undefined;
    if (waitsFor || (byUser && (isSignedOut(error) || isTransient(error)))) {
      // Whoever wanted to stop it doesn't want it to begin by itself.
      open = waitsFor && course.phase === 'executing' ? { answer, waitsFor } : undefined;
      // What it waits for is told as that.
      const told =
        error instanceof CloudError && !open && !isCutOff ? [problem(error.code, { summary: error.message, remedy: remedyIn(error), severity: 'error' })] : [];
      course.go('executionRefused', { problems: told });
      continue;
    }
    if (isSignedOut(error)) course.fail(error, 'lost');
    else {
      await driver.discard(staged).catch(() => undefined);
      // Somebody may have deleted the stack meanwhile: then its last word, from when this was staged, holds no more.
      const now = await driver.inspect(staged.stack).catch(() => undefined);
      course.tell({ executionRefused: true, ...(now ? { stackStatus: now.status ?? '' } : {}) });
      course.fail(error);
    }
    return;
  }
}

type Execute = Extract<Answer, { kind: 'execute' }>;
type Abort = Extract<Answer, { kind: 'abort' }>;
type Look = Extract<Answer, { kind: 'look' }>;

interface Open {
  readonly answer: Execute;
  readonly waitsFor: 'credentials' | 'network';
}

/** The next word of a person. Where they have said Execute and it waits for what others give, that it is there is the word. */
async function nextAnswer(
  context: DeployerContext,
  course: Course,
  controls: Controls,
  staged: StagedChanges,
  open: Open | undefined,
): Promise<Execute | Abort | Look> {
  if (!open) return controls.next('execute', 'abort', 'look');
  const answered = new AbortController();
  const signal = AbortSignal.any([controls.signal, answered.signal]);
  course.tell({ waitsFor: open.waitsFor });
  const comes = open.waitsFor === 'credentials' ? context.session.renewed?.(signal) : reached(context, staged, signal);
  comes?.then(
    () => !signal.aborted && controls.answer(open.answer),
    () => undefined,
  );
  try {
    return await controls.next('execute', 'abort');
  } finally {
    answered.abort();
    course.tell({ waitsFor: undefined });
  }
}

/** Until the cloud answers, or the network is back and it doesn't all the same: then that is why it can't be done. */
async function reached({ session, impatient, network, clock }: DeployerContext, { stackId }: StagedChanges, signal: AbortSignal): Promise<void> {
  while (network) {
    await networkBack({ session, network, clock }, signal);
    if (network.isOnline()) return;
    try {
      await impatient.bookmark(stackId, signal);
      return;
    } catch (error) {
      if (!isUnreachable(error)) return;
    }
  }
}

type Begun =
  | {
      readonly kind: 'begun';
      readonly cursor: Awaited<ReturnType<DeployerContext['session']['driver']['bookmark']>>;
      readonly beginAgain?: () => Promise<void>;
    }
  | { readonly kind: 'elsewhere'; readonly became: Exclude<WhatBecame, 'waiting'> }
  | { readonly kind: 'refused'; readonly error: unknown };

/** Carried out also when nobody follows any more: left half-way, nobody could tell whether it was begun. */
async function begin(context: DeployerContext, course: Course, controls: Controls, { staged }: StagedRun): Promise<Begun> {
  const { session, impatient } = context;
  const token = executionToken(staged.id);
  course.go('execute', { activity: 'Starting', problems: [] });
  try {
    const cursor = await impatient.bookmark(staged.stackId);
    // Its token is the same wherever it is executed: a second call would be taken for the first one's, and nothing would come of it.
    const became = await becameOf(context, staged);
    if (became !== 'waiting') return { kind: 'elsewhere', became };
    try {
      await impatient.execute(staged, token);
      return { kind: 'begun', cursor };
    } catch (error) {
      if (!isTransient(error)) throw error;
      // The answer is lost, not necessarily the call: what the stack does next tells, and the token makes a second call harmless.
      return { kind: 'begun', cursor, beginAgain: () => session.driver.execute(staged, token, controls.detached) };
    }
  } catch (error) {
    return { kind: 'refused', error };
  }
}

/** Where it isn't told, it waits: executing tells. */
async function becameOf({ impatient }: DeployerContext, staged: StagedChanges): Promise<WhatBecame> {
  try {
    return (await impatient.whatBecame?.(staged)) ?? 'waiting';
  } catch (error) {
    if (isTransient(error) || isSignedOut(error)) throw error;
    return 'waiting';
  }
}

async function goElsewhere(
  context: DeployerContext,
  course: Course,
  controls: Controls,
  run: StagedRun & { readonly became: Exclude<WhatBecame, 'waiting'> },
): Promise<void> {
  const { wentElsewhere } = await import('./went-elsewhere.ts');
  await wentElsewhere(context, course, controls, run);
}

/** Follows an operation that was begun, here or before a reload, and ends the course by its outcome. */
export async function followToEnd(
  context: DeployerContext,
  course: Course,
  controls: Controls,
  run: Omit<StagedRun, 'staged'> & {
    readonly staged: Pick<StagedChanges, 'stackId' | 'kind'> & { readonly changes: StagedChanges['changes'] | undefined };
    readonly cursor: Awaited<ReturnType<DeployerContext['session']['driver']['bookmark']>> | undefined;
    readonly beginAgain?: () => Promise<void>;
  },
): Promise<void> {
  const { staged, subject } = run;
  try {
    const followed = await follow({
      course,
      session: context.session,
      clock: context.clock,
      stackId: staged.stackId,
      kind: staged.kind,
      changes: staged.changes,
      names: run.names,
      ...(subject.placeOf ? { placeOf: subject.placeOf } : {}),
      cursor: run.cursor,
      signal: controls.detached,
      interval: context.interval,
      wasStopped: () => controls.wasStopped,
      ...(run.beginAgain ? { beginAgain: run.beginAgain } : {}),
    });
    await end(context, course, controls, followed);
  } catch (error) {
    course.fail(controls.detached.aborted ? unfollowed(goingOn('it', course.snapshot())) : error, 'lost');
  }
}

async function end(
  { session }: DeployerContext,
  course: Course,
  { detached }: Controls,
  { state, progress, events, problems: diagnosed }: Followed,
): Promise<void> {
  const { outputs } = state;
  const found = await importFacts(session, course.snapshot(), failuresIn(events));
  const problems = [...diagnosed, ...importProblems(found)];
  const facts = {
    ...shown(progress, events),
    ...(state.status ? { stackStatus: state.status } : {}),
    outputs,
    endpoints: session.driver.endpointsOf(outputs),
    ...found,
    problems,
    ...(state.stabilising ? { stabilising: true } : {}),
  };
  const failed = (state.operation?.failed ?? false) || progress.rollingBack;
  if (!failed && state.condition === 'ready') course.go('succeeded', facts);
  else if (state.condition === 'missing' || state.operation?.rolledBack) {
    // A rollback may be over before it was ever seen to run.
    course.go('rolledBack', { ...facts, ...(state.trouble ? { trouble: state.trouble } : {}) });
  } else {
    const standing = state.takesRetry ? await session.driver.resources(state.id ?? state.name, detached).catch(() => undefined) : undefined;
    const halted = haltedOf(state, progress, standing);
    // Where it can't be read now, the roll back itself asks for it.
    const deletes = halted && state.recovery === 'rollBack' ? await deletedByRollBack(session.driver, state, detached).catch(() => []) : [];
    course.go('failed', {
      ...facts,
      failedAt: 'execution',
      ...(halted ? { halted: deletes.length > 0 ? { ...halted, deletes } : halted } : {}),
      problems:
        state.condition === 'broken'
          ? [...problems, brokenProblem(session.driver, state)]
          : problems.some((one) => one.severity === 'error')
            ? problems
            : [...problems, leftProblem(state)],
    });
  }
}

/** It failed and no reason is known: then at least what the stack is. */
function leftProblem({ name, status, reason }: StackState): Problem {
  return problem('CloudFailed', {
    summary: `the deployment did not end as it should: the stack ${name} is ${status ?? 'gone'}${reason ? ` (${reason})` : ''}`,
    remedy: remedy`look at the stack (${STATUS}, or the console), then deploy again`,
  });
}

async function deletedByRollBack(driver: StackDriver, state: StackState, signal: AbortSignal): Promise<Change[]> {
  const { dataTakenBack } = await import('./recover-stack.ts');
  return dataTakenBack(driver, state, signal);
}
