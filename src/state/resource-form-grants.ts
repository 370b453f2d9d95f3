import type { ApiGrant } from '#kit/api-operation.ts';
import type { ResourceTypeEntry, ServiceEntry } from '#kit/catalogue.ts';
import { type ArgumentTemplate, type Operation, RESOURCE } from '#kit/operation.ts';
import type { FieldValues } from '#model/usage.ts';

/** One line of the form's "needs": what the function's role will be given because of this call. */
export interface NeededGrant {
  readonly actions: readonly string[];
  /** `the objects of photos`, `everything` */
  readonly on: string;
}

/** What the call that the form will print needs, from the service's own table: the same one that tracking reads. */
export function neededGrants(service: ServiceEntry, operation: Operation, values: FieldValues, resource: string): readonly NeededGrant[] {
  const entry = Object.hasOwn(service.api, operation.call.command) ? service.api[operation.call.command] : undefined;
  const type = service.resourceTypes[operation.resourceType];
  return (entry?.grants ?? [])
    .filter(
      (grant) =>
        (grant.when === undefined || isPresent(operation, values, grant.when)) && (grant.unless === undefined || !isPresent(operation, values, grant.unless)),
    )
    .map((grant) => ({ actions: grant.actions, on: whereText(grant, operation, type, resource) }));
}

function isPresent(operation: Operation, values: FieldValues, argument: string): boolean {
  const key = headOf(argument);
  const template = Object.hasOwn(operation.call.arguments, key) ? operation.call.arguments[key] : undefined;
  if (template === undefined) return false;
  return typeof template !== 'string' || template === RESOURCE || values[template] !== undefined || operation.fields[template]?.optional !== true;
}

function whereText(grant: ApiGrant, operation: Operation, type: ResourceTypeEntry | undefined, resource: string): string {
  if (grant.at === undefined) return 'everything';
  const template = operation.call.arguments[headOf(grant.at)];
  const part = grant.part ?? 'resource';
  if (template === undefined || !namesResource(template)) {
    const field = typeof template === 'string' ? operation.fields[template]?.label : undefined;
    return field === undefined ? `what ${grant.at} names` : `what "${field}" names`;
  }
  const words = type?.parts[part];
  return part === 'resource' || words === undefined ? resource : `${words} (${resource})`;
}

function namesResource(template: ArgumentTemplate): boolean {
  if (template === RESOURCE) return true;
  if (typeof template === 'string' || 'constant' in template) return false;
  return ('object' in template ? Object.values(template.object) : template.array).some(namesResource);
}

function headOf(path: string): string {
  return path.split(/[.[]/, 1)[0] as string;
}
