import type { JsonObject } from '#base/json.ts';
import type { Before, Deployed, Operation, SimulatedStack } from '../account-state.ts';
import type { World } from '../world.ts';
import { planMake } from './plan.ts';
import { beginSummary, setStatus } from './record.ts';
import { findThing } from './things.ts';

export interface Beginning {
  readonly kind: 'create' | 'update' | 'import';
  readonly deployed: Deployed;
  readonly onFailure: Operation['onFailure'];
  readonly token?: string | undefined;
  readonly changeSetId?: string | undefined;
  readonly imports?: Record<string, string>;
  readonly revertsDrift?: boolean;
  readonly isExpress?: boolean;
}

/** Plans how a stack is taken to a template; nothing is begun yet. */
export function setUpOperation(world: World, stack: SimulatedStack, beginning: Beginning): void {
  const { kind, deployed, onFailure, token, changeSetId, imports, revertsDrift, isExpress } = beginning;
  // What an earlier attempt left unfinished is still to be taken back to where it was stable.
  const stable = kind === 'create' ? { ...beforeOf({ ...stack, resources: [] }), isNothing: true } : (stack.unfinished ?? beforeOf(stack));
  const before = revertsDrift ? { ...stable, actual: actualOf(world, stack) } : stable;
  beginSummary(world, stack, kind === 'create' ? 'CREATE_STACK' : 'UPDATE_STACK');
  stack.operation = {
    kind,
    phase: 'make',
    ...(token === undefined ? {} : { token }),
    onFailure,
    before,
    ...(changeSetId === undefined ? {} : { changeSetId }),
    ...(imports === undefined ? {} : { imports }),
    ...(revertsDrift ? { revertsDrift } : {}),
    ...(isExpress ? { isExpress } : {}),
    skipped: [],
    steps: [],
    failed: [],
  };
  if (isExpress) stack.isExpress = true;
  else delete stack.isExpress;
  if (changeSetId !== undefined) stack.changeSetId = changeSetId;
  if (kind !== 'create') stack.updatedAt = world.state.now;
  stack.deployed = { ...deployed, outputs: stack.deployed.outputs };
  setStatus(world, stack, kind === 'create' ? 'CREATE_IN_PROGRESS' : kind === 'import' ? 'IMPORT_IN_PROGRESS' : 'UPDATE_IN_PROGRESS', 'User Initiated');
  stack.operation.steps = planMake(world, stack);
}

export function beforeOf({ deployed, resources }: Pick<SimulatedStack, 'deployed' | 'resources'>): Before {
  return { deployed: structuredClone(deployed), resources: structuredClone(resources), replacements: {} };
}

/** User Guide, "Using drift-aware change sets", "Enhanced rollback capabilities". */
function actualOf({ state }: World, { resources }: SimulatedStack): Record<string, JsonObject> {
  const found = resources.map(({ logicalId, type, physicalId = '' }) => [logicalId, findThing(state, type, physicalId)?.properties] as const);
  return Object.fromEntries(found.flatMap(([id, properties]) => (properties ? [[id, structuredClone(properties)]] : [])));
}
