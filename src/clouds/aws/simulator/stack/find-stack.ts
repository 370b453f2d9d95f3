import type { SimulatedStack } from '../account-state.ts';
import { stackMissing, validationError } from '../service-error.ts';
import { arn, uuid, type World } from '../world.ts';

/** By name the one that stands; by id also one that was deleted. API Reference, `DescribeStacks`. */
export function findStack({ state }: World, nameOrId: string | undefined): SimulatedStack | undefined {
  if (!nameOrId) throw validationError("1 validation error detected: Value null at 'stackName' failed to satisfy constraint: Member must not be null");
  return nameOrId.startsWith('arn:')
    ? state.stacks.find((one) => one.id === nameOrId)
    : state.stacks.find((one) => one.name === nameOrId && one.status !== 'DELETE_COMPLETE');
}

export function requireStack(world: World, nameOrId: string | undefined): SimulatedStack {
  const stack = findStack(world, nameOrId);
  if (!stack) throw stackMissing(nameOrId ?? '');
  return stack;
}

/** One that still stands: a deleted one can only be looked at. */
export function requireStanding(world: World, nameOrId: string | undefined): SimulatedStack {
  const stack = requireStack(world, nameOrId);
  if (stack.status === 'DELETE_COMPLETE') throw stackMissing(nameOrId ?? '');
  return stack;
}

export function newStack({ state }: World, name: string): SimulatedStack {
  const stack: SimulatedStack = {
    id: arn(state, 'cloudformation', `stack/${name}/${uuid(state)}`),
    name,
    status: 'REVIEW_IN_PROGRESS',
    createdAt: state.now,
    deployed: { template: '', parameters: {}, tags: {}, outputs: [] },
    resources: [],
    events: [],
    operations: [],
    terminationProtection: false,
    disableRollback: false,
    tokens: {},
  };
  state.stacks.push(stack);
  return stack;
}
