import type { EditWorld } from '../edit-world.ts';
import type { Inspected } from '../inspector.ts';

/** Shows a thing in the inspector until the cursor moves. */
export function inspect({ inspector }: EditWorld, chosen: Inspected | undefined): void {
  inspector.setState({ chosen });
}
