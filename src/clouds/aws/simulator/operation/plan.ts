import type { Before, Operation, SimulatedStack, StackResource, Step } from '../account-state.ts';
import { holds } from '../template/evaluate.ts';
import { dependenciesOf, type ReadTemplate } from '../template/read-template.ts';
import { scopeOf } from '../template/scope.ts';
import { templateIn, type World } from '../world.ts';
import { STACK_TYPE } from './record.ts';
import { findThing } from './things.ts';

/** Ids of a template's resources whose condition holds, with those that each comes after. User Guide, "Condition", "DependsOn". */
export function activeResources(
  world: World,
  stack: Pick<SimulatedStack, 'id' | 'name'>,
  template: ReadTemplate,
  parameters: Readonly<Record<string, string>>,
): Map<string, string[]> {
  const scope = scopeOf(world.state, stack, template, parameters, () => undefined);
  const active = Object.entries(template.resources).filter(([, { Condition }]) => typeof Condition !== 'string' || holds({ Condition }, scope));
  const ids = new Set(active.map(([id]) => id));
  return new Map(active.map(([id, resource]) => [id, dependenciesOf(resource).filter((one) => ids.has(one))]));
}

/** Dependencies first, so that what is known of them is there for those that refer to them. */
export function inOrder(active: ReadonlyMap<string, string[]>): Map<string, string[]> {
  const order = new Map<string, string[]>();
  const visit = (id: string): void => {
    if (order.has(id)) return;
    const after = active.get(id) ?? [];
    for (const one of after) visit(one);
    order.set(id, after);
  };
  for (const id of active.keys()) visit(id);
  return order;
}

/** Everything that the template has: new ones are created, the others looked at for changes. */
export function planMake(world: World, stack: SimulatedStack): Step[] {
  const template = templateIn(world, stack.deployed.template);
  return [...activeResources(world, stack, template, stack.deployed.parameters)].map(([id, after]) => ({
    logicalId: id,
    kind: isThere(world, stack, id) ? 'change' : 'create',
    type: String(template.resources[id]?.Type),
    state: 'waiting',
    after,
  }));
}

/** After a successful update: what the template has no more, and what was replaced. User Guide, "Update behaviors", "UpdateReplacePolicy". */
export function planSweep(world: World, stack: SimulatedStack, { resources }: Before): Step[] {
  const active = activeResources(world, stack, templateIn(world, stack.deployed.template), stack.deployed.parameters);
  // What an earlier attempt made and left, and nobody wants any more, goes as well.
  const left = stack.resources.filter((one) => !active.has(one.logicalId) && !resources.some((old) => old.logicalId === one.logicalId));
  const going = [...resources, ...left].flatMap((old): [StackResource, boolean][] => {
    if (old.physicalId === undefined || old.status === 'DELETE_COMPLETE') return [];
    const now = stack.resources.find((one) => one.logicalId === old.logicalId);
    if (!active.has(old.logicalId)) return [[old, isRetained(old.deletionPolicy)]];
    return now?.physicalId === old.physicalId ? [] : [[old, isRetained(now?.updateReplacePolicy)]];
  });
  return deletions(going);
}

/** Nested stacks whose updates aren't cleaned up after yet, but for those that go. */
export function planSettling({ state }: World, stack: SimulatedStack, going: ReadonlySet<string | undefined>): Step[] {
  return stack.resources
    .filter((one) => one.type === STACK_TYPE && !going.has(one.physicalId))
    .filter((one) => state.stacks.some((child) => child.id === one.physicalId && child.unfinished !== undefined))
    .map(({ logicalId, type }) => ({ logicalId, kind: 'settle', type, state: 'waiting', after: [] }));
}

/** What an update changed, in the order of the old template. User Guide, "Continue rolling back an update". */
export function planUndo(stack: SimulatedStack, { resources }: Before): Step[] {
  const changed = resources.filter((old) => {
    const now = stack.resources.find((one) => one.logicalId === old.logicalId);
    return now !== undefined && !isSame(now, old);
  });
  const ids = new Set(changed.map((one) => one.logicalId));
  return changed.map(({ logicalId, type, after }) => ({ logicalId, kind: 'restore', type, state: 'waiting', after: after.filter((one) => ids.has(one)) }));
}

/** After an update was taken back: what it had made. User Guide, "DeletionPolicy": `RetainExceptOnCreate` lets what was only just created go. */
export function planUndoSweep(stack: SimulatedStack, { resources, replacements }: Before): Step[] {
  const old = new Set(resources.map((one) => one.logicalId));
  const made = stack.resources
    .filter((one) => !old.has(one.logicalId) && one.physicalId !== undefined)
    .map((one): [StackResource, boolean] => [one, one.deletionPolicy === 'Retain' || isImported(stack, one)]);
  const copies = Object.entries(replacements).flatMap(([id, physicalId]): [StackResource, boolean][] => {
    const now = stack.resources.find((one) => one.logicalId === id);
    return now ? [[{ ...now, physicalId }, false]] : [];
  });
  return deletions([...made, ...copies]);
}

/** A creation that is taken back: what it made goes, unless it is to be retained always. */
export function planUnmake(stack: SimulatedStack): Step[] {
  return deletions(existing(stack).map((one) => [one, one.deletionPolicy === 'Retain' || isImported(stack, one)]));
}

/** User Guide, "Import AWS resources into a stack": taken back, an import leaves the thing where it was. */
function isImported({ operation }: SimulatedStack, { logicalId }: StackResource): boolean {
  return operation?.imports?.[logicalId] !== undefined;
}

/** The stack's end. User Guide, "DeletionPolicy attribute"; API Reference, `DeleteStack`. */
export function planDelete(stack: SimulatedStack, retained: readonly string[]): Step[] {
  return deletions(existing(stack).map((one) => [one, isRetained(one.deletionPolicy) || retained.includes(one.logicalId)]));
}

function existing(stack: SimulatedStack): StackResource[] {
  return stack.resources.filter((one) => one.physicalId !== undefined && one.status !== 'DELETE_COMPLETE' && one.status !== 'DELETE_SKIPPED');
}

/** What depends on a thing goes before it. */
function deletions(going: readonly (readonly [StackResource, boolean])[]): Step[] {
  return going.map(([one, keep]) => ({
    logicalId: one.logicalId,
    kind: 'delete',
    type: one.type,
    physicalId: one.physicalId ?? '',
    ...(keep ? { keep } : {}),
    state: 'waiting',
    after: going.filter(([other]) => other.after.includes(one.logicalId) && other.logicalId !== one.logicalId).map(([other]) => other.logicalId),
  }));
}

function isRetained(policy: string | undefined): boolean {
  return policy === 'Retain' || policy === 'RetainExceptOnCreate';
}

function isThere({ state }: World, stack: SimulatedStack, id: string): boolean {
  const resource = stack.resources.find((one) => one.logicalId === id);
  if (resource?.physicalId === undefined || /^(CREATE_FAILED|DELETE_COMPLETE|DELETE_SKIPPED)$/.test(resource.status)) return false;
  // User Guide, "Using drift-aware change sets": what was removed beside the stack is made again.
  return stack.operation?.revertsDrift !== true || findThing(state, resource.type, resource.physicalId) !== undefined;
}

function isSame(now: StackResource, old: StackResource): boolean {
  return now.status !== 'UPDATE_FAILED' && now.physicalId === old.physicalId && JSON.stringify(now.properties) === JSON.stringify(old.properties);
}

/** Steps that may begin: all that they come after is done; taking back and clearing away go on past what fails. */
export function readySteps({ phase, steps }: Operation): Step[] {
  const goesOn = phase === 'sweep' || phase === 'undo' || phase === 'undoSweep';
  const open = new Set(
    steps
      .filter((step) => step.state !== 'done' && !(step.state === 'running' && step.isConfigured) && !(goesOn && step.state === 'failed'))
      .map((step) => step.logicalId),
  );
  return steps.filter((step) => step.state === 'waiting' && step.after.every((id) => !open.has(id)));
}
