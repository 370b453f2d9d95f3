import { logicalId } from '#model/names.ts';
import type { SimulatedStack, StackResource } from '../account-state.ts';
import { beginSummary, endSummary, recordEvent, setStatus } from '../operation/record.ts';
import { endThing } from '../operation/things.ts';
import type { Verb } from '../resources/durations.ts';
import type { World } from '../world.ts';
import type { Scenario, ScenarioStack } from './scenario.ts';

/** Whether its status came of something later than its creation. */
export function wasMadeBefore({ status }: ScenarioStack): boolean {
  return status !== 'REVIEW_IN_PROGRESS' && kindOf(status) !== 'create';
}

/** It was made once, and all went well: that is what a rollback goes back to. */
export function seedCreation(world: World, stack: SimulatedStack): void {
  beginSummary(world, stack, 'CREATE_STACK');
  setStatus(world, stack, 'CREATE_IN_PROGRESS', 'User Initiated');
  setStatus(world, stack, 'CREATE_COMPLETE');
  endSummary(stack, world.state.now, 'SUCCEEDED');
}

function kindOf(status: string): 'create' | 'update' | 'delete' {
  return /^DELETE/.test(status) ? 'delete' : /^(CREATE|ROLLBACK)_/.test(status) ? 'create' : 'update';
}

/** How a stack that stands at the beginning came to its status: one operation, begun and, unless it still runs, over. */
export function seedCourse(world: World, stack: SimulatedStack, { status, seconds = 60 }: ScenarioStack, scenario: Scenario): void {
  if (status === 'REVIEW_IN_PROGRESS') {
    setStatus(world, stack, status, 'User Initiated');
    return;
  }
  const kind = kindOf(status);
  const word = status.startsWith('IMPORT') ? 'IMPORT' : kind.toUpperCase();
  beginSummary(world, stack, kind === 'create' ? 'CREATE_STACK' : kind === 'delete' ? 'DELETE_STACK' : 'UPDATE_STACK');
  if (kind === 'update') stack.updatedAt = world.state.now;
  setStatus(world, stack, `${word}_IN_PROGRESS`, 'User Initiated');
  if (status.endsWith('_IN_PROGRESS')) {
    if (stack.status !== status) setStatus(world, stack, status);
    stack.operation = {
      kind,
      phase: 'wait',
      onFailure: 'rollback',
      before: { deployed: stack.deployed, resources: [], replacements: {} },
      skipped: [],
      steps: [],
      failed: [],
      endsAt: world.state.now + seconds * 1_000,
      endStatus: status.replace(/(_CLEANUP)?_IN_PROGRESS$/, '').replace(/^(?!.*_COMPLETE$)(.*)$/, '$1_COMPLETE'),
    };
    return;
  }
  const failure = FAILURES[status];
  const failed = failure ? failing(stack, scenario, failure.verb) : [];
  // The last stable state is what the stack holds: that is what a rollback goes back to.
  if (failure?.recoverable)
    stack.unfinished = {
      deployed: stack.deployed,
      resources: structuredClone(stack.resources),
      replacements: {},
      ...(kind === 'create' ? { isNothing: true } : {}),
    };
  for (const [resource, reason] of failed) fail(world, stack, resource, failure?.status ?? 'UPDATE_FAILED', reason);
  const told = failed.map(([resource]) => resource.logicalId);
  const verb = failure?.status.split('_')[0]?.toLowerCase() ?? 'update';
  setStatus(world, stack, status, told.length > 0 ? `The following resource(s) failed to ${verb}: [${told.join(', ')}]. ` : undefined);
  endSummary(stack, world.state.now, failure ? 'FAILED' : 'SUCCEEDED');
}

/** What failed on the way to a status, and whether a rollback leads out of it. User Guide, "Stack status codes". */
const FAILURES: Readonly<Record<string, { readonly verb: Verb; readonly status: string; readonly recoverable?: boolean }>> = {
  CREATE_FAILED: { verb: 'create', status: 'CREATE_FAILED', recoverable: true },
  ROLLBACK_FAILED: { verb: 'rollback', status: 'DELETE_FAILED' },
  UPDATE_FAILED: { verb: 'update', status: 'UPDATE_FAILED', recoverable: true },
  UPDATE_ROLLBACK_FAILED: { verb: 'rollback', status: 'UPDATE_FAILED', recoverable: true },
  IMPORT_ROLLBACK_FAILED: { verb: 'rollback', status: 'UPDATE_FAILED' },
  DELETE_FAILED: { verb: 'delete', status: 'DELETE_FAILED' },
};

/** What the scenario lets fail that way; where it names nothing, all that the stack holds did, unless it would never have come to be. */
function failing(stack: SimulatedStack, { resources = {} }: Scenario, verb: Verb): [StackResource, string][] {
  const reasons = new Map<string, string>();
  for (const [name, courses] of Object.entries(resources)) {
    const reason = courses[verb]?.fail;
    if (reason !== undefined) for (const id of [name, logicalId(name)]) reasons.set(id, reason);
  }
  const named = stack.resources.filter((one) => reasons.has(one.logicalId));
  // Of a creation the rest is what came to be: a stack holds what it is said to hold.
  return (named.length > 0 || verb === 'create' ? named : stack.resources).map((one) => [one, reasons.get(one.logicalId) ?? 'the scenario begins with it']);
}

function fail(world: World, stack: SimulatedStack, resource: StackResource, status: string, reason: string): void {
  recordEvent(world, stack, { ...resource, status, reason });
  resource.status = status;
  resource.reason = reason;
  if (status !== 'CREATE_FAILED') return;
  // It never came to be.
  endThing(world.state, resource.type, resource.physicalId ?? '');
  delete resource.physicalId;
}
