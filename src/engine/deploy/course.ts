import { answers, nextState } from '#base/machine.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { Clock } from '#kit/ports.ts';
import type { DeploymentPhase, DeploymentSnapshot } from '#model/deployment.ts';
import { isEnded } from '#model/deployment.ts';
import type { Problem } from '#model/problem.ts';
import { problem } from '#model/problem.ts';
import { remedyIn } from '#model/remedy.ts';
import { type DeploymentEvent, deploymentMachine } from './deployment.machine.ts';

type Facts = Omit<DeploymentSnapshot, 'can' | 'phase'>;

/** One deployment's life: where it stands in the table of phases, what is known of it, and who is told. */
export interface Course {
  readonly phase: DeploymentPhase;
  snapshot(): DeploymentSnapshot;
  /** Takes the step if the phase answers to the event; says whether. */
  go(event: DeploymentEvent, facts?: Partial<Facts>): boolean;
  /** New facts within a phase. */
  tell(facts: Partial<Facts>): void;
  /** Problems that stay true whatever comes: they are told at the end too. */
  remember(problems: readonly Problem[]): void;
  /** While an answer to the user is being carried out, no button lives. */
  hold(isHeld: boolean): void;
  /** Ends it by what was thrown: as failed or, where that can't be known any more, as lost. */
  fail(thrown: unknown, event?: 'failed' | 'lost'): void;
  readonly settled: Promise<DeploymentSnapshot>;
}

export interface CourseOptions {
  readonly id: string;
  readonly projectName: string;
  readonly stage: string;
  readonly stackName: string;
  readonly clock: Clock;
  readonly initial: DeploymentPhase;
  readonly canStop: boolean;
  readonly onSnapshot: (snapshot: DeploymentSnapshot) => void;
}

export function createCourse(options: CourseOptions, first: Partial<Facts> = {}): Course {
  const { clock } = options;
  let phase = options.initial;
  let isHeld = false;
  let facts: Facts = {
    id: options.id,
    projectName: options.projectName,
    stage: options.stage,
    stackName: options.stackName,
    activity: ACTIVITIES[phase],
    startedAt: clock.now(),
    rows: [],
    done: 0,
    total: 0,
    errors: 0,
    losses: [],
    events: [],
    outputs: [],
    endpoints: [],
    problems: [],
    ...first,
  };
  let lasting: readonly Problem[] = [];
  let snapshot: DeploymentSnapshot | undefined;
  let settle: (snapshot: DeploymentSnapshot) => void = () => undefined;
  const settled = new Promise<DeploymentSnapshot>((resolve) => {
    settle = resolve;
  });

  const read = (): DeploymentSnapshot => {
    const may = (event: DeploymentEvent): boolean => !isHeld && !facts.aborts && answers(deploymentMachine, phase, event);
    snapshot ??= {
      ...facts,
      activity: facts.pause ?? facts.activity,
      problems: [...facts.problems, ...lasting],
      phase,
      can: {
        execute: may('execute'),
        abort: may('abort'),
        stop: options.canStop && may('stop'),
        consent: may('consented'),
        recover: facts.recovery !== undefined && may('recover'),
        retry: RETRIED.has(facts.trouble) && may('retry'),
      },
    };
    return snapshot;
  };
  const publish = (): void => {
    snapshot = undefined;
    const now = read();
    options.onSnapshot(now);
    if (isEnded(phase)) settle(now);
  };
  const course: Course = {
    get phase() {
      return phase;
    },
    snapshot: read,
    go(event, more = {}) {
      const next = nextState(deploymentMachine, phase, event);
      if (next === undefined) return false;
      phase = next;
      isHeld = false;
      facts = { ...facts, activity: ACTIVITIES[next], ...more, ...(isEnded(next) ? { endedAt: clock.now(), pause: undefined, aborts: undefined } : {}) };
      publish();
      return true;
    },
    tell(more) {
      if (isEnded(phase)) return;
      facts = { ...facts, ...more };
      publish();
    },
    remember(problems) {
      lasting = [...lasting, ...problems];
    },
    hold(held) {
      isHeld = held;
      publish();
    },
    fail(thrown, event = 'failed') {
      const failedAt = FAILED_AT[phase];
      const problems = [...problemsOf(thrown), ...facts.problems];
      if (!course.go(event, { problems, ...(failedAt ? { failedAt } : {}) })) course.go('failed', { problems, ...(failedAt ? { failedAt } : {}) });
    },
    settled,
  };
  publish();
  return course;
}

/** Problems that end a deployment, thrown from where they are found to where it ends. */
export class DeploymentRefused extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems[0]?.summary ?? 'refused');
    this.problems = problems;
  }
}

function problemsOf(thrown: unknown): readonly Problem[] {
  if (thrown instanceof DeploymentRefused) return thrown.problems;
  if (thrown instanceof CloudError) return [problem(thrown.code, { summary: thrown.message, remedy: remedyIn(thrown), severity: 'error' })];
  return [
    problem('Unexpected', {
      summary: `a fault of ours: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
      remedy: 'try again, and report it if it stays',
    }),
  ];
}

const RETRIED: ReadonlySet<Facts['trouble']> = new Set(['creationLeft', 'updateLeft']);

const FAILED_AT: Partial<Record<DeploymentPhase, NonNullable<DeploymentSnapshot['failedAt']>>> = {
  building: 'initialisation',
  initializing: 'initialisation',
  preparing: 'preparation',
  awaitingConsent: 'preparation',
  replacing: 'preparation',
  recovering: 'preparation',
  uploading: 'preparation',
  staging: 'staging',
  staged: 'staging',
  executing: 'execution',
  stopping: 'execution',
  rollingBack: 'execution',
  removing: 'execution',
};

const ACTIVITIES: Readonly<Record<DeploymentPhase, string>> = {
  building: 'Building',
  initializing: 'Generating the template',
  preparing: 'Looking at the stack',
  awaitingConsent: 'Waiting for your consent',
  replacing: 'Deleting the broken stack',
  recovering: 'Recovering the stack',
  uploading: 'Uploading',
  staging: 'Staging the changes',
  staged: 'Changes ready',
  executing: 'Executing',
  stopping: 'Stopping',
  rollingBack: 'Rolling back',
  succeeded: 'Deployed',
  rolledBack: 'Rolled back',
  failed: 'Failed',
  unchanged: 'Nothing to deploy',
  aborted: 'Aborted',
  removing: 'Removing the stack',
  removed: 'Removed',
  recovered: 'Recovered',
  lost: 'Lost from sight',
};
