import { never } from '#base/never.ts';
import type { Operation, OperationType, SimulatedStack, Step } from '../account-state.ts';
import type { World } from '../world.ts';
import { outputsOf } from './outputs.ts';
import { planDelete, planSettling, planSweep, planUndo, planUndoSweep, planUnmake } from './plan.ts';
import { beginSummary, endSummary, setStatus } from './record.ts';

/** What follows when a phase has nothing left to do. User Guide, "Stack status codes"; "Stack failure options". */
export function endPhase(world: World, stack: SimulatedStack, operation: Operation): void {
  const { phase, failed } = operation;
  switch (phase) {
    case 'make':
      if (failed.length > 0 || operation.cancelled) endFailed(world, stack, operation);
      else endMade(world, stack, operation);
      return;
    case 'sweep':
      stack.resources = stack.resources.filter(
        (one) => !operation.steps.some((step) => step.logicalId === one.logicalId && step.physicalId === one.physicalId),
      );
      finish(world, stack, operation, operation.kind === 'import' ? 'IMPORT_COMPLETE' : 'UPDATE_COMPLETE');
      return;
    case 'unmake':
      if (failed.length > 0) finish(world, stack, operation, 'ROLLBACK_FAILED', reasonOf('delete', failed));
      else finish(world, stack, operation, 'ROLLBACK_COMPLETE');
      return;
    case 'undo':
      if (failed.length > 0) {
        stack.unfinished = operation.before;
        finish(world, stack, operation, `${rollbackWord(operation)}_FAILED`, reasonOf('update', failed));
        return;
      }
      operation.phase = 'undoSweep';
      operation.steps = planUndoSweep(stack, operation.before);
      if (operation.kind !== 'import') setStatus(world, stack, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
      return;
    case 'undoSweep':
      stack.resources = operation.before.resources.map((old) => stack.resources.find((one) => one.logicalId === old.logicalId) ?? old);
      delete stack.unfinished;
      finish(world, stack, operation, `${rollbackWord(operation)}_COMPLETE`);
      return;
    case 'delete':
      if (failed.length > 0) {
        finish(world, stack, operation, 'DELETE_FAILED', reasonOf('delete', failed));
        return;
      }
      stack.deletedAt = world.state.now;
      finish(world, stack, operation, 'DELETE_COMPLETE');
      return;
    case 'wait':
      return;
    default:
      never(phase);
  }
}

function endMade(world: World, stack: SimulatedStack, operation: Operation): void {
  stack.deployed = { ...stack.deployed, outputs: outputsOf(world, stack) };
  delete stack.unfinished;
  if (operation.kind === 'create') {
    finish(world, stack, operation, 'CREATE_COMPLETE');
    return;
  }
  if (operation.kind === 'update') setStatus(world, stack, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
  if (stack.parent) {
    // User Guide, "Stack status codes": a nested stack can still be taken back until its parent is whole.
    stack.unfinished = operation.before;
    delete stack.operation;
    tellParent(world, stack);
    return;
  }
  beginSettling(world, stack, operation);
}

/** Clears away what is no longer needed, in nested stacks too. */
export function beginSettling(world: World, stack: SimulatedStack, operation: Operation): void {
  operation.phase = 'sweep';
  const sweep = planSweep(world, stack, operation.before);
  // A nested stack that goes has nothing to clear away first: it would be waited for twice, and end once.
  const going = new Set(sweep.flatMap((one) => (one.keep ? [] : [one.physicalId])));
  operation.steps = [...planSettling(world, stack, going), ...sweep];
  operation.failed = [];
}

/** What became of a nested stack ends the step of its parent that waits for it. */
function tellParent(world: World, child: SimulatedStack, kind?: Step['kind']): void {
  const { parent, status, reason = '' } = child;
  const step = world.state.stacks
    .find((one) => one.id === parent?.stackId)
    ?.operation?.steps.find((one) => one.logicalId === parent?.logicalId && one.state === 'running' && one.waits && one.kind === (kind ?? one.kind));
  if (!step) return;
  delete step.waits;
  step.endsAt = world.state.now;
  const word = /^(CREATE|DELETE)_FAILED$/.exec(status)?.[1];
  if (word !== undefined) step.fail ??= `Embedded stack ${child.id} was not successfully ${word.toLowerCase()}d: ${reason}`;
  else if (step.kind === 'change' ? /ROLLBACK|FAILED/.test(status) : /FAILED/.test(status)) {
    step.fail ??= `Embedded stack ${child.id} was not successfully updated. Currently in ${status} with reason: ${reason}`;
  }
}

function endFailed(world: World, stack: SimulatedStack, operation: Operation): void {
  const reason = makeReason(operation);
  const { onFailure, kind, failed } = operation;
  if (onFailure === 'leave') {
    finish(world, stack, operation, 'CREATE_FAILED', reason);
    return;
  }
  if (onFailure === 'keep' && !operation.cancelled) {
    stack.unfinished = operation.before;
    finish(world, stack, operation, kind === 'create' ? 'CREATE_FAILED' : 'UPDATE_FAILED', reason);
    return;
  }
  operation.failed = [];
  if (kind !== 'create') {
    beginUndo(world, stack, operation, reason);
    return;
  }
  if (onFailure === 'delete') {
    beginEndOfCreation(world, stack, operation, reason);
    return;
  }
  beginUnmake(world, stack, operation, failed.length > 0 ? `${reason}Rollback requested by user.` : reason);
}

export function beginUnmake(world: World, stack: SimulatedStack, operation: Operation, reason: string): void {
  beginSummary(world, stack, 'ROLLBACK');
  operation.phase = 'unmake';
  operation.steps = planUnmake(stack);
  operation.failed = [];
  setStatus(world, stack, 'ROLLBACK_IN_PROGRESS', reason);
}

/** A cancelled update says so at once, and is taken back when what can't be ended has ended. */
export function beginUndo(world: World, stack: SimulatedStack, operation: Operation, reason: string, type: OperationType = 'ROLLBACK'): void {
  if (operation.before.isNothing) {
    beginEndOfCreation(world, stack, operation, reason);
    return;
  }
  const status = `${rollbackWord(operation)}_IN_PROGRESS`;
  if (stack.status !== status) {
    beginSummary(world, stack, type);
    setStatus(world, stack, status, reason);
    // A failed update of a nested stack is told at once; its rollback is waited for by the parent's own.
    if (stack.parent) tellParent(world, stack, 'change');
  }
  operation.phase = 'undo';
  operation.failed = [];
  operation.steps = planUndo(stack, operation.before);
  stack.deployed = operation.before.deployed;
}

/** API Reference, `RollbackStack`: a stack that never was in a stable state is deleted; what was only just created goes with it. */
function beginEndOfCreation(world: World, stack: SimulatedStack, operation: Operation, reason: string): void {
  beginSummary(world, stack, 'DELETE_STACK');
  operation.phase = 'delete';
  operation.failed = [];
  operation.steps = planUnmake(stack);
  setStatus(world, stack, 'DELETE_IN_PROGRESS', reason);
}

export function beginDelete(world: World, stack: SimulatedStack, operation: Operation, reason: string | undefined): void {
  operation.phase = 'delete';
  operation.steps = planDelete(stack, operation.skipped);
  setStatus(world, stack, 'DELETE_IN_PROGRESS', reason);
}

function finish(world: World, stack: SimulatedStack, operation: Operation, status: string, reason?: string): void {
  setStatus(world, stack, status, reason);
  endSummary(stack, world.state.now, /ROLLBACK_COMPLETE$|^(CREATE|UPDATE|DELETE|IMPORT)_COMPLETE$/.test(status) ? 'SUCCEEDED' : 'FAILED');
  const changeSet = world.state.changeSets.find((one) => one.id === operation.changeSetId);
  if (changeSet?.execution === 'EXECUTE_IN_PROGRESS') {
    changeSet.execution = /^(CREATE|UPDATE|IMPORT)_COMPLETE$/.test(status) ? 'EXECUTE_COMPLETE' : 'EXECUTE_FAILED';
  }
  delete stack.operation;
  if (stack.parent) tellParent(world, stack);
}

function rollbackWord({ kind }: Operation): string {
  return kind === 'import' ? 'IMPORT_ROLLBACK' : 'UPDATE_ROLLBACK';
}

function makeReason({ steps, failed }: Operation): string {
  const of = (kind: string): string[] => steps.filter((step) => step.kind === kind && failed.includes(step.logicalId)).map((step) => step.logicalId);
  const created = of('create');
  const updated = of('change');
  return [created.length > 0 ? reasonOf('create', created) : '', updated.length > 0 ? reasonOf('update', updated) : ''].join('');
}

function reasonOf(verb: 'create' | 'update' | 'delete', ids: readonly string[]): string {
  return `The following resource(s) failed to ${verb}: [${ids.join(', ')}]. `;
}
