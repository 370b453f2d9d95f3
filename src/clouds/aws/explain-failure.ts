import type { Attempt, FailureMeaning } from '#kit/cloud-session.ts';
import { type Remedy, remedy, way } from '#model/remedy.ts';
import { ACCOUNT, REGION } from './not-enabled.ts';

// What services say when they refuse a resource, in AWS's words, and what that means to whoever reads it. Denied actions are `diagnoseAccessDenied`'s.

/** Null where the reason speaks for itself. */
export function explainFailure(reason: string, { returns, imports }: Attempt = {}): FailureMeaning | null {
  for (const { pattern, meaning, remedy: usual, ifReturning, ifImporting } of KNOWN) {
    const match = pattern.exec(reason);
    if (!match) continue;
    const words = (imports ? ifImporting : undefined) ?? (returns ? ifReturning : undefined) ?? usual;
    const { path, named } = FIELD.exec(reason)?.groups ?? {};
    const field = path ?? named;
    return {
      meaning: fill(meaning, match),
      remedy: typeof words === 'string' ? fill(words, match) : words,
      ...(returns ? { again: 'return to the release again' } : {}),
      ...(field ? { field } : {}),
    };
  }
  return null;
}

/** The property that a value was refused of: `#/MemorySize: …`, `Value '…' at 'memorySize' failed …`. */
const FIELD = /#\/(?<path>[\w/]+): |at '(?<named>[^']+)' failed to satisfy constraint/;

function fill(text: string, { groups = {} }: RegExpExecArray): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => groups[name] ?? '');
}

interface Known extends FailureMeaning {
  readonly pattern: RegExp;
  /** Where the project can't be changed first. */
  readonly ifReturning?: string | Remedy;
  /** Where importing it was tried already. */
  readonly ifImporting?: string;
}

const QUOTA: FailureMeaning = {
  meaning: 'the account has as many of these as its quota allows in this region',
  remedy: 'remove what is no longer used, or ask for a higher quota (Service Quotas)',
};
const TAKEN: Omit<Known, 'pattern'> = {
  meaning: 'something of this name exists already, and this stack did not make it',
  remedy: remedy`give it another name, import what exists (${way('deploy --import-existing', 'offered in the deployment’s window')}), or remove that`,
  ifReturning: remedy`import what exists (${way('return --import-existing', 'offered in the deployment’s window')}), or remove that`,
  ifImporting: 'give it another name, or remove what has it: it could not be imported',
};

/** In this order: the first that fits is told. */
const KNOWN: readonly Known[] = [
  // Some services refuse a region with the code of an account that isn't signed up: what the text names is what it is.
  { pattern: /RegionDisabled|not activated in this region|region .{0,40}(is|has) (not (been )?(enabled|opted)|disabled)|not opted[- ]in/i, ...REGION },
  {
    pattern: /OptInRequired|SubscriptionRequired|needs a subscription for the service|not subscribed to this service|NotSignedUp|not signed up for the/i,
    ...ACCOUNT,
  },
  {
    pattern: /account (is|has been) (currently )?(suspended|blocked|being verified|on hold)|pending verification|account is not (yet )?(active|verified)/i,
    ...ACCOUNT,
  },
  {
    pattern: /security token included in the request is invalid|UnrecognizedClientException|InvalidClientTokenId/i,
    meaning: 'the service does not know these credentials; most often the region is not enabled in the account',
    remedy: 'enable the region in the account’s settings (AWS Regions), or sign in again',
  },
  {
    pattern: /Encoded authorization failure message/i,
    meaning: 'whoever deploys may not do this; which action it is stands in the encoded part of the message',
    remedy: 'read it with `aws sts decode-authorization-message`, and allow what it names',
  },
  {
    pattern: /is not (yet )?(supported|available) in (this|the .*) region|Unrecognized resource types?|resource type .* (is not|isn't) (supported|available)/i,
    meaning: 'the region does not have this service, or not this part of it',
    remedy: 'deploy to another region, or do without it',
  },
  {
    pattern: /decreases account's UnreservedConcurrentExecution below its minimum value of \[(?<least>\d+)\]/,
    meaning: 'the account has too few concurrent executions to reserve that many: {least} have to stay free for the others',
    remedy: 'lower or remove the function’s `concurrency`, or ask for more concurrent executions (Service Quotas, Lambda)',
  },
  {
    pattern: /Code storage limit exceeded|CodeStorageExceeded/i,
    meaning: 'the code of all functions and versions together is as large as the account allows in this region',
    remedy: 'remove functions or old versions that nobody uses, or ask for a higher quota (Service Quotas, Lambda)',
  },
  {
    pattern: /Unzipped size must be smaller than|RequestEntityTooLarge|Request must be smaller than/i,
    meaning: 'the built code is larger than a function may be',
    remedy: 'leave out packages that the function does not need, then build again',
  },
  { pattern: /TooManyBuckets|attempted to create more buckets than allowed/i, ...QUOTA },
  { pattern: /Cannot exceed quota for (?<quota>\w+): (?<most>\d+)/, meaning: 'the account’s quota {quota} is {most}, and is used up', remedy: QUOTA.remedy },
  {
    pattern: /Rate exceeded|Throttling|TooManyRequests|RequestLimitExceeded|Too Many Requests/i,
    meaning: 'the service was asked too much at once',
    remedy: 'wait a few minutes',
  },
  {
    pattern:
      /ServiceLimitExceeded|ServiceQuotaExceeded|LimitExceeded|quota .{0,40}exceeded|(maximum|limit).{0,60}(reached|exceeded)|exceeds? the (maximum|limit)/i,
    ...QUOTA,
  },
  {
    pattern: /wait (?<seconds>\d+) seconds after deleting a queue/i,
    meaning: 'a queue of this name was deleted less than {seconds} seconds ago',
    remedy: 'wait a minute',
  },
  {
    pattern: /conflicting conditional operation is currently in progress|OperationAborted/i,
    meaning: 'the bucket is being deleted or made elsewhere: its name is free only some time later',
    remedy: 'wait some minutes, or give the bucket another name',
  },
  {
    pattern: /BucketAlreadyExists|requested bucket name is not available/i,
    meaning: 'the name of a bucket is taken in all of AWS, not only in this account',
    remedy: 'give the bucket another name',
  },
  {
    // The name that a project's bucket gets ends in its stack's id: what was removed from the project, and kept, has it still.
    // User Guide, "Import AWS resources into a CloudFormation stack automatically": only a name that the template writes out.
    pattern: /(?:'AWS::S3::Bucket' with identifier '|^)(?<bucket>[a-z0-9.-]+-[0-9a-f]{12})'? already exists(?! in stack)/,
    meaning:
      'the bucket {bucket} is there already, and is no longer this stack’s; what it holds is untouched; it can’t be imported, because the template makes its name of the stack’s id, and CloudFormation imports only by names that are written out',
    remedy:
      'give the bucket another name in the project; or use {bucket} as the account’s own (in stackwright.json give this bucket "origin": "account" and "reference": "{bucket}", or drag S3 onto the code anew and choose Existing); or move what it holds elsewhere and delete it',
    ifReturning:
      'deploy from sources in which the bucket has another name or is the account’s own, for a release can’t be changed; or move what {bucket} holds elsewhere and delete it',
  },
  {
    // Or one that a template of the project's own names.
    pattern: /'AWS::S3::Bucket' with identifier '(?<bucket>[^']+)' already exists/i,
    meaning: 'the bucket {bucket} is there already, and is not, or no longer, this stack’s; what it holds is untouched',
    remedy: 'give the bucket another name in the project, or move what {bucket} holds elsewhere and delete it',
  },
  { pattern: /already exists|AlreadyExist|AlreadyOwnedByYou|ResourceInUseException.*exists|Duplicate\w*Exception/i, ...TAKEN },
  {
    pattern: /(hook\(s\)(\/validation)? failed|Hook failed)(: \[(?<hook>[^\]]+)\])?/i,
    meaning: 'a rule that somebody set up for the account (a hook) refuses it',
    remedy: 'change what its message names, or ask who looks after the hook {hook}',
  },
  {
    pattern: /cannot be assumed by|role defined for the function|Invalid principal in policy/i,
    meaning: 'the role was made only now, and is not known everywhere yet',
    remedy: 'wait a minute',
  },
  {
    pattern: /bucket you tried to delete is not empty|BucketNotEmpty|is not empty/i,
    meaning: 'it still holds data, and is never emptied without being asked',
    remedy: 'empty it in the console, or keep it',
  },
  {
    pattern: /deletion protection|DeletionProtection/i,
    meaning: 'it is protected against deletion',
    remedy: 'switch its deletion protection off, or keep it',
  },
  {
    pattern: /S3 Error Code: (NoSuchKey|NoSuchBucket|AccessDenied|PermanentRedirect)|Error occurred while GetObject/i,
    meaning: 'the built code is no longer in the artifact bucket, or cannot be read from there',
    remedy: 'build and deploy again, so that it is uploaded',
  },
  {
    pattern: /runtime parameter of (?<runtime>\S+) is no longer supported/i,
    meaning: 'AWS no longer takes functions of the runtime {runtime}',
    remedy: 'choose a newer runtime for the function',
  },
  {
    pattern: /did not stabilize|Exceeded attempts to wait|timed out waiting|NotStabilized/i,
    meaning: 'the cloud began it, and it was not ready in the time that is allowed',
    remedy: 'look at it in the console for its own reason',
  },
  {
    pattern: /Unable to validate the following destination configurations/i,
    meaning: 'the bucket may not call the function yet, or not by this name',
    remedy: 'look whether the bucket’s permission to call the function was made before it',
  },
  {
    pattern:
      /failed to satisfy constraint|Properties validation failed|validation errors? detected|Encountered unsupported property|Invalid\w*ParameterValue|model validation failed/i,
    meaning: 'the service does not take a value that the template has',
    remedy: 'correct the value in the form or the manifest',
  },
  {
    pattern: /InternalFailure|Internal Failure|InternalError|ServiceUnavailable|Service Unavailable|InternalServiceError/i,
    meaning: 'the service had a fault of its own',
    remedy: 'try again in a few minutes',
  },
];
