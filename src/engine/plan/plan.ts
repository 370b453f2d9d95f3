// plan orders steps that depend on each other: pure functions over a plan that is plain data, so that it can be stored and drawn.
// After a failure nothing new starts, and what is at work is let end.

export type StepState = 'BLOCKED' | 'READY' | 'ACTIVE' | 'DONE' | 'FAILED';

export interface PlanStep<Name extends string = string> {
  readonly name: Name;
  readonly dependsOn: readonly Name[];
  readonly state: StepState;
  readonly error?: string;
}

export interface Plan<Name extends string = string> {
  readonly steps: readonly PlanStep<Name>[];
}

export type PlanOutcome =
  | { readonly kind: 'goesOn' }
  | { readonly kind: 'done' }
  /** Each step's error, in the plan's order. */
  | { readonly kind: 'failed'; readonly errors: readonly string[] }
  /** Nothing is at work, nothing can begin, and not everything is done. */
  | { readonly kind: 'stuck'; readonly blocked: readonly string[] };

/** `{ build: [], turn: [], deploy: ['build', 'turn'] }`: each step with those that it waits for. */
export function planOf<Name extends string>(steps: Readonly<Record<Name, readonly NoInfer<Name>[]>>): Plan<Name> {
  const names = Object.keys(steps) as Name[];
  return { steps: names.map((name) => ({ name, dependsOn: steps[name], state: steps[name].length === 0 ? 'READY' : 'BLOCKED' })) };
}

/** What may begin now; after a failure, nothing. */
export function readySteps<Name extends string>({ steps }: Plan<Name>): Name[] {
  return steps.some((one) => one.state === 'FAILED') ? [] : steps.filter((one) => one.state === 'READY').map((one) => one.name);
}

export function stepBegan<Name extends string>(plan: Plan<Name>, name: Name): Plan<Name> {
  return readySteps(plan).includes(name) ? withStep(plan, name, 'ACTIVE') : plan;
}

/** What isn't at work can't end: a result that comes late, or twice, changes nothing. */
export function stepEnded<Name extends string>(plan: Plan<Name>, name: Name, error?: string): Plan<Name> {
  if (stateOf(plan, name) !== 'ACTIVE') return plan;
  return unblocked(withStep(plan, name, error === undefined ? 'DONE' : 'FAILED', error));
}

export function outcomeOf(plan: Plan): PlanOutcome {
  const { steps } = plan;
  if (steps.some((one) => one.state === 'ACTIVE') || readySteps(plan).length > 0) return { kind: 'goesOn' };
  const failed = steps.filter((one) => one.state === 'FAILED');
  if (failed.length > 0) return { kind: 'failed', errors: failed.map((one) => one.error ?? `${one.name} failed`) };
  const blocked = steps.filter((one) => one.state !== 'DONE');
  return blocked.length > 0 ? { kind: 'stuck', blocked: blocked.map((one) => one.name) } : { kind: 'done' };
}

function stateOf<Name extends string>({ steps }: Plan<Name>, name: Name): StepState | undefined {
  return steps.find((one) => one.name === name)?.state;
}

function withStep<Name extends string>({ steps }: Plan<Name>, name: Name, state: StepState, error?: string): Plan<Name> {
  return { steps: steps.map((one) => (one.name === name ? { ...one, state, ...(error === undefined ? {} : { error }) } : one)) };
}

function unblocked<Name extends string>(plan: Plan<Name>): Plan<Name> {
  const isDone = (name: Name): boolean => stateOf(plan, name) === 'DONE';
  return { steps: plan.steps.map((one) => (one.state === 'BLOCKED' && one.dependsOn.every(isDone) ? { ...one, state: 'READY' } : one)) };
}
