import { isJsonObject, type JsonObject } from '#base/json.ts';
import { logicalId } from '#model/names.ts';
import { changeThing, findThing, makeThing } from '../operation/things.ts';
import { newPhysicalId } from '../resources/physical-ids.ts';
import { newStack } from '../stack/find-stack.ts';
import type { World } from '../world.ts';
import type { Scenario, ScenarioStack } from './scenario.ts';
import { seedCourse } from './seed-course.ts';

/** The project that is rehearsed: what the scenario's names stand for. */
export interface SeedProject {
  /** Type and properties by logical id, out of its template. */
  readonly resources?: Readonly<Record<string, JsonObject>>;
  /** What it calls the account's own, by name: an ARN or a name. */
  readonly references?: Readonly<Record<string, string>>;
}

/** What stands in the account before; a saved account's own stacks win, and one that was deleted since doesn't come back. */
export function seed(world: World, scenario: Scenario, project: SeedProject = {}): void {
  for (const [name, of] of Object.entries(scenario.stacks ?? {})) {
    if (world.state.seeded.includes(name) || world.state.stacks.some((one) => one.name === name)) continue;
    world.state.seeded.push(name);
    seedStack(world, name, of, scenario, project);
  }
  drift(world, scenario);
}

function seedStack(world: World, name: string, of: ScenarioStack, scenario: Scenario, project: SeedProject): void {
  const stack = newStack(world, name);
  stack.terminationProtection = of.terminationProtection ?? false;
  const hyphen = name.lastIndexOf('-');
  const tags: Record<string, string> =
    of.ours === false ? {} : { 'stackwright:project': name.slice(0, Math.max(hyphen, 0)), 'stackwright:stage': name.slice(hyphen + 1) };
  const held = heldResources(of, project);
  stack.deployed = { ...stack.deployed, template: Object.keys(held).length > 0 ? JSON.stringify({ Resources: held }) : '', tags };
  for (const [id, declared] of Object.entries(held)) {
    const type = String(declared.Type);
    const physicalId = newPhysicalId(world.state, name, id, type, {});
    makeThing(world.state, type, physicalId, {});
    const policy = declared.DeletionPolicy;
    stack.resources.push({
      logicalId: id,
      type,
      physicalId,
      status: 'CREATE_COMPLETE',
      at: world.state.now,
      properties: {},
      ...(typeof policy === 'string' ? { deletionPolicy: policy } : {}),
      after: [],
    });
  }
  seedCourse(world, stack, of, scenario);
}

function heldResources({ holds = [] }: ScenarioStack, { resources = {} }: SeedProject): Record<string, JsonObject> {
  if (!isList(holds)) return Object.fromEntries(Object.entries(holds).map(([id, type]) => [id, { Type: type }]));
  return Object.fromEntries(
    holds.flatMap((name) => {
      const id = resources[name] === undefined ? logicalId(name) : name;
      const declared = resources[id];
      if (!declared) return [];
      // Without its properties: they may refer to what the stack doesn't hold.
      const { Properties: _properties, DependsOn: _dependsOn, Condition: _condition, ...rest } = declared;
      return [[id, rest]];
    }),
  );
}

function isList(value: NonNullable<ScenarioStack['holds']>): value is readonly string[] {
  return Array.isArray(value);
}

/** Somebody changed it by hand: what there is no longer is what was deployed. */
function drift({ state }: World, scenario: Scenario): void {
  for (const [name, properties] of Object.entries(scenario.drift ?? {})) {
    for (const stack of state.stacks) {
      const resource = stack.resources.find((one) => one.logicalId === name || one.logicalId === logicalId(name));
      const thing = resource?.physicalId === undefined ? undefined : findThing(state, resource.type, resource.physicalId);
      if (resource && thing && isJsonObject(properties)) changeThing(state, resource.type, thing.physicalId, { ...thing.properties, ...properties });
    }
  }
}
