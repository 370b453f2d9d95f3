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
  /** What a method is the call of, by its name; `at` is the argument that names the resource. */
  readonly methods: ReadonlyMap<string, readonly KnownMethod[]>;
}

interface KnownMethod {
  readonly service: string;
  readonly at: string;
  readonly rooms: readonly string[];
}

const methodsOfCatalogue = new WeakMap<Catalogue, KnownResources['methods']>();

function methodsOf(catalogue: Catalogue): KnownResources['methods'] {
  const known = methodsOfCatalogue.get(catalogue) ?? knownMethods(catalogue);
  methodsOfCatalogue.set(catalogue, known);
  return known;
}

/** The methods of all clients, under the names that call styles give them. */
function knownMethods(catalogue: Catalogue): ReadonlyMap<string, readonly KnownMethod[]> {
  const methods = new Map<string, KnownMethod[]>();
  const clients = catalogue.callStyles.flatMap((style) => style.modules.flatMap((module) => module.exports)).filter((one) => one.is === 'client');
  for (const room of catalogue.services) {
    const { sdk: service } = room;
    if (service === undefined) continue;
    const add = (method: string, operation: string): void => {
      const named = Object.hasOwn(room.api, operation) ? room.api[operation]?.grants.find((grant) => grant.at !== undefined)?.at : undefined;
      const at = named?.split(/[.[]/)[0];
      if (at === undefined) return;
      const rooms = catalogue.services.filter((one) => one.sdk === service).map((one) => one.id);
      methods.set(method, [...(methods.get(method) ?? []), { service, at, rooms }]);
    };
    for (const operation of Object.keys(room.api)) add(operation.charAt(0).toLowerCase() + operation.slice(1), operation);
    for (const client of clients)
      if (client.service === service) for (const [method, operation] of Object.entries(client.operations ?? {})) add(method, operation);
  }
  return methods;
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
  return { byVariable, accounts, suffixes: [...suffixes], methods: methodsOf(catalogue) };
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

/** A literal that means a resource of the account: its reference itself, or the same in another form. */
export function accountResource(known: KnownResources, sdk: string, text: string): KnownResource | undefined {
  return known.accounts.find((one) => one.sdk === sdk && one.reference !== undefined && meansSame(one.reference, text));
}

/** A bare name is one of the stack's own account and region: what says where it is, is another thing, even if it is named so. */
function meansSame(reference: string, text: string): boolean {
  if (reference === text) return true;
  const a = fullName(reference);
  const b = fullName(text);
  if (a && b) return false;
  if (a) return isOf(a, text);
  return b !== undefined && isOf(b, reference);
}

interface FullName {
  readonly region: string;
  readonly account: string;
  readonly name: string;
}

function fullName(text: string): FullName | undefined {
  const parts = /^arn:[^:]*:[^:]*:([^:]*):([^:]*):(.+)$/.exec(text);
  const [, region = '', account = '', name = ''] = parts ?? [];
  return parts ? { region, account, name } : undefined;
}

/** A name that is the only one of its kind in the world, or an address that says account and region. */
function isOf({ region, account, name }: FullName, text: string): boolean {
  if (region === '' && account === '') return name === text;
  const [, host = '', owner, last] = /^https?:\/\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(text) ?? [];
  return owner === account && last === name && host.split('.').includes(region);
}
