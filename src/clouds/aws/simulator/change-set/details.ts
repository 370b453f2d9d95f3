import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';
import { stableJson } from '#base/stable-json.ts';
import type { StackResource } from '../account-state.ts';
import { type Recreation, recreationOf } from '../resources/replacement.ts';
import { HIDDEN } from '../template/parameters.ts';
import { type Reference, referencesOf } from '../template/references.ts';

/** What the same change set does to a resource that others refer to. */
export type Moving = 'changed' | 'perhapsReplaced' | 'replaced';

export interface Compared {
  readonly old: StackResource;
  /** As they would be, `UNKNOWN` where that is known only later. */
  readonly properties: JsonObject;
  readonly declared: JsonObject;
  readonly former: JsonObject;
  readonly moving: ReadonlyMap<string, Moving>;
  readonly type: string;
  readonly secrets: readonly string[];
}

/** Why a resource changes, property by property. API Reference, `ResourceChangeDetail` and `ResourceTargetDefinition`. */
export function detailsOf(of: Compared): JsonObject[] {
  const { old, properties, declared, former } = of;
  const names = [...new Set([...Object.keys(old.properties), ...Object.keys(properties)])];
  const details = names.flatMap((name) => detailsOfProperty(of, name));
  for (const attribute of ['Metadata', 'DeletionPolicy', 'UpdateReplacePolicy', 'CreationPolicy', 'UpdatePolicy']) {
    if (stableJson(declared[attribute] ?? null) === stableJson(former[attribute] ?? null)) continue;
    details.push({
      Target: { Attribute: attribute, RequiresRecreation: 'Never', Path: `/${attribute}` },
      Evaluation: 'Static',
      ChangeSource: 'DirectModification',
    });
  }
  return details;
}

/** True, where it is certain; Conditional, where it depends on the service or on what others become. */
export function replacementOf(details: readonly JsonObject[]): 'True' | 'False' | 'Conditional' {
  const of = (detail: JsonObject): string => String((detail.Target as JsonObject).RequiresRecreation);
  if (details.some((detail) => of(detail) === 'Always' && detail.Evaluation === 'Static')) return 'True';
  return details.some((detail) => of(detail) !== 'Never') ? 'Conditional' : 'False';
}

function detailsOfProperty({ old, properties, declared, former, moving, type, secrets }: Compared, name: string): JsonObject[] {
  const recreation = recreationOf(type, name);
  const now = raw(declared, name);
  const references = referencesOf(now ?? null);
  if (stableJson(old.properties[name] ?? null) === stableJson(properties[name] ?? null)) {
    // The same as far as can be told: but what it refers to is being changed, so its attributes may be.
    const [cause] = references.filter((one) => one.attribute !== undefined && moving.has(one.id));
    return cause ? [dynamic(name, recreation, cause)] : [];
  }
  const isDirect = stableJson(now ?? null) !== stableJson(raw(former, name) ?? null);
  const cause = isDirect ? undefined : (references.find((one) => moving.has(one.id)) ?? references.find((one) => !one.id.startsWith('AWS::')));
  if (cause && moving.has(cause.id))
    return [moving.get(cause.id) === 'replaced' ? { ...dynamic(name, recreation, cause), Evaluation: 'Static' } : dynamic(name, recreation, cause)];
  const source = cause ? { ChangeSource: 'ParameterReference', CausingEntity: cause.id } : { ChangeSource: 'DirectModification' };
  const direct = { Target: { Attribute: 'Properties', Name: name, RequiresRecreation: recreation }, Evaluation: 'Dynamic', ChangeSource: 'DirectModification' };
  const changed = leaves(old.properties[name], properties[name], `/Properties/${name}`).map(({ path, before, after }) => ({
    Target: {
      Attribute: 'Properties',
      Name: name,
      RequiresRecreation: recreation,
      Path: path,
      ...(before === undefined ? {} : { BeforeValue: shown(before, secrets) }),
      ...(after === undefined ? {} : { AfterValue: shown(after, secrets) }),
      AttributeChangeType: before === undefined ? 'Add' : after === undefined ? 'Remove' : 'Modify',
    },
    Evaluation: 'Static',
    ...source,
  }));
  // With a parameter's new value the property may change by itself too. User Guide, "Example change sets".
  return cause ? [direct, ...changed] : changed;
}

function dynamic(name: string, recreation: Recreation, { id, attribute }: Reference): JsonObject {
  return {
    Target: { Attribute: 'Properties', Name: name, RequiresRecreation: recreation, Path: `/Properties/${name}` },
    Evaluation: 'Dynamic',
    ChangeSource: attribute === undefined ? 'ResourceReference' : 'ResourceAttribute',
    CausingEntity: attribute === undefined ? id : `${id}.${attribute}`,
  };
}

function raw(declared: JsonObject, name: string): Json | undefined {
  return isJsonObject(declared.Properties) ? declared.Properties[name] : undefined;
}

interface Leaf {
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** The innermost values that differ; a list counts as one. */
function leaves(before: Json | undefined, after: Json | undefined, path: string): Leaf[] {
  if (stableJson(before ?? null) === stableJson(after ?? null)) return [];
  if (!isJsonObject(before) || !isJsonObject(after)) return [{ path, before, after }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => leaves(before[name], after[name], `${path}/${name}`));
}

function shown(value: Json, secrets: readonly string[]): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return secrets.reduce((hidden, secret) => hidden.replaceAll(secret, HIDDEN), text);
}

/** User Guide, "NoEcho": a secret is told nowhere. */
export function secretsHidden(value: JsonObject, secrets: readonly string[]): JsonObject {
  return secrets.length === 0
    ? value
    : (JSON.parse(
        shown(
          value,
          secrets.map((secret) => JSON.stringify(secret).slice(1, -1)),
        ),
      ) as JsonObject);
}
