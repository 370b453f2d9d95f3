import type { SimulatedStack } from '../account-state.ts';
import type { World } from '../world.ts';
import { pump } from './advance.ts';
import { type Beginning, setUpOperation } from './set-up-operation.ts';

/** Takes a stack to a template: everything at once that doesn't wait for another. */
export function beginOperation(world: World, stack: SimulatedStack, beginning: Beginning): void {
  setUpOperation(world, stack, beginning);
  pump(world, stack);
}
