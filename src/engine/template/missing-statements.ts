import type { ApiGrant } from '#kit/api-operation.ts';
import type { Catalogue, ResourceTypeEntry, ServiceEntry } from '#kit/catalogue.ts';
import type { AccessDenial } from '#kit/cloud-session.ts';
import { logicalId } from '#model/names.ts';
import type { HandStatement, Project } from '#model/project.ts';
import type { ScanResult } from '#model/usage.ts';

/** A statement that allows what was refused. */
export interface MissingStatement {
  /** The project's name for what it is about. Absent: it is no resource of the project's, or all that there are. */
  readonly name?: string;
  readonly statement: HandStatement;
}

/**
 * The statements that a refusal may ask for: one, where it is known on which resource; else one for each resource of the project that the action
 * fits, those first that the function uses, for somebody to choose among. `heard` are the resources that the refusal, or what the function was
 * called with, speaks of. `*` only for what takes no resource, or where the project has none.
 */
export function missingStatements(
  { catalogue, project, scan }: { readonly catalogue: Catalogue; readonly project: Project; readonly scan: ScanResult },
  functionName: string,
  { action, resource }: AccessDenial,
  heard: readonly string[],
): readonly MissingStatement[] {
  const actions = [action];
  if (resource !== undefined && resource !== '*') return [{ statement: { actions, resources: [resource] } }];
  const fitting = partsOf(catalogue, action);
  const candidates = Object.entries(project.resources).flatMap(([name, { type, origin, reference }]) => {
    const full = origin === 'project' ? `\${${logicalId(name)}.Arn}` : reference?.startsWith('arn:') ? reference : undefined;
    const tails = fitting.filter((one) => `${one.service.id}.${one.type.id}` === type).map(({ tail }) => tail);
    const resources = full === undefined ? [] : [...new Set(tails.map((tail) => full + tail))];
    return resources.length > 0 ? [{ name, statement: { actions, resources } }] : [];
  });
  if (candidates.length === 0) return [{ statement: { actions, resources: ['*'] } }];
  const named = candidates.filter(({ name }) => heard.includes(name));
  const used = new Set(scan.usages.flatMap((usage) => (usage.function === functionName && usage.resource !== null ? [usage.resource] : [])));
  return (named.length > 0 ? named : candidates).toSorted((a, b) => Number(used.has(b.name)) - Number(used.has(a.name)));
}

/** The types, and their parts, that some command needs the action on. */
function partsOf(catalogue: Catalogue, action: string): { service: ServiceEntry; type: ResourceTypeEntry; tail: string }[] {
  return catalogue.services.flatMap((service) => {
    const grants = Object.values(service.api).flatMap((operation) => operation.grants.filter((grant) => grant.actions.includes(action)));
    const parts = new Set(grants.filter(isOnResource).map((grant) => grant.part ?? 'resource'));
    return Object.values(service.resourceTypes).flatMap((type) =>
      [...parts].filter((part) => Object.hasOwn(type.parts, part)).map((part) => ({ service, type, tail: type.partTails?.[part] ?? '' })),
    );
  });
}

function isOnResource(grant: ApiGrant): boolean {
  return grant.at !== undefined && grant.service === undefined;
}
