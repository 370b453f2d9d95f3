import type { Change as ChangeSetEntry } from '@aws-sdk/client-cloudformation';
import { isJsonObject } from '#base/json.ts';
import { ChangesRefused } from '#kit/changes-refused.ts';
import type { Finding } from '#kit/stack-driver.ts';
import type { Send } from '../client/calls.ts';
import { nameInStack } from '../physical-name.ts';
import { isOwned } from './importable.ts';
import { resourcesIn } from './template-names.ts';

/**
 * A bucket that was taken out of the project and kept has the name that the stack would give it again. AWS looks for that when the changes are
 * staged (User Guide, "Validate stack deployments"), the local cloud only when they are executed: so it is looked for here, and refused as AWS does.
 * Throws where there is such a bucket.
 */
export async function assertBucketsFree(
  send: Send,
  template: string,
  stackId: string,
  entries: readonly ChangeSetEntry[],
  signal?: AbortSignal,
): Promise<void> {
  const declared = resourcesIn(template);
  const wanted = entries.flatMap(({ ResourceChange: one }) => {
    const resource = declared[one?.LogicalResourceId ?? ''];
    const name =
      one?.Action === 'Add' && isJsonObject(resource) && isJsonObject(resource.Properties) ? nameInStack(resource.Properties.BucketName, stackId) : undefined;
    return name === undefined ? [] : [{ logicalId: one?.LogicalResourceId ?? '', name }];
  });
  if (wanted.length === 0) return;
  const { Buckets = [] } = await send('ListBuckets', {}, signal);
  const there = new Set(Buckets.map((one) => one.Name));
  const findings: Finding[] = [];
  for (const { logicalId, name } of wanted) {
    // What a failure left in this very stack is taken for new.
    if (!there.has(name) || (await isOwned(send, name, signal))) continue;
    findings.push({
      logicalId,
      path: `/Resources/${logicalId}/Properties/BucketName`,
      check: 'NAME_CONFLICT_VALIDATION',
      reason: `Resource of type 'AWS::S3::Bucket' with identifier '${name}' already exists.`,
      isWarning: false,
    });
  }
  if (findings.length === 0) return;
  throw new ChangesRefused(`the changes are refused: ${findings.map((one) => `${one.path}: ${one.reason}`).join('; ')}`, findings, {
    remedy: 'correct what the message names, then deploy again',
    command: 'CreateChangeSet',
    about: findings.flatMap(({ logicalId, reason }) => (logicalId === undefined ? [] : [{ logicalId, reason }])),
  });
}
