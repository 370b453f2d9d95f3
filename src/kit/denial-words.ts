import type { AccessDenial } from './cloud-session.ts';

/** `s3:PutObject on arn:…`. */
export function deniedText({ action, resource }: AccessDenial): string {
  return `${action}${resource === undefined ? '' : ` on ${resource}`}`;
}

/** What it means: whose rule refuses it. Undefined: nobody has allowed it, which goes without saying. */
export function denialMeaning({ by, policy, isExplicit }: AccessDenial): string | undefined {
  const named = policy === undefined ? '' : ` (${policy})`;
  switch (by) {
    case 'organisation':
      return `the organisation that the account belongs to ${isExplicit ? 'forbids' : 'does not allow'} it by a policy of its own${named}; no statement in the account can allow it`;
    case 'boundary':
      return `the permissions boundary${named} of who asks ${isExplicit ? 'forbids' : 'does not include'} it; what its other policies allow doesn't count beyond that`;
    case 'session':
      return `the session was opened with a policy${named} that ${isExplicit ? 'forbids' : 'does not include'} it`;
    case 'resource':
      return isExplicit ? `the policy of the resource itself${named} forbids it` : 'the policy of the resource itself does not allow it';
    case 'endpoint':
      return `the policy of the network endpoint that the call takes ${isExplicit ? 'forbids' : 'does not allow'} it`;
    case 'identity':
      return isExplicit ? `a policy of who asks${named} forbids it; a statement that allows it doesn't help beside it` : undefined;
    default:
      return undefined;
  }
}

/** What to do, without what comes after it. */
export function denialRemedy(denial: AccessDenial): string {
  const what = deniedText(denial);
  switch (denial.by) {
    case 'organisation':
      return `ask whoever administers the organisation to allow ${what}, or deploy into another account or region`;
    case 'boundary':
      return `let ${what} into the permissions boundary`;
    case 'session':
      return `sign in without that session policy, or with one that includes ${what}`;
    case 'resource':
      return `allow ${what} in the policy of the resource`;
    case 'endpoint':
      return `allow ${what} in the policy of the endpoint, or deploy from another network`;
    default:
      if (denial.isExplicit) return `take ${what} out of what the policy forbids`;
      return denial.isRole ? `allow ${what} in the permissions of the function` : `allow ${what}`;
  }
}
