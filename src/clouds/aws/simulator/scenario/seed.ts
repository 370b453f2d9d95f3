import { isJsonObject, type JsonObject } from '#base/json.ts';
import type { RehearsedProject } from '#kit/rehearsal.ts';
import { logicalId } from '#model/names.ts';
import type { Template } from '#model/template.ts';
import { outputsOf } from '../operation/outputs.ts';
import { activeResources, inOrder } from '../operation/plan.ts';
import { STACK_TYPE } from '../operation/record.ts';
import { changeThing, findThing, makeThing } from '../operation/things.ts';
import { newPhysicalId } from '../resources/physical-ids.ts';
import { newStack } from '../stack/find-stack.ts';
import { evaluate } from '../template/evaluate.ts';
import { referencesIn } from '../template/references.ts';
import { scopeOf } from '../template/scope.ts';
import { templateIn, type World } from '../world.ts';
import type { Scenario, ScenarioStack } from './scenario.ts';
import { seedCourse, seedCreation, wasMadeBefore } from './seed-course.ts';

/** The project that is rehearsed: what the scenario's names stand for. */
export interface SeedProject {
  /** Type and properties by logical id, out of its template. */
  readonly resources?: Readonly<Record<string, JsonObject>>;
  /** All of it: what a stack has that holds every one of its resources. */
  readonly template?: Template;
  /** What it calls the account's own, by name: an ARN or a name. */
  readonly references?: Readonly<Record<string, string>>;
}

export function seedOf({ declared, template, references }: Pick<RehearsedProject, 'declared' | 'template' | 'references'>): SeedProject {
  return { resources: declared, references, ...(template ? { template } : {}) };
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

/** So long before whatever a stack has come to now it was made, in milliseconds. */
const STANDS = 3_600_000;

function seedStack(world: World, name: string, of: ScenarioStack, scenario: Scenario, project: SeedProject): void {
  const { now } = world.state;
  world.state.now = now - STANDS;
  const stack = newStack(world, name);
  stack.terminationProtection = of.terminationProtection ?? false;
  const hyphen = name.lastIndexOf('-');
  const tags: Record<string, string> =
    of.ours === false ? {} : { 'stackwright:project': name.slice(0, Math.max(hyphen, 0)), 'stackwright:stage': name.slice(hyphen + 1) };
  const whole = wholeTemplate(of, project);
  const held = whole ? (project.resources ?? {}) : heldResources(of, project);
  const template = Object.keys(held).length > 0 ? JSON.stringify(whole ?? { Resources: held }) : '';
  const read = templateIn(world, template);
  const parameters = Object.fromEntries(Object.entries(read.parameters).map(([id, { Default }]) => [id, String(Default ?? `earlier-${id.toLowerCase()}`)]));
  stack.deployed = { ...stack.deployed, template, tags, parameters };
  const scope = scopeOf(world.state, stack, read, parameters, (id) => {
    const one = stack.resources.find((resource) => resource.logicalId === id);
    return one?.physicalId === undefined ? undefined : { type: one.type, physicalId: one.physicalId };
  });
  for (const [id, after] of inOrder(activeResources(world, stack, read, parameters))) {
    const declared = held[id] ?? {};
    const type = String(declared.Type);
    const properties = evaluate(declared.Properties ?? {}, scope) as JsonObject;
    const physicalId = newPhysicalId(world.state, name, id, type, properties);
    makeThing(world.state, type, physicalId, properties);
    const { DeletionPolicy: deletionPolicy, UpdateReplacePolicy: updateReplacePolicy } = declared;
    stack.resources.push({
      logicalId: id,
      type,
      physicalId,
      status: 'CREATE_COMPLETE',
      at: world.state.now,
      properties,
      ...(typeof deletionPolicy === 'string' ? { deletionPolicy } : {}),
      ...(typeof updateReplacePolicy === 'string' ? { updateReplacePolicy } : {}),
      after,
    });
  }
  if (whole) stack.deployed.outputs = outputsOf(world, stack);
  if (wasMadeBefore(of)) seedCreation(world, stack);
  world.state.now = now;
  seedCourse(world, stack, of, scenario);
}

/** Where it holds all that the project makes, it was deployed as the project is: with its outputs, and with values for its parameters. */
function wholeTemplate({ holds = [] }: ScenarioStack, { resources = {}, template }: SeedProject): Template | undefined {
  const isWhole = isList(holds) && holds.length > 0 && Object.keys(resources).every((id) => holds.includes(id));
  // What is within nested stacks isn't written here.
  return isWhole && !Object.values(resources).some((one) => one.Type === STACK_TYPE) ? template : undefined;
}

/** As the project declares them, as far as they refer to nothing that the stack doesn't hold. */
function heldResources({ holds = [] }: ScenarioStack, { resources = {} }: SeedProject): Record<string, JsonObject> {
  if (!isList(holds)) return Object.fromEntries(Object.entries(holds).map(([id, type]) => [id, { Type: type }]));
  const ids = holds.map((name) => (resources[name] === undefined ? logicalId(name) : name)).filter((id) => resources[id] !== undefined);
  const isHeld = (id: string): boolean => ids.includes(id) || id.startsWith('AWS::');
  return Object.fromEntries(
    ids.map((id) => {
      const { DependsOn: _dependsOn, Condition: _condition, Properties: properties, ...rest } = resources[id] as JsonObject;
      const kept = Object.entries(isJsonObject(properties) ? properties : {}).filter(([, value]) => referencesIn(value).every(isHeld));
      return [id, { ...rest, Properties: Object.fromEntries(kept) }];
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
