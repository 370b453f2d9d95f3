import { CloudError } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import { nameFrom } from '#model/edit/names.ts';
import { variableBase } from '#model/names.ts';

/** What the account has of one type, for the Existing tab. Where it can't be listed a name is typed, and the reason is said. */
export type AccountList = { readonly taken: readonly string[] } & (
  | { readonly state: 'listing' }
  | { readonly state: 'listed'; readonly items: readonly { readonly name: string; readonly reference: string }[] }
  | { readonly state: 'unlisted'; readonly reason: string }
);

/** Asks the account. Never throws: that it doesn't answer is one of the answers. */
export async function listAccount(
  session: CloudSession | undefined,
  type: string,
  taken: readonly string[],
  known: readonly string[],
  signal: AbortSignal,
): Promise<AccountList> {
  if (!session) return { taken, state: 'unlisted', reason: 'No account is connected.' };
  try {
    const items = await session.account.list(type, signal);
    return { taken, state: 'listed', items: items.filter((item) => !known.includes(item.reference) && !known.includes(item.name)) };
  } catch (error) {
    if (signal.aborted) return { taken, state: 'listing' };
    return { taken, state: 'unlisted', reason: reasonText(error) };
  }
}

/** What the project may call a resource of the account's: its name made valid, and free. */
export function projectNameFor(reference: string, taken: readonly string[]): string {
  const last = reference.split(/[:/]/).filter(Boolean).at(-1) ?? '';
  const base = nameFrom(last === '' ? 'existing' : last);
  const bases = new Set(taken.map(variableBase));
  if (!bases.has(variableBase(base))) return base;
  let count = 2;
  while (bases.has(variableBase(`${base}${count}`))) count += 1;
  return `${base}${count}`;
}

function reasonText(error: unknown): string {
  if (!(error instanceof CloudError)) return 'The account could not be listed.';
  switch (error.code) {
    case 'AccessDenied':
      return 'Listing is denied to these credentials.';
    case 'EndpointUnreachable':
    case 'LocalCloudMissing':
      return 'The cloud does not answer.';
    case 'CredentialsMissing':
      return 'There are no credentials for the account yet.';
    case 'CredentialsExpired':
      return 'The credentials have expired.';
    default:
      return `The account could not be listed: ${error.message}.`;
  }
}
