import { isJsonObject } from '#base/json.ts';
import type { Change } from '#model/change.ts';
import type { StackResource } from '#model/stack.ts';
import type { Send } from '../client/calls.ts';
import { mayHoldData } from '../data-types.ts';
import { isMissing } from '../errors.ts';
import { namesIn, resourcesIn } from './template-names.ts';

export async function resources(send: Send, stack: string, signal?: AbortSignal): Promise<StackResource[]> {
  const [listed, template] = await Promise.all([list(send, stack, signal), deployedTemplate(send, stack, signal)]);
  const names = namesIn(template ?? '');
  return listed.map((one) => ({ ...one, ...(names[one.logicalId] === undefined ? {} : { name: names[one.logicalId] ?? '' }) }));
}

async function list(send: Send, stack: string, signal?: AbortSignal): Promise<StackResource[]> {
  const found: StackResource[] = [];
  let token: string | undefined;
  try {
    do {
      const page = await send('ListStackResources', { StackName: stack, ...(token ? { NextToken: token } : {}) }, signal);
      for (const one of page.StackResourceSummaries ?? []) {
        const type = one.ResourceType ?? '';
        found.push({
          logicalId: one.LogicalResourceId ?? '',
          ...(one.PhysicalResourceId ? { physicalId: one.PhysicalResourceId } : {}),
          type,
          status: one.ResourceStatus ?? '',
          holdsData: mayHoldData(type),
          ...(/^(UPDATE|DELETE)_FAILED$/.test(one.ResourceStatus ?? '') ? { isStuck: true } : {}),
        });
      }
      token = page.NextToken;
    } while (token);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return found;
}

export async function deployedTemplate(send: Send, stack: string, signal?: AbortSignal): Promise<string | undefined> {
  try {
    return (await send('GetTemplate', { StackName: stack, TemplateStage: 'Original' }, signal)).TemplateBody;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** What deleting the stack would do to each of its resources, by the policies of its own template; `keeping`: those that keep it. */
export async function removal(send: Send, stack: string, signal?: AbortSignal, keeping = /^(Retain|RetainExceptOnCreate|Snapshot)$/): Promise<Change[]> {
  const [listed, template] = await Promise.all([list(send, stack, signal), deployedTemplate(send, stack, signal)]);
  const declared = resourcesIn(template ?? '');
  const names = namesIn(template ?? '');
  return listed
    .filter((one) => !/^DELETE_(COMPLETE|SKIPPED)$/.test(one.status) && one.physicalId !== undefined)
    .map((one) => {
      const resource = declared[one.logicalId];
      const policy = isJsonObject(resource) ? resource.DeletionPolicy : undefined;
      return {
        action: 'remove',
        logicalId: one.logicalId,
        ...(one.physicalId ? { physicalId: one.physicalId } : {}),
        type: one.type,
        name: names[one.logicalId] ?? one.logicalId,
        replacement: 'never',
        holdsData: one.holdsData ?? false,
        old: typeof policy === 'string' && keeping.test(policy) ? 'kept' : 'deleted',
        causes: [],
      };
    });
}
