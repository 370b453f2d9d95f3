import type { CreateChangeSetCommandInput } from '@aws-sdk/client-cloudformation';
import { isJsonObject } from '#base/json.ts';
import type { Deployed, SimulatedStack } from '../account-state.ts';
import { findThing } from '../operation/things.ts';
import { chosenId, chosenName } from '../resources/physical-ids.ts';
import { validationError } from '../service-error.ts';
import { evaluate } from '../template/evaluate.ts';
import { templateIn, type World } from '../world.ts';

/** Physical ids of what the account has and the stack takes over, by logical id. User Guide, "Import AWS resources into a stack", "automatically". */
export function importsOf(world: World, stack: SimulatedStack, deployed: Deployed, input: CreateChangeSetCommandInput): Record<string, string> {
  const { state } = world;
  const template = templateIn(world, deployed.template);
  const imports: Record<string, string> = {};
  for (const { LogicalResourceId: id = '', ResourceIdentifier = {}, ResourceType: type = '' } of input.ResourcesToImport ?? []) {
    const physicalId = chosenId(state, type, Object.values(ResourceIdentifier)[0] ?? '');
    if (!findThing(state, type, physicalId)) throw validationError(`Resource [${id}] with identifier ${physicalId} does not exist and can't be imported`);
    if (template.resources[id]?.DeletionPolicy === undefined) throw validationError(`Resource [${id}] to import must have a DeletionPolicy attribute`);
    imports[id] = physicalId;
  }
  if (!input.ImportExistingResources) return imports;
  for (const [id, declared] of Object.entries(template.resources)) {
    if (stack.resources.some((one) => one.logicalId === id && one.physicalId !== undefined) || declared.DeletionPolicy === undefined) continue;
    const type = String(declared.Type);
    // Only a name that the template says outright: "Dynamic names … are not currently supported".
    const name = isJsonObject(declared.Properties) ? chosenName(type, declared.Properties) : undefined;
    const physicalId = name === undefined ? undefined : chosenId(state, type, name);
    const isOwned = state.stacks.some(
      (one) => one.status !== 'DELETE_COMPLETE' && one.resources.some((resource) => resource.physicalId === physicalId && resource.type === type),
    );
    if (physicalId !== undefined && !isOwned && findThing(state, type, physicalId)) imports[id] = physicalId;
  }
  return imports;
}

/** The name that a template chooses, where it can be told before anything is made. */
export function nameIn(properties: unknown, scope: Parameters<typeof evaluate>[1], type: string): string | undefined {
  if (!isJsonObject(properties)) return undefined;
  // Only the name itself: other properties may refer to what isn't made yet.
  for (const [key, value] of Object.entries(properties)) {
    if (chosenName(type, { [key]: 'x' }) === undefined) continue;
    try {
      const name = evaluate(value, scope);
      return typeof name === 'string' ? name : undefined;
    } catch {
      return undefined;
    }
  }
  return undefined;
}
