import { isJsonObject } from '#base/json.ts';
import { isSignedOut, isTransient } from '#kit/cloud-error.ts';
import type { NameFailure } from '#kit/stack-driver.ts';
import type { Importable } from '#model/deployment.ts';
import type { Send } from '../client/calls.ts';
import { ownName } from './taken-names.ts';
import { namesIn, resourcesIn } from './template-names.ts';

/**
 * Of what failed because its name is taken: what is no stack's, and may be imported. User Guide, "Import AWS resources into a stack
 * automatically": it has a name of its own in the template, and a deletion policy that retains it.
 */
export async function importable(send: Send, template: string, failures: readonly NameFailure[], signal?: AbortSignal): Promise<Importable[]> {
  const declared = resourcesIn(template);
  const names = namesIn(template);
  const found = new Map<string, Importable>();
  for (const { logicalId, reason } of failures) {
    const resource = declared[logicalId];
    if (found.has(logicalId) || !isJsonObject(resource) || !isTaken(reason) || !RETAINS.test(String(resource.DeletionPolicy))) continue;
    // A name that an expression gives is not looked for: what has it would be made again, and refused again.
    const own = ownName(resource);
    if (own === undefined) continue;
    const physicalId = /identifier '([^']+)'/.exec(reason)?.[1] ?? own;
    if (await isOwned(send, physicalId, signal)) continue;
    found.set(logicalId, { logicalId, name: names[logicalId] ?? logicalId, type: String(resource.Type), physicalId });
  }
  return [...found.values()];
}

const RETAINS = /^(Retain|RetainExceptOnCreate)$/;

/** `… already exists in stack arn:…` is another stack's. */
function isTaken(reason: string): boolean {
  return /already (exists|owned)|AlreadyExists/i.test(reason) && !/already exists in stack/i.test(reason);
}

export async function isOwned(send: Send, PhysicalResourceId: string, signal?: AbortSignal): Promise<boolean> {
  try {
    const { StackResources = [] } = await send('DescribeStackResources', { PhysicalResourceId }, signal);
    return StackResources.some((one) => !/^DELETE_(COMPLETE|SKIPPED)$/.test(one.ResourceStatus ?? ''));
  } catch (error) {
    if (isTransient(error) || isSignedOut(error)) throw error;
    // No stack has it. Where that may not be asked, the import itself is refused for what is another's.
    return false;
  }
}
