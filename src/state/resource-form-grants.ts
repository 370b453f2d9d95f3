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
        (grant.at === undefined || isPresent(operation, values, headOf(grant.at))) &&
        (grant.when === undefined || isPresent(operation, values, grant.when)) &&
        (grant.unless === undefined || !isPresent(operation, values, grant.unless)),
    )
    .map((grant) => ({ actions: grant.actions, on: whereText(grant, operation, type, resource) }));
}

/** `Delete.Objects[].VersionId`: in the call as the form prints it. Within a value that the person writes, its name has to stand there. */
function isPresent(operation: Operation, values: FieldValues, path: string): boolean {
  const [head, ...inside] = path.split(/[.[\]]+/).filter((step) => step !== '') as [string, ...string[]];
  const template = Object.hasOwn(operation.call.arguments, head) ? operation.call.arguments[head] : undefined;
  return template !== undefined && holds(template, inside, operation, values);
}

function holds(template: ArgumentTemplate, inside: readonly string[], operation: Operation, values: FieldValues): boolean {
  const [step, ...rest] = inside;
  if (template === RESOURCE) return true;
  if (typeof template === 'string') {
    const value = values[template];
    if (value === undefined) return step === undefined && operation.fields[template]?.optional !== true;
    return step === undefined || (value.kind === 'expression' ? value.code : JSON.stringify(value.value)).includes(inside.at(-1) as string);
  }
  if (step === undefined) return true;
  if ('constant' in template) return JSON.stringify(template.constant).includes(inside.at(-1) as string);
  if ('array' in template) return template.array.some((one) => holds(one, inside, operation, values));
  const next = Object.hasOwn(template.object, step) ? template.object[step] : undefined;
  return next !== undefined && holds(next, rest, operation, values);
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
