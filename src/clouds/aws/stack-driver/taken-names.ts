import type { Change as ChangeSetEntry, CreateChangeSetCommandInput } from '@aws-sdk/client-cloudformation';
import { isJsonObject, type JsonObject } from '#base/json.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { NameFailure, StagedChanges } from '#kit/stack-driver.ts';
import type { Target } from '#kit/target.ts';
import { remedy, way } from '#model/remedy.ts';
import type { Send } from '../client/calls.ts';
import { DATA_TYPES } from '../data-types.ts';
import { discard } from './discard.ts';
import { resourcesIn } from './template-names.ts';

/** The name that the template chooses; a part of the ARN or the address by which the cloud knows it. */
export function ownName({ Properties: properties }: JsonObject): string | undefined {
  if (!isJsonObject(properties)) return undefined;
  const [, name] = Object.entries(properties).find(([key, value]) => /Name$/.test(key) && typeof value === 'string') ?? [];
  return typeof name === 'string' ? name : undefined;
}

/** Whether things that hold data have names of their own: only such a name can be taken. */
export function hasNamedData(template: string): boolean {
  return Object.values(resourcesIn(template)).some((one) => isJsonObject(one) && DATA_TYPES.has(String(one.Type)) && ownName(one) !== undefined);
}

/**
 * An emulator makes a thing of a taken name anew, and empties it. So it is asked, before anything is staged, what it would import: that exists.
 * Throws where there is such a thing.
 */
export async function assertNamesFree(
  send: Send,
  target: Target,
  input: CreateChangeSetCommandInput,
  read: (id: string, stackId: string) => Promise<{ readonly entries: readonly ChangeSetEntry[]; readonly refusal?: string }>,
  signal?: AbortSignal,
): Promise<void> {
  const ChangeSetName = `${input.ChangeSetName}-names`;
  const made = await send('CreateChangeSet', { ...input, ChangeSetName, ClientToken: undefined, ImportExistingResources: true }, signal);
  const id = made.Id ?? ChangeSetName;
  const kind = input.ChangeSetType === 'CREATE' ? 'create' : 'update';
  const staged: StagedChanges = { stackId: made.StackId ?? '', stack: input.StackName ?? '', id, kind, changes: [], empty: false };
  const { entries, refusal } = await read(id, staged.stackId).finally(() => discard(send, target, staged).catch(() => undefined));
  const taken = entries.flatMap(({ ResourceChange: one }) =>
    one?.Action === 'Import'
      ? [
          {
            logicalId: one.LogicalResourceId ?? '',
            reason: `Resource of type '${one.ResourceType}' with identifier '${one.PhysicalResourceId}' already exists.`,
          },
        ]
      : [],
  );
  // What a failure left in this very stack isn't in its template yet, and is taken for new.
  const isOwn = refusal?.includes(`already exists in stack ${staged.stackId}`);
  const isRefused = refusal !== undefined && !isOwn && /already exist/.test(refusal);
  if (!isRefused && taken.length === 0) return;
  // A clause among ours: without the cloud's full stop.
  const reasons = (isRefused ? [refusal] : taken.map((one) => one.reason)).map((one) => one.replace(/\.$/, ''));
  throw new CloudError('StagingFailed', `the changes are refused, because the local cloud would empty what is there: ${reasons.join('; ')}`, {
    remedy: remedy`import it (${way('deploy --import-existing', 'offered in the deployment’s window')}), give it another name, or remove it`,
    command: 'CreateChangeSet',
    about: isRefused ? affectedBy(refusal) : taken,
  });
}

/** `… The affected resources are Photos ({BucketName=holiday})` */
function affectedBy(refusal: string): NameFailure[] {
  return [...refusal.matchAll(/(\w+) \(\{[^}]*\}\)/g)].map(([, logicalId = '']) => ({ logicalId, reason: refusal }));
}
