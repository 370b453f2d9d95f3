import { isJsonObject, type JsonObject } from '#base/json.ts';
import { stableJson } from '#base/stable-json.ts';
import type { Operation, SimulatedStack, StackResource, Step } from '../account-state.ts';
import type { Verb } from '../resources/durations.ts';
import { chosenName } from '../resources/physical-ids.ts';
import { refusalOfCreation } from '../resources/refusals.ts';
import { recreationOf } from '../resources/replacement.ts';
import { evaluate } from '../template/evaluate.ts';
import { scopeOf } from '../template/scope.ts';
import { templateIn, type World } from '../world.ts';
import { changeNested, deleteNested, restoreNested, settleNested } from './nested.ts';
import { recordEvent, STACK_TYPE } from './record.ts';
import { findThing, refusesDeletion } from './things.ts';

/** Begins one step, or ends it at once where there is nothing to wait for. */
export function startStep(world: World, stack: SimulatedStack, operation: Operation, step: Step): void {
  switch (step.kind) {
    case 'create':
      startCreation(world, stack, operation, step);
      return;
    case 'change':
      startChange(world, stack, step);
      return;
    case 'restore':
      startRestoration(world, stack, operation, step);
      return;
    case 'delete':
      startDeletion(world, stack, operation, step);
      return;
    case 'settle':
      step.state = 'running';
      step.endsAt = world.state.now;
      settleNested(world, stack, step);
      return;
  }
}

function startCreation(world: World, stack: SimulatedStack, operation: Operation, step: Step): void {
  const { resource: declared, properties } = resolved(world, stack, step.logicalId);
  const imported = operation.imports?.[step.logicalId];
  const word = imported === undefined ? 'CREATE' : 'IMPORT';
  const resource: StackResource = {
    logicalId: step.logicalId,
    type: step.type,
    status: `${word}_IN_PROGRESS`,
    at: world.state.now,
    properties: properties ?? {},
    ...policies(declared),
    after: [...step.after],
  };
  stack.resources = [...stack.resources.filter((one) => one.logicalId !== step.logicalId), resource];
  recordEvent(world, stack, {
    ...step,
    physicalId: imported,
    status: resource.status,
    ...(imported === undefined ? {} : { reason: 'Resource import started' }),
  });
  const { seconds, fail, configuredAfter } = world.rules.course({ stack: stack.name, logicalId: step.logicalId, type: step.type, verb: 'create' });
  const refusal = properties === undefined ? UNRESOLVED : imported === undefined ? refusalOfCreation(world, step.type, properties) : undefined;
  run(world, step, refusal === undefined ? seconds : Math.min(seconds, 1), refusal ?? fail);
  step.properties = properties ?? {};
  if (step.fail === undefined) step.initiatesAt = world.state.now + Math.min(1_000, seconds * 500);
  if (step.type === STACK_TYPE) return;
  if (step.fail !== undefined || configuredAfter === undefined || configuredAfter >= seconds) return;
  const configuresAt = world.state.now + configuredAfter * 1_000;
  // User Guide, "Express mode": what a resource does once it is configured is no longer waited for.
  if (operation.isExpress) step.endsAt = configuresAt;
  else step.configuresAt = configuresAt;
}

/** User Guide, "Update behaviors of stack resources": without interruption, or by a new one in place of the old. */
function startChange(world: World, stack: SimulatedStack, step: Step): void {
  const { resource: declared, properties } = resolved(world, stack, step.logicalId);
  const resource = resourceOf(stack, step.logicalId);
  delete resource.deletionPolicy;
  delete resource.updateReplacePolicy;
  Object.assign(resource, policies(declared), { after: [...step.after] });
  const drifted = stack.operation?.revertsDrift ? driftedNames(world, resource) : [];
  if (properties !== undefined && drifted.length === 0 && stableJson(properties) === stableJson(resource.properties)) {
    step.state = 'done';
    if (resource.status === 'UPDATE_FAILED') touch(world, stack, resource, 'UPDATE_COMPLETE');
    return;
  }
  touch(world, stack, resource, 'UPDATE_IN_PROGRESS');
  const changed = properties === undefined ? [] : [...changedProperties(resource.properties, properties), ...drifted];
  const replaces = changed.some((name) => recreationOf(step.type, name) === 'Always');
  const name = chosenName(step.type, properties ?? {});
  const isNameTaken = replaces && name !== undefined && name === chosenName(step.type, resource.properties);
  // User Guide, "Stack failure options": what is replaced can't stand beside its successor.
  const isUnkeepable = replaces && stack.operation?.onFailure === 'keep';
  const refusal =
    properties === undefined
      ? UNRESOLVED
      : isUnkeepable
        ? UNKEEPABLE
        : isNameTaken
          ? mustBeRenamed(name)
          : replaces
            ? refusalOfCreation(world, step.type, properties)
            : undefined;
  const { seconds, fail } = world.rules.course({ stack: stack.name, logicalId: step.logicalId, type: step.type, verb: 'update' });
  run(world, step, refusal === undefined ? seconds : Math.min(seconds, 1), refusal ?? fail);
  step.properties = properties ?? {};
  if (step.type === STACK_TYPE && step.fail === undefined) changeNested(world, stack, step);
  if (!replaces) return;
  step.replaces = true;
  recordEvent(world, stack, {
    ...step,
    physicalId: resource.physicalId,
    status: 'UPDATE_IN_PROGRESS',
    reason: 'Requested update requires the creation of a new physical resource; hence creating one.',
  });
  if (step.fail === undefined) step.initiatesAt = world.state.now + Math.min(1_000, seconds * 500);
}

function startRestoration(world: World, stack: SimulatedStack, operation: Operation, step: Step): void {
  const resource = resourceOf(stack, step.logicalId);
  if (operation.skipped.includes(step.logicalId)) {
    // API Reference, `ContinueUpdateRollback`: what is skipped counts as updated, as it is.
    step.state = 'done';
    const old = operation.before.resources.find((one) => one.logicalId === step.logicalId);
    if (old) Object.assign(resource, structuredClone(old));
    touch(world, stack, resource, 'UPDATE_COMPLETE');
    return;
  }
  touch(world, stack, resource, 'UPDATE_IN_PROGRESS');
  start(world, stack, step, 'rollback');
  if (step.type === STACK_TYPE && step.fail === undefined) restoreNested(world, stack, step);
}

function startDeletion(world: World, stack: SimulatedStack, operation: Operation, step: Step): void {
  if (step.keep) {
    step.state = 'done';
    markDeletion(world, stack, operation, step, 'DELETE_SKIPPED');
    return;
  }
  markDeletion(world, stack, operation, step, 'DELETE_IN_PROGRESS');
  const isUndoing = operation.phase === 'unmake' || operation.phase === 'undoSweep';
  start(world, stack, step, isUndoing ? 'rollback' : 'delete');
  const refusal = refusesDeletion(world.state, step.type, step.physicalId ?? '');
  if (refusal !== undefined) step.fail ??= refusal;
  if (step.type === STACK_TYPE && step.fail === undefined) deleteNested(world, stack, step, isUndoing);
}

/** A deletion's event; the stack's record of the resource follows where it is this very thing. */
export function markDeletion(world: World, stack: SimulatedStack, operation: Operation, step: Step, status: string, reason?: string): void {
  const resource = stack.resources.find((one) => one.logicalId === step.logicalId && one.physicalId === step.physicalId);
  if (resource && operation.phase !== 'undoSweep') {
    resource.status = status;
    resource.at = world.state.now;
    if (reason === undefined) delete resource.reason;
    else resource.reason = reason;
  }
  recordEvent(world, stack, { ...step, status, reason });
}

function start(world: World, stack: SimulatedStack, step: Step, verb: Verb): void {
  const { seconds, fail } = world.rules.course({ stack: stack.name, logicalId: step.logicalId, type: step.type, verb });
  run(world, step, seconds, fail);
}

function run(world: World, step: Step, seconds: number, fail: string | undefined): void {
  step.state = 'running';
  step.endsAt = world.state.now + seconds * 1_000;
  if (fail !== undefined) step.fail = fail;
}

export function touch(world: World, stack: SimulatedStack, resource: StackResource, status: string, reason?: string): void {
  resource.status = status;
  resource.at = world.state.now;
  if (reason === undefined) delete resource.reason;
  else resource.reason = reason;
  recordEvent(world, stack, { ...resource, status, reason });
}

export function resourceOf(stack: SimulatedStack, id: string): StackResource {
  const found = stack.resources.find((one) => one.logicalId === id);
  if (!found) throw new Error(`the simulated stack ${stack.name} has no resource ${id}`);
  return found;
}

/** The properties as they are to be, with what has been made so far; undefined where they can't be worked out. */
function resolved(world: World, stack: SimulatedStack, id: string): { resource: JsonObject; properties: JsonObject | undefined } {
  const template = templateIn(world, stack.deployed.template);
  const resource = template.resources[id] ?? {};
  const scope = scopeOf(world.state, stack, template, stack.deployed.parameters, (other) => {
    const found = stack.resources.find((one) => one.logicalId === other);
    return found?.physicalId === undefined ? undefined : { type: found.type, physicalId: found.physicalId };
  });
  try {
    const properties = evaluate(resource.Properties ?? {}, scope);
    return { resource, properties: isJsonObject(properties) ? properties : {} };
  } catch {
    return { resource, properties: undefined };
  }
}

export function changedProperties(before: JsonObject, after: JsonObject): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => stableJson(before[name] ?? null) !== stableJson(after[name] ?? null));
}

function policies(declared: JsonObject): { deletionPolicy?: string; updateReplacePolicy?: string } {
  return {
    ...(typeof declared.DeletionPolicy === 'string' ? { deletionPolicy: declared.DeletionPolicy } : {}),
    ...(typeof declared.UpdateReplacePolicy === 'string' ? { updateReplacePolicy: declared.UpdateReplacePolicy } : {}),
  };
}

/** User Guide, "Using drift-aware change sets": what the template sets and somebody changed since. */
function driftedNames({ state }: World, { type, physicalId = '', properties }: StackResource): string[] {
  const thing = findThing(state, type, physicalId);
  return thing ? Object.keys(properties).filter((name) => stableJson(properties[name]) !== stableJson(thing.properties[name] ?? null)) : [];
}

const UNKEEPABLE = 'Replacement type updates not supported on stack with disable-rollback.';

const UNRESOLVED = 'Unable to evaluate the properties of the resource';

/** User Guide, "Troubleshooting CloudFormation": a name of one's own can't be two things' at once. */
function mustBeRenamed(name: string): string {
  return `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${name} and update the stack again.`;
}
