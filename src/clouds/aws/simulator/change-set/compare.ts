import { isJsonObject, type JsonObject } from '#base/json.ts';
import { stableJson } from '#base/stable-json.ts';
import type { Deployed, SimulatedStack, StackResource } from '../account-state.ts';
import { activeResources, inOrder } from '../operation/plan.ts';
import { findThing } from '../operation/things.ts';
import { UNKNOWN } from '../resources/physical-ids.ts';
import { type Difference, differencesOf, valueText } from '../stack/drift.ts';
import { evaluate } from '../template/evaluate.ts';
import { secretsOf } from '../template/parameters.ts';
import { scopeOf } from '../template/scope.ts';
import { templateIn, type World } from '../world.ts';
import { detailsOf, type Moving, replacementOf, secretsHidden } from './details.ts';

export interface Comparison {
  /** Of the SDK's `Change`. */
  readonly changes: JsonObject[];
  /** They change without any resource. */
  readonly outputsChanged?: boolean;
  /** Why no changes can be made of it. */
  readonly refusal?: string;
}

/** What a template would do to a stack, as change sets tell it. API Reference, `ResourceChange`. */
export function compare(world: World, stack: SimulatedStack, deployed: Deployed, imports: Readonly<Record<string, string>>, revertsDrift = false): Comparison {
  const template = templateIn(world, deployed.template);
  const former = templateIn(world, stack.deployed.template);
  const active = activeResources(world, stack, template, deployed.parameters);
  const standing = new Map(
    stack.resources.filter((one) => one.physicalId !== undefined && !/^DELETE_|^CREATE_FAILED$/.test(one.status)).map((one) => [one.logicalId, one]),
  );
  const secrets = [...secretsOf(template, deployed.parameters), ...secretsOf(former, stack.deployed.parameters)];
  const shown = (value: JsonObject): JsonObject => secretsHidden(value, secrets);
  const moving = new Map<string, Moving>();
  const changes: JsonObject[] = [];
  const scope = scopeOf(world.state, stack, template, deployed.parameters, (id) => {
    const found = standing.get(id);
    const declared = template.resources[id];
    if (!declared) return undefined;
    // What will be made, or made anew, has no id yet.
    return { type: String(declared.Type), physicalId: imports[id] ?? (moving.get(id) === 'replaced' ? UNKNOWN : (found?.physicalId ?? UNKNOWN)) };
  });
  for (const [id] of inOrder(active)) {
    const declared = template.resources[id] ?? {};
    const recorded = standing.get(id);
    const real = revertsDrift && recorded ? realityOf(world, recorded) : undefined;
    const old = real ? real.resource : recorded;
    const properties = evaluatedProperties(declared, scope);
    if (!old) {
      changes.push(
        entry({
          Action: imports[id] === undefined ? 'Add' : 'Import',
          id,
          type: String(declared.Type),
          physicalId: imports[id],
          ...(real ? { drift: 'DELETED' } : {}),
          after: shown(properties),
        }),
      );
      continue;
    }
    if (old.type !== declared.Type) {
      return { changes: [], refusal: `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${id}]` };
    }
    const details = withDrift(real, detailsOf({ old, properties, declared, former: former.resources[id] ?? {}, moving, type: old.type, secrets }));
    if (details.length === 0) continue;
    const replacement = replacementOf(details);
    moving.set(id, replacement === 'True' ? 'replaced' : replacement === 'Conditional' ? 'perhapsReplaced' : 'changed');
    changes.push(
      entry({
        Action: 'Modify',
        id,
        type: old.type,
        physicalId: old.physicalId,
        replacement,
        // Where it may be replaced or not, what would become of the old isn't told. API Reference, `ResourceChange`: PolicyAction.
        ...(replacement === 'True' ? { policyAction: POLICY_ACTIONS[String(declared.UpdateReplacePolicy)] ?? 'ReplaceAndDelete' } : {}),
        details,
        ...(real ? { drift: real.differences.length > 0 ? 'MODIFIED' : 'IN_SYNC' } : {}),
        before: shown(old.properties),
        after: shown(properties),
      }),
    );
  }
  for (const old of standing.values()) {
    if (active.has(old.logicalId)) continue;
    const isKept = old.deletionPolicy === 'Retain' || old.deletionPolicy === 'RetainExceptOnCreate';
    const policyAction = isKept ? 'Retain' : old.deletionPolicy === 'Snapshot' ? 'Snapshot' : 'Delete';
    changes.push(entry({ Action: 'Remove', id: old.logicalId, type: old.type, physicalId: old.physicalId, policyAction, before: shown(old.properties) }));
  }
  const outputsChanged = stableJson(template.outputs) !== stableJson(former.outputs);
  return { changes, outputsChanged };
}

interface Reality {
  /** As there is, of what the template sets; undefined: it is gone. */
  readonly resource: StackResource | undefined;
  readonly differences: readonly Difference[];
}

/** User Guide, "Using drift-aware change sets": the actual state takes the place of the deployed one. */
function realityOf({ state }: World, recorded: StackResource): Reality {
  const thing = findThing(state, recorded.type, recorded.physicalId ?? '');
  if (!thing) return { resource: undefined, differences: [] };
  const set = Object.keys(recorded.properties).flatMap((name) => (thing.properties[name] === undefined ? [] : [[name, thing.properties[name]]]));
  return { resource: { ...recorded, properties: Object.fromEntries(set) }, differences: differencesOf(recorded.properties, thing.properties) };
}

/** API Reference, `ResourceTargetDefinition`: Drift. */
function withDrift(real: Reality | undefined, details: JsonObject[]): JsonObject[] {
  if (!real) return details;
  return details.map((detail) => {
    const target = detail.Target as JsonObject;
    const found = real.differences.find((one) => `/Properties${one.path}` === target.Path);
    if (!found) return detail;
    return { ...detail, Target: { ...target, Drift: { PreviousValue: valueText(found.expected), ActualValue: valueText(found.actual) } } };
  });
}

const POLICY_ACTIONS: Readonly<Record<string, string>> = { Retain: 'ReplaceAndRetain', Snapshot: 'ReplaceAndSnapshot' };

function evaluatedProperties(declared: JsonObject, scope: Parameters<typeof evaluate>[1]): JsonObject {
  const properties = evaluate(declared.Properties ?? {}, scope);
  return isJsonObject(properties) ? properties : {};
}

function entry(of: {
  readonly Action: string;
  readonly id: string;
  readonly type: string;
  readonly physicalId?: string | undefined;
  readonly replacement?: string;
  readonly policyAction?: string;
  readonly details?: JsonObject[];
  readonly drift?: string;
  readonly before?: JsonObject;
  readonly after?: JsonObject;
}): JsonObject {
  const details = of.details ?? [];
  const scope = [...new Set(details.map((detail) => String((detail.Target as JsonObject).Attribute)))];
  return {
    Type: 'Resource',
    ResourceChange: {
      ...(of.policyAction === undefined ? {} : { PolicyAction: of.policyAction }),
      Action: of.Action,
      LogicalResourceId: of.id,
      ...(of.physicalId === undefined ? {} : { PhysicalResourceId: of.physicalId }),
      ResourceType: of.type,
      ...(of.replacement === undefined ? {} : { Replacement: of.replacement }),
      ...(of.drift === undefined ? {} : { ResourceDriftStatus: of.drift }),
      Scope: scope,
      Details: details,
      ...(of.before === undefined ? {} : { BeforeContext: JSON.stringify({ Properties: of.before }) }),
      ...(of.after === undefined ? {} : { AfterContext: JSON.stringify({ Properties: of.after }) }),
    },
  };
}
