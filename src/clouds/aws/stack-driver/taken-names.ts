import type { Change as ChangeSetEntry, CreateChangeSetCommandInput } from '@aws-sdk/client-cloudformation';
import { isJsonObject, type JsonObject } from '#base/json.ts';
import { CloudError, isSignedOut, isTransient } from '#kit/cloud-error.ts';
import type { NameFailure, StagedChanges } from '#kit/stack-driver.ts';
import type { Target } from '#kit/target.ts';
import type { Importable } from '#model/deployment.ts';
import { remedy, way } from '#model/remedy.ts';
import type { Send } from '../client/calls.ts';
import { DATA_TYPES } from '../data-types.ts';
import { discard } from './discard.ts';
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

/** The name that the template chooses; a part of the ARN or the address by which the cloud knows it. */
function ownName({ Properties: properties }: JsonObject): string | undefined {
  if (!isJsonObject(properties)) return undefined;
  const [, name] = Object.entries(properties).find(([key, value]) => /Name$/.test(key) && typeof value === 'string') ?? [];
  return typeof name === 'string' ? name : undefined;
}

async function isOwned(send: Send, PhysicalResourceId: string, signal?: AbortSignal): Promise<boolean> {
  try {
    const { StackResources = [] } = await send('DescribeStackResources', { PhysicalResourceId }, signal);
    return StackResources.some((one) => !/^DELETE_(COMPLETE|SKIPPED)$/.test(one.ResourceStatus ?? ''));
  } catch (error) {
    if (isTransient(error) || isSignedOut(error)) throw error;
    // No stack has it. Where that may not be asked, the import itself is refused for what is another's.
    return false;
  }
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
  const reasons = isRefused ? [refusal] : taken.map((one) => one.reason);
  throw new CloudError('StagingFailed', `the changes are refused, because the local cloud would empty what is there: ${reasons.join(' ')}`, {
    remedy: remedy`import it (${way('deploy --import-existing', 'offered in the deployment’s window')}), give it another name, or remove it`,
    command: 'CreateChangeSet',
    about: isRefused ? affectedBy(refusal) : taken,
  });
}

/** `… The affected resources are Photos ({BucketName=holiday})` */
function affectedBy(refusal: string): NameFailure[] {
  return [...refusal.matchAll(/(\w+) \(\{[^}]*\}\)/g)].map(([, logicalId = '']) => ({ logicalId, reason: refusal }));
}
