import { isRegion } from '#kit/region.ts';
import type { Credentials } from '#kit/target.ts';
import type { Problem } from '#model/problem.ts';
import { problem } from '#model/problem.ts';

/** What a paste of short-lived credentials holds. It goes into memory and nowhere else. */
export interface PastedCredentials {
  readonly credentials: Credentials;
  readonly region?: string;
  /** Keys that never expire: they work, but shouldn't be handed to a page. */
  readonly isLongLived: boolean;
}

/**
 * Reads what AWS's tools and portals give: the JSON of `aws configure export-credentials` (or of STS), `export AWS_…=` lines
 * (also `set`, `$Env:`), or an INI block.
 */
export function readPastedCredentials(text: string, now: number): PastedCredentials | Problem {
  const values = text.trim().startsWith('{') ? fromJson(text) : fromLines(text);
  const accessKeyId = values?.accesskeyid;
  const secretAccessKey = values?.secretaccesskey;
  if (values === undefined || accessKeyId === undefined || secretAccessKey === undefined) return unreadable();
  const sessionToken = values.sessiontoken ?? values.securitytoken;
  const expiry = values.expiration ?? values.credentialexpiration;
  const expiresAt = expiry === undefined ? Number.NaN : Date.parse(expiry);
  if (expiresAt <= now) {
    return problem('CredentialsExpired', {
      summary: `the pasted credentials expired at ${new Date(expiresAt).toISOString()}`,
      remedy: 'make new ones and paste them',
    });
  }
  if (values.region !== undefined && !isRegion(values.region)) {
    return problem('CredentialsMissing', {
      summary: `the pasted text has "${values.region}" as its region`,
      remedy: 'write the region as eu-west-1, or leave it out',
    });
  }
  return {
    credentials: {
      accessKeyId,
      secretAccessKey,
      ...(sessionToken === undefined ? {} : { sessionToken }),
      ...(Number.isNaN(expiresAt) ? {} : { expiresAt }),
    },
    ...(values.region === undefined ? {} : { region: values.region }),
    isLongLived: accessKeyId.startsWith('AKIA') || sessionToken === undefined,
  };
}

type Values = Readonly<Record<string, string | undefined>>;

function unreadable(): Problem {
  return problem('CredentialsMissing', {
    summary: 'no access key and secret key in the pasted text',
    remedy: 'paste the output of `aws configure export-credentials`, its `export AWS_…` lines, or the profile block of the access portal',
  });
}

function fromJson(text: string): Values | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const outer = parsed as { Credentials?: unknown } | null;
  const inner = typeof outer === 'object' && outer !== null && typeof outer.Credentials === 'object' ? outer.Credentials : outer;
  if (typeof inner !== 'object' || inner === null) return undefined;
  return Object.fromEntries(Object.entries(inner).flatMap(([key, value]) => (typeof value === 'string' ? [[canonical(key), value]] : [])));
}

function fromLines(text: string): Values {
  const values: Record<string, string> = {};
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+|set\s+|setx\s+|\$env:)?([A-Za-z_]+)\s*[=:]\s*(.*?)\s*;?\s*$/i.exec(line);
    if (!match) continue;
    const [, name = '', raw = ''] = match;
    const value = raw.replace(/^(["'])(.*)\1$/, '$2');
    if (value !== '') values[canonical(name)] = value;
  }
  return values;
}

/** `AWS_ACCESS_KEY_ID`, `aws_access_key_id`, `AccessKeyId` → `accesskeyid`. */
function canonical(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('_', '')
    .replace(/^aws/, '')
    .replace(/^defaultregion$/, 'region');
}
