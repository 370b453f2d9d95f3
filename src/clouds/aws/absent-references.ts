import type { Target } from '#kit/target.ts';
import { listAccountResources } from './account-resources.ts';
import type { Send } from './client/calls.ts';
import { isMissing } from './errors.ts';
import { type Reference, readReference } from './reference.ts';
import { identity } from './sign-in.ts';

/**
 * Of these names and ARNs those that the account doesn't have in its region. What may be another account's or region's, or isn't written out, is
 * never among them. Throws where the account doesn't tell: then nothing is known.
 */
export async function absentReferences(
  { send, target }: { readonly send: Send; readonly target: Target },
  typeId: string,
  references: readonly string[],
  signal?: AbortSignal,
): Promise<string[]> {
  const read = references.flatMap((reference) => {
    const one = named(typeId, reference);
    return one && (one.region === '' || one.region === target.region) ? [{ ...one, reference }] : [];
  });
  if (read.length === 0) return [];
  const own = read.some((one) => one.account !== '') ? (await identity(send, signal)).account : '';
  const wanted = read.filter((one) => one.account === '' || one.account === own);
  if (wanted.length === 0) return [];
  const listed = new Set((await listAccountResources(send, typeId, signal)).map((one) => one.name));
  const unlisted = wanted.filter((one) => !listed.has(one.name));
  if (typeId !== 's3.bucket') return unlisted.map((one) => one.reference);
  const gone = await Promise.all(unlisted.map(async ({ reference, name }) => ((await isBucket(send, name, signal)) ? [] : [reference])));
  return gone.flat();
}

interface Named {
  readonly name: string;
  /** Empty: the stack's own. */
  readonly region: string;
  readonly account: string;
}

/** A name, an ARN, or a queue's address, as what is listed is called; undefined where it isn't that of such a thing. */
function named(typeId: string, reference: string): Named | undefined {
  const { region = '', account = '', tail, arn } = (typeId === 'sqs.queue' ? readAddress(reference) : undefined) ?? readReference(reference);
  // A table's ARN may go on to its stream or an index.
  const name = typeId === 'dynamodb.table' && arn ? (/^table\/([^/]+)/.exec(tail)?.[1] ?? '') : tail;
  return /^[\w.-]+$/.test(name) ? { name, region, account } : undefined;
}

function readAddress(reference: string): Reference | undefined {
  const { region = '', account = '', name = '' } = ADDRESS.exec(reference)?.groups ?? {};
  return name === '' ? undefined : { region, account, tail: name };
}

const ADDRESS = /^https?:\/\/(?:(?:sqs\.)?(?<region>[a-z]{2}(?:-[a-z]+)+-\d)\.)?[^/]*\/(?<account>\d{12})\/(?<name>[^/]+)$/;

/** The names of buckets are those of all accounts: one that isn't listed may be somebody else's, who lets this account use it. */
async function isBucket(send: Send, name: string, signal?: AbortSignal): Promise<boolean> {
  try {
    await send('ListObjectsV2', { Bucket: name, MaxKeys: 1 }, signal);
    return true;
  } catch (error) {
    return !isMissing(error);
  }
}
