import type { Operation, SimulatedStack, Step } from '../account-state.ts';
import type { World } from '../world.ts';
import { configureStep, endStep, initiateStep } from './end-step.ts';
import { childrenOf } from './nested.ts';
import { endPhase } from './phases.ts';
import { readySteps } from './plan.ts';
import { endSummary, setStatus } from './record.ts';
import { startStep } from './start-step.ts';

/** Plays everything that happens up to a moment, in the order of its time. Nothing runs in between: the account stands still while nobody asks. */
export function advance(world: World, until: number): void {
  const { state } = world;
  for (let next = earliest(world); next && next.at <= until; next = earliest(world)) {
    state.now = Math.max(state.now, next.at);
    happen(world, next);
  }
  state.now = Math.max(state.now, until);
}

interface Moment {
  readonly at: number;
  readonly stack: SimulatedStack;
  readonly operation: Operation;
  /** Undefined: the operation as a whole. */
  readonly step?: Step;
}

function earliest({ state }: World): Moment | undefined {
  let found: Moment | undefined;
  for (const stack of state.stacks) {
    const { operation } = stack;
    if (!operation) continue;
    if (operation.endsAt !== undefined && (!found || operation.endsAt < found.at)) found = { at: operation.endsAt, stack, operation };
    for (const step of operation.steps) {
      const at = step.state === 'running' ? (step.initiatesAt ?? step.configuresAt ?? step.endsAt) : undefined;
      if (at !== undefined && (!found || at < found.at)) found = { at, stack, operation, step };
    }
  }
  return found;
}

function happen(world: World, { stack, operation, step }: Moment): void {
  if (!step) {
    delete stack.operation;
    const status = operation.endStatus ?? 'UPDATE_COMPLETE';
    if (status === 'DELETE_COMPLETE') stack.deletedAt = world.state.now;
    setStatus(world, stack, status);
    endSummary(stack, world.state.now, /ROLLBACK|FAILED/.test(status) ? 'FAILED' : 'SUCCEEDED');
    return;
  }
  if (step.initiatesAt !== undefined) initiateStep(world, stack, operation, step);
  else if (step.configuresAt !== undefined) configureStep(world, stack, step);
  else endStep(world, stack, operation, step);
  pump(world, stack);
}

/** Starts what may start now, all at once; when nothing is left, the next phase. User Guide, "DependsOn": what doesn't wait for another runs in parallel. */
export function pump(world: World, stack: SimulatedStack): void {
  for (let { operation } = stack; operation && operation.phase !== 'wait'; operation = stack.operation) {
    // User Guide, "Stack failure options": where nothing is taken back, a failure doesn't affect what doesn't depend on it.
    const stops = operation.failed.length > 0 && operation.onFailure !== 'keep';
    const isHalted = operation.phase === 'make' && (stops || operation.cancelled === true);
    const ready = isHalted ? [] : readySteps(operation);
    for (const step of ready) startStep(world, stack, operation, step);
    if (ready.some((step) => step.state !== 'running')) continue;
    if (operation.steps.some((step) => step.state === 'running')) break;
    endPhase(world, stack, operation);
  }
  // What was begun within it.
  for (const child of childrenOf(world, stack)) if (child.operation) pump(world, child);
}
