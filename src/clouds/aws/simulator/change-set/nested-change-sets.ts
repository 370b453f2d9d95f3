import { isJsonObject, type JsonObject } from '#base/json.ts';
import { stableJson } from '#base/stable-json.ts';
import type { Deployed, SimulatedChangeSet, SimulatedStack } from '../account-state.ts';
import { STACK_TYPE } from '../operation/record.ts';
import { ServiceError } from '../service-error.ts';
import { evaluate } from '../template/evaluate.ts';
import { parameterValues } from '../template/parameters.ts';
import { scopeOf } from '../template/scope.ts';
import { arn, templateIn, uuid, type World } from '../world.ts';
import { compare } from './compare.ts';
import { bodyOf } from './template-body.ts';

/** User Guide, "Change sets for nested stacks": one for each nested stack that is changed, and those within it, named in its parent's entry. */
export function nestedChangeSets(world: World, stack: SimulatedStack, deployed: Deployed, changes: JsonObject[], name: string): SimulatedChangeSet[] {
  const { state } = world;
  return changes.flatMap((entry, index): SimulatedChangeSet[] => {
    const change = entry.ResourceChange as JsonObject;
    const child = state.stacks.find((one) => one.id === change.PhysicalResourceId);
    if (change.ResourceType !== STACK_TYPE || change.Action !== 'Modify' || !child) return [];
    const next = deployedWithin(world, stack, deployed, String(change.LogicalResourceId), child);
    if (!next) return [];
    const compared = compare(world, child, next, {});
    const id = arn(state, 'cloudformation', `changeSet/${name}-${child.name}/${uuid(state)}`);
    changes[index] = { ...entry, ResourceChange: { ...change, ChangeSetId: id } };
    const isEmpty = compared.changes.length === 0 && stableJson(next.parameters) === stableJson(child.deployed.parameters);
    const own: SimulatedChangeSet = {
      id,
      name: `${name}-${child.name}`,
      stackId: child.id,
      stackName: child.name,
      type: 'UPDATE',
      createdAt: state.now,
      readyAt: state.now,
      deployed: next,
      imports: {},
      changes: compared.changes,
      ...(isEmpty ? { failure: "The submitted information didn't contain changes." } : {}),
      findings: [],
      execution: 'UNAVAILABLE',
    };
    return [own, ...nestedChangeSets(world, child, next, compared.changes, own.name)];
  });
}

function deployedWithin(world: World, stack: SimulatedStack, deployed: Deployed, id: string, child: SimulatedStack): Deployed | undefined {
  const template = templateIn(world, deployed.template);
  const scope = scopeOf(world.state, stack, template, deployed.parameters, (other) => {
    const found = stack.resources.find((one) => one.logicalId === other);
    return { type: String(template.resources[other]?.Type), physicalId: found?.physicalId ?? '' };
  });
  try {
    const properties = evaluate(template.resources[id]?.Properties ?? {}, scope);
    const { TemplateURL, Parameters } = isJsonObject(properties) ? properties : {};
    const body = bodyOf(world, { TemplateURL: typeof TemplateURL === 'string' ? TemplateURL : undefined });
    const given = Object.entries(isJsonObject(Parameters) ? Parameters : {}).map(([ParameterKey, value]) => ({ ParameterKey, ParameterValue: String(value) }));
    return { ...child.deployed, template: body, parameters: parameterValues(templateIn(world, body), given, child.deployed.parameters) };
  } catch (error) {
    // It fails when it is carried out; nothing of it can be told before.
    if (error instanceof ServiceError) return undefined;
    throw error;
  }
}
