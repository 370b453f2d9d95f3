import { isJsonObject, type JsonObject } from '#base/json.ts';
import type { Deployed, Operation, SimulatedStack, Step } from '../account-state.ts';
import { bodyOf } from '../change-set/template-body.ts';
import { ServiceError } from '../service-error.ts';
import { newStack } from '../stack/find-stack.ts';
import { parameterValues } from '../template/parameters.ts';
import { suffix, templateIn, type World } from '../world.ts';
import { beginDelete, beginSettling, beginUndo } from './phases.ts';
import { planUnmake } from './plan.ts';
import { beginSummary } from './record.ts';
import { beforeOf, setUpOperation } from './set-up-operation.ts';

// User Guide, "Embed stacks within other stacks using nested stacks": a stack of its own, with its own events, which its parent begins and waits for.

/** Begins the stack that a resource is; undefined, with the reason in the step, where its template can't be had. */
export function makeNested(world: World, parent: SimulatedStack, operation: Operation, step: Step): SimulatedStack | undefined {
  const deployed = deployedOf(world, parent, step);
  if (!deployed) return undefined;
  const child = newStack(world, `${parent.name}-${step.logicalId}-${suffix(world.state)}`);
  child.parent = { stackId: parent.id, rootId: parent.parent?.rootId ?? parent.id, logicalId: step.logicalId };
  waitFor(step);
  setUpOperation(world, child, { kind: 'create', deployed, onFailure: operation.onFailure === 'keep' ? 'keep' : 'leave' });
  return child;
}

export function changeNested(world: World, parent: SimulatedStack, step: Step): void {
  const child = nestedOf(world, parent, step);
  const deployed = child && deployedOf(world, parent, step, child);
  if (!child || !deployed) return;
  waitFor(step);
  setUpOperation(world, child, { kind: 'update', deployed, onFailure: parent.operation?.onFailure === 'keep' ? 'keep' : 'rollback' });
}

/** Takes the nested stack back; where it is on its way already, that is waited for. */
export function restoreNested(world: World, parent: SimulatedStack, step: Step): void {
  const child = nestedOf(world, parent, step);
  if (!child || (!child.operation && child.unfinished === undefined)) return;
  waitFor(step);
  if (child.operation) return;
  const isAgain = child.status === 'UPDATE_ROLLBACK_FAILED';
  const operation = laterOperation(child, 'update');
  child.operation = operation;
  beginUndo(world, child, operation, 'User Initiated', isAgain ? 'CONTINUE_ROLLBACK' : 'ROLLBACK');
}

export function deleteNested(world: World, parent: SimulatedStack, step: Step, isUndoing: boolean): void {
  const child = nestedOf(world, parent, step);
  if (!child || child.status === 'DELETE_COMPLETE') return;
  waitFor(step);
  beginSummary(world, child, 'DELETE_STACK');
  child.operation = laterOperation(child, 'delete');
  beginDelete(world, child, child.operation, 'User Initiated');
  // What was only just created goes, unless it is to be retained always.
  if (isUndoing) child.operation.steps = planUnmake(child);
}

/** What an update of the nested stack leaves for the end: its parent is whole, so nothing of it is needed any more. */
export function settleNested(world: World, parent: SimulatedStack, step: Step): void {
  const child = nestedOf(world, parent, step);
  if (!child?.unfinished || child.operation) return;
  waitFor(step);
  child.operation = laterOperation(child, 'update');
  delete child.unfinished;
  beginSettling(world, child, child.operation);
}

export function nestedOf(world: World, parent: SimulatedStack, { logicalId, physicalId }: Pick<Step, 'logicalId' | 'physicalId'>): SimulatedStack | undefined {
  return childOf(world, physicalId ?? parent.resources.find((one) => one.logicalId === logicalId)?.physicalId);
}

export function childrenOf({ state }: World, parent: SimulatedStack): SimulatedStack[] {
  return state.stacks.filter((one) => one.parent?.stackId === parent.id);
}

function childOf({ state }: World, id: string | undefined): SimulatedStack | undefined {
  return state.stacks.find((one) => one.id === id && one.parent !== undefined);
}

/** It takes as long as the nested stack does. */
function waitFor(step: Step): void {
  step.waits = true;
  delete step.endsAt;
}

function laterOperation(child: SimulatedStack, kind: Operation['kind']): Operation {
  return { kind, phase: 'undo', onFailure: 'rollback', before: child.unfinished ?? beforeOf(child), skipped: [], steps: [], failed: [] };
}

/** User Guide, `AWS::CloudFormation::Stack`: TemplateURL, Parameters. Tags are the parent's. */
function deployedOf(world: World, parent: SimulatedStack, step: Step, child?: SimulatedStack): Deployed | undefined {
  const { TemplateURL, Parameters } = step.properties ?? {};
  try {
    const body = bodyOf(world, { TemplateURL: typeof TemplateURL === 'string' ? TemplateURL : undefined });
    const given = Object.entries(isJsonObject(Parameters) ? (Parameters as JsonObject) : {}).map(([ParameterKey, value]) => ({
      ParameterKey,
      ParameterValue: String(value),
    }));
    return {
      template: body,
      parameters: parameterValues(templateIn(world, body), given, child?.deployed.parameters ?? {}),
      tags: { ...parent.deployed.tags },
      outputs: child?.deployed.outputs ?? [],
    };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    step.fail = error.message;
    step.endsAt = world.state.now;
    return undefined;
  }
}
