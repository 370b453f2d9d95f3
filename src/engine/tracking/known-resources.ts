import type { Catalogue, ServiceEntry } from '#kit/catalogue.ts';
import { resourceTypeOf, splitTypeId, variableOf } from '#kit/catalogue.ts';
import { variableBase } from '#model/names.ts';
import type { FunctionDefinition, Project } from '#model/project.ts';

interface KnownResource {
  readonly name: string;
  /** The service as code calls it. */
  readonly sdk: string | undefined;
  readonly reference: string | undefined;
}

/** What code may name: the resources by their variables and references, and the project's own variables by function. */
export interface KnownResources {
  readonly byVariable: ReadonlyMap<string, KnownResource>;
  readonly accounts: readonly KnownResource[];
  /** `_BUCKET` … */
  readonly suffixes: readonly string[];
}

export function knownResources(project: Project, catalogue: Catalogue): KnownResources {
  const byVariable = new Map<string, KnownResource>();
  const accounts: KnownResource[] = [];
  for (const [name, definition] of Object.entries(project.resources)) {
    const [serviceId] = splitTypeId(definition.type);
    const known: KnownResource = { name, sdk: catalogue.services.find((one) => one.id === serviceId)?.sdk, reference: definition.reference };
    const variable = variableOf(catalogue, name, definition.type, variableBase);
    if (variable !== undefined) byVariable.set(variable, known);
    if (definition.origin === 'account' && definition.reference !== undefined && resourceTypeOf(catalogue, definition.type)) accounts.push(known);
  }
  const suffixes = new Set(catalogue.services.flatMap((service) => Object.values(service.resourceTypes).flatMap((type) => type.variableSuffix ?? [])));
  return { byVariable, accounts, suffixes: [...suffixes] };
}

/** The literal value of a function's own environment variable; `undefined` where the project has none or values it outside. */
export function environmentOf(
  project: Project,
  definition: FunctionDefinition,
): { readonly value: (name: string) => string | undefined; readonly has: (name: string) => boolean } {
  const entry = (name: string) =>
    definition.environment && Object.hasOwn(definition.environment, name)
      ? definition.environment[name]
      : Object.hasOwn(project.environment, name)
        ? project.environment[name]
        : undefined;
  return { value: (name) => entry(name)?.value, has: (name) => entry(name) !== undefined };
}

export function servicesCalled(catalogue: Catalogue, sdk: string): readonly ServiceEntry[] {
  return catalogue.services.filter((one) => one.sdk === sdk);
}

/** A literal that means a resource of the account: its reference itself, or the name in its ARN or address. */
export function accountResource(known: KnownResources, sdk: string, text: string): KnownResource | undefined {
  return known.accounts.find((one) => one.sdk === sdk && one.reference !== undefined && meansSame(one.reference, text));
}

function meansSame(reference: string, text: string): boolean {
  if (reference === text) return true;
  const a = reference.split(/[:/]+/);
  const b = text.split(/[:/]+/);
  if (a.at(-1) !== b.at(-1)) return false;
  if (a.length === 1 || b.length === 1) return true;
  // An address and an ARN of the same thing: account and name agree.
  return a.at(-2) === b.at(-2) && reference.startsWith('arn:') !== text.startsWith('arn:');
}
