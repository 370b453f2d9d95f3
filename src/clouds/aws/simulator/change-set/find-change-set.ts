import type { SimulatedChangeSet } from '../account-state.ts';
import { ServiceError } from '../service-error.ts';
import { findStack } from '../stack/find-stack.ts';
import type { World } from '../world.ts';

/** By its id, or by its name with the stack's. */
export function findChangeSet(world: World, nameOrId: string | undefined, stack: string | undefined): SimulatedChangeSet {
  const owner = stack === undefined ? undefined : findStack(world, stack);
  const found = world.state.changeSets.find((one) => one.id === nameOrId || (one.name === nameOrId && owner !== undefined && one.stackId === owner.id));
  if (!found) throw new ServiceError('ChangeSetNotFoundException', `ChangeSet [${nameOrId ?? ''}] does not exist`, 404);
  return found;
}

/** Made, being made, or refused: by the account's own time. */
export function statusOf({ now }: { readonly now: number }, { readyAt, failure }: SimulatedChangeSet): 'CREATE_IN_PROGRESS' | 'CREATE_COMPLETE' | 'FAILED' {
  return now < readyAt ? 'CREATE_IN_PROGRESS' : failure === undefined ? 'CREATE_COMPLETE' : 'FAILED';
}

export function executionOf(state: { readonly now: number }, changeSet: SimulatedChangeSet): SimulatedChangeSet['execution'] {
  return statusOf(state, changeSet) === 'CREATE_COMPLETE' ? changeSet.execution : 'UNAVAILABLE';
}
