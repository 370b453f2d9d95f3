import { isJsonObject } from '#base/json.ts';
import type { GivenName } from '#kit/stack-driver.ts';
import { nameInStack } from '../physical-name.ts';
import { ownName } from './taken-names.ts';
import { resourcesIn } from './template-names.ts';

/** What a template calls its resources itself: in words, or, as a project's buckets, after the stack that it is deployed to. */
export function givenNames(template: string, stackId: string | undefined): Record<string, GivenName> {
  const names: Record<string, GivenName> = {};
  for (const [id, resource] of Object.entries(resourcesIn(template))) {
    if (!isJsonObject(resource)) continue;
    const written = ownName(resource);
    const bucket = isJsonObject(resource.Properties) ? resource.Properties.BucketName : undefined;
    const made = stackId === undefined ? undefined : nameInStack(bucket, stackId);
    if (written !== undefined) names[id] = { name: written, isWritten: true };
    else if (made !== undefined) names[id] = { name: made, isWritten: false };
  }
  return names;
}
