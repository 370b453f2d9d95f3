import { cyclesOf } from '#base/graph.ts';
import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';
import { validationError } from '../service-error.ts';
import { referencesIn } from './references.ts';

/** A template, read and found well-formed. */
export interface ReadTemplate {
  readonly body: string;
  readonly parameters: Readonly<Record<string, JsonObject>>;
  readonly conditions: Readonly<Record<string, Json>>;
  readonly mappings: JsonObject;
  readonly resources: Readonly<Record<string, JsonObject>>;
  readonly outputs: Readonly<Record<string, JsonObject>>;
}

/** User Guide, "Template reference" and "CloudFormation quotas": what is refused when the call is made. */
export function readTemplate(body: string): ReadTemplate {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw validationError('Template format error: JSON not well-formed.');
  }
  if (!isJsonObject(parsed)) throw validationError('Template format error: unsupported structure.');
  const resources = section(parsed, 'Resources');
  const template: ReadTemplate = {
    body,
    parameters: section(parsed, 'Parameters'),
    conditions: isJsonObject(parsed.Conditions) ? parsed.Conditions : {},
    mappings: isJsonObject(parsed.Mappings) ? parsed.Mappings : {},
    resources,
    outputs: section(parsed, 'Outputs'),
  };
  if (Object.keys(resources).length === 0) throw validationError('Template format error: At least one Resources member must be defined.');
  if (Object.keys(resources).length > 500)
    throw validationError('Template format error: Number of resources, 501 or more, is greater than maximum allowed, 500');
  if (Object.keys(template.outputs).length > 200) throw validationError('Template format error: Number of outputs is greater than maximum allowed, 200');
  for (const [id, resource] of Object.entries(resources)) {
    if (typeof resource.Type !== 'string')
      throw validationError(`Template format error: [/Resources/${id}] Every Resources object must contain a Type member.`);
  }
  const common = Object.keys(resources).filter((id) => Object.hasOwn(template.parameters, id));
  if (common.length > 0) throw validationError(`Template error: all resources and parameters must have unique names. Common name(s):[${common.join(', ')}]`);
  assertReferences(template);
  return template;
}

export function emptyTemplate(): ReadTemplate {
  return { body: '', parameters: {}, conditions: {}, mappings: {}, resources: {}, outputs: {} };
}

function section(template: JsonObject, name: string): Record<string, JsonObject> {
  const value = template[name];
  if (value === undefined) return {};
  if (!isJsonObject(value)) throw validationError(`Template format error: Every ${name} member must be an object.`);
  for (const [id, member] of Object.entries(value)) {
    if (!isJsonObject(member)) throw validationError(`Template format error: [/${name}/${id}] is not an object.`);
  }
  return value as Record<string, JsonObject>;
}

function assertReferences(template: ReadTemplate): void {
  const { resources, parameters, outputs } = template;
  const known = (id: string): boolean => id.startsWith('AWS::') || resources[id] !== undefined || parameters[id] !== undefined;
  const dependsOn = new Map<string, string[]>();
  const missing = new Set<string>();
  for (const [id, resource] of Object.entries(resources)) {
    const references = dependenciesOf(resource);
    for (const one of references) if (!known(one)) missing.add(one);
    dependsOn.set(
      id,
      references.filter((one) => resources[one] !== undefined),
    );
  }
  if (missing.size > 0) {
    throw validationError(`Template format error: Unresolved resource dependencies [${[...missing].join(', ')}] in the Resources block of the template`);
  }
  for (const output of Object.values(outputs)) for (const one of referencesIn(output.Value ?? null)) if (!known(one)) missing.add(one);
  if (missing.size > 0) {
    throw validationError(`Template format error: Unresolved resource dependencies [${[...missing].join(', ')}] in the Outputs block of the template`);
  }
  const [cycle] = cyclesOf(dependsOn);
  if (cycle) throw validationError(`Circular dependency between resources: [${cycle.join(', ')}]`);
}

/** User Guide, "DependsOn attribute": what is referred to comes first, and what is named there. */
export function dependenciesOf(resource: JsonObject): string[] {
  const named = resource.DependsOn;
  const explicit = typeof named === 'string' ? [named] : Array.isArray(named) ? named.filter((one): one is string => typeof one === 'string') : [];
  return [...new Set([...explicit, ...referencesIn(resource.Properties ?? null)])];
}
