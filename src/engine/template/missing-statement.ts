import type { ApiGrant } from '#kit/api-operation.ts';
import type { Catalogue, ResourceTypeEntry, ServiceEntry } from '#kit/catalogue.ts';
import type { AccessDenial } from '#kit/cloud-session.ts';
import { logicalId } from '#model/names.ts';
import type { HandStatement, Project } from '#model/project.ts';
import type { ScanResult } from '#model/usage.ts';

/**
 * The statement that a refusal asks for, as narrow as can be told: where the cloud doesn't say on which resource, those of the project that the
 * function uses and the action fits, else all that it fits. `*` only for what takes no resource, or where the project has none.
 */
export function missingStatement(catalogue: Catalogue, project: Project, scan: ScanResult, functionName: string, denial: AccessDenial): HandStatement {
  const { action, resource } = denial;
  if (resource !== undefined && resource !== '*') return { actions: [action], resources: [resource] };
  const fitting = partsOf(catalogue, action);
  const used = new Set(scan.usages.flatMap((usage) => (usage.function === functionName && usage.resource !== null ? [usage.resource] : [])));
  const candidates = Object.entries(project.resources).flatMap(([name, { type, origin, reference }]) =>
    fitting
      .filter((one) => `${one.service.id}.${one.type.id}` === type)
      .flatMap(({ tail }) => {
        if (origin === 'project') return [{ name, text: `\${${logicalId(name)}.Arn}${tail}` }];
        return reference?.startsWith('arn:') ? [{ name, text: reference + tail }] : [];
      }),
  );
  const own = candidates.filter(({ name }) => used.has(name));
  const chosen = [...new Set((own.length > 0 ? own : candidates).map(({ text }) => text))];
  return { actions: [action], resources: chosen.length > 0 ? chosen : ['*'] };
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
  return grant.at !== undefined;
}
