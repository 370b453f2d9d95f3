import type { Operation, SimulatedStack, Step } from '../account-state.ts';
import { newPhysicalId } from '../resources/physical-ids.ts';
import type { World } from '../world.ts';
import { makeNested, nestedOf } from './nested.ts';
import { recordEvent, STACK_TYPE } from './record.ts';
import { markDeletion, resourceOf, touch } from './start-step.ts';
import { changeThing, endThing, makeThing } from './things.ts';

/** The new thing is there, though not ready: from here on it has a physical id. User Guide, "Stack creation events". */
export function initiateStep(world: World, stack: SimulatedStack, operation: Operation, step: Step): void {
  delete step.initiatesAt;
  const resource = resourceOf(stack, step.logicalId);
  const imported = operation.imports?.[step.logicalId];
  const properties = step.properties ?? {};
  const isNested = step.type === STACK_TYPE && imported === undefined;
  const nested = isNested ? makeNested(world, stack, operation, step) : undefined;
  // Its template can't be had: there is nothing then that would have an id.
  if (isNested && !nested) return;
  const physicalId = imported ?? nested?.id ?? newPhysicalId(world.state, stack.name, step.logicalId, step.type, properties);
  if (imported === undefined) makeThing(world.state, step.type, physicalId, properties);
  if (step.replaces) operation.before.replacements[step.logicalId] = physicalId;
  else resource.physicalId = physicalId;
  const reason = imported === undefined ? 'Resource creation Initiated' : undefined;
  if (imported === undefined) recordEvent(world, stack, { ...step, physicalId, status: resource.status, reason });
}

/** User Guide, "Understand CloudFormation stack creation events", CONFIGURATION_COMPLETE: what comes after it begins, while it is checked for being consistent. */
export function configureStep(world: World, stack: SimulatedStack, step: Step): void {
  delete step.configuresAt;
  step.isConfigured = true;
  const { physicalId, status } = resourceOf(stack, step.logicalId);
  recordEvent(world, stack, { ...step, physicalId, status, detailedStatus: 'CONFIGURATION_COMPLETE' });
}

export function endStep(world: World, stack: SimulatedStack, operation: Operation, step: Step): void {
  if (step.initiatesAt !== undefined) initiateStep(world, stack, operation, step);
  delete step.endsAt;
  if (step.fail !== undefined) {
    failStep(world, stack, operation, step, step.fail);
    return;
  }
  step.state = 'done';
  switch (step.kind) {
    case 'create': {
      const resource = resourceOf(stack, step.logicalId);
      touch(world, stack, resource, operation.imports?.[step.logicalId] === undefined ? 'CREATE_COMPLETE' : 'IMPORT_COMPLETE');
      return;
    }
    case 'change': {
      const resource = resourceOf(stack, step.logicalId);
      const properties = step.properties ?? {};
      const made = step.replaces ? operation.before.replacements[step.logicalId] : undefined;
      if (made !== undefined) resource.physicalId = made;
      else changeThing(world.state, step.type, resource.physicalId ?? '', properties);
      resource.properties = properties;
      touch(world, stack, resource, 'UPDATE_COMPLETE');
      return;
    }
    case 'restore': {
      const resource = resourceOf(stack, step.logicalId);
      const old = operation.before.resources.find((one) => one.logicalId === step.logicalId);
      if (old) Object.assign(resource, structuredClone(old));
      changeThing(world.state, step.type, resource.physicalId ?? '', operation.before.actual?.[step.logicalId] ?? resource.properties);
      touch(world, stack, resource, 'UPDATE_COMPLETE');
      return;
    }
    case 'settle':
      return;
    case 'delete':
      endThing(world.state, step.type, step.physicalId ?? '');
      markDeletion(world, stack, operation, step, 'DELETE_COMPLETE');
      return;
  }
}

function failStep(world: World, stack: SimulatedStack, operation: Operation, step: Step, reason: string): void {
  if (step.kind === 'delete' && operation.force) {
    // API Reference, `DeleteStack`, FORCE_DELETE_STACK: what can't be deleted is retained.
    step.state = 'done';
    markDeletion(world, stack, operation, step, 'DELETE_SKIPPED', reason);
    return;
  }
  step.state = 'failed';
  if (step.kind === 'settle') return;
  operation.failed.push(step.logicalId);
  if (step.kind === 'delete') {
    markDeletion(world, stack, operation, step, 'DELETE_FAILED', reason);
    return;
  }
  touch(world, stack, resourceOf(stack, step.logicalId), failedStatus(step, operation), reason);
  // User Guide, "Stack failure options": what succeeds on its own is kept where nothing is taken back.
  if (operation.phase === 'make' && operation.onFailure !== 'keep') cancelRunning(world, stack, operation);
}

/** What still runs is ended where it is; a custom resource can't be, and is waited for. User Guide, "Custom resources", "Cancel a stack update". */
export function cancelRunning(world: World, stack: SimulatedStack, operation: Operation, custom = false): void {
  for (const step of operation.steps) {
    if (step.state !== 'running' || (!custom && /^(Custom::|AWS::CloudFormation::CustomResource$)/.test(step.type))) continue;
    const child = step.type === STACK_TYPE ? nestedOf(world, stack, step) : undefined;
    if (child?.operation) {
      child.operation.cancelled = true;
      cancelRunning(world, child, child.operation, custom);
    }
    step.state = 'cancelled';
    delete step.waits;
    delete step.endsAt;
    delete step.initiatesAt;
    delete step.configuresAt;
    operation.failed.push(step.logicalId);
    const word = step.kind === 'create' ? 'creation' : 'update';
    touch(world, stack, resourceOf(stack, step.logicalId), failedStatus(step, operation), `Resource ${word} cancelled`);
  }
}

function failedStatus(step: Step, operation: Operation): string {
  if (operation.imports?.[step.logicalId] !== undefined) return 'IMPORT_FAILED';
  return step.kind === 'create' ? 'CREATE_FAILED' : 'UPDATE_FAILED';
}
